//! The list for spreadsheets. They take apart what they read: `0815` becomes 815, `1e5` becomes
//! 100000, `1.4.` a day, `=…` a formula. What somebody typed stays what it is.

use super::OWN;

/// Stands before what a spreadsheet would take for something else: a sign without a width. With it,
/// LibreOffice and Excel take every cell for a text and show it as it was typed. Quotes do not help,
/// an apostrophe is shown, `="…"` is shown by a LibreOffice that does not calculate what it reads, and
/// before a tab Excel looks at what follows.
const AS_TYPED: char = '\u{200b}';

/// Signs with which a spreadsheet begins a formula, or its word for a mistake.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '#', '\t', '\r', '＝', '＋', '－', '＠'];

/// Words that a spreadsheet takes for a truth.
const TRUTHS: [&str; 4] = ["wahr", "falsch", "true", "false"];

/// CSV as spreadsheets here expect it: UTF-8 with a mark, semicolons; what was typed is what is read.
pub fn csv(table: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in table {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let mark = (!OWN.contains(&column) && is_mistaken(cell)).then_some(AS_TYPED);
                let mark = mark.map(String::from).unwrap_or_default();
                format!("\"{mark}{}\"", cell.replace('"', "\"\""))
            })
            .collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// Whether a spreadsheet may take a text for something else. Numbers, days, times, amounts and
/// percentages have a digit; a mail address may have one and is never mistaken.
fn is_mistaken(cell: &str) -> bool {
    let cell = cell.trim_start();
    let is_address = || cell.contains('@') && !cell.contains(char::is_whitespace);
    cell.starts_with(FORMULA)
        || (cell.contains(char::is_numeric) && !is_address())
        || TRUTHS.contains(&cell.trim_end().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row in which the cell is the answer to a question.
    fn answered(cell: &str) -> String {
        let mut row = vec![String::new(); 10];
        row.push(cell.to_owned());
        let text = csv(&[row]);
        text.rsplit(';').next().unwrap().trim_end().to_owned()
    }

    #[test]
    fn what_a_spreadsheet_takes_for_something_else_stays_what_was_typed() {
        let taken_apart = [
            "01701234567",
            "+49 170 1234567",
            "0815",
            "1e5",
            "1E5",
            "1.4.",
            "3-4",
            "1/2",
            "10:30",
            "-5",
            "1,5",
            "1.000",
            "25 %",
            "5 €",
            "€5",
            "007 ",
            "Mär 3",
            "3. Mai",
            "9.10.2015",
            "٣٤",
            "²",
            "wahr",
            "WAHR",
            "False",
            "=1+1",
            "=Noa",
            "@x",
            "#NV",
            " =2",
            "＝3",
            "-",
            "+",
            "- Nüsse\n- Milch",
            "\t=1",
            "=a@b.de",
            "1 @ 2",
        ];
        for cell in taken_apart {
            assert_eq!(answered(cell), format!("\"\u{200b}{cell}\""));
        }
    }

    #[test]
    fn what_is_a_text_anyway_has_no_mark() {
        let texts = [
            "",
            "Kim",
            "Kim-Noa",
            "O’Neill",
            "Nüsse, Milch",
            "ja",
            "nein",
            "kim2015@b.de",
            "x'=y",
            "Wahrheit",
        ];
        for cell in texts {
            assert_eq!(answered(cell), format!("\"{cell}\""));
        }
        assert_eq!(answered("a\"b"), "\"a\"\"b\"");
    }

    #[test]
    fn columns_that_nobody_typed_are_what_they_look_like() {
        let row = [
            "K7QM2-XPD4R",
            "Platz",
            "=Noa",
            "Kim 2",
            "01.03.2018",
            "ja",
            "ab 2 Kindern",
        ];
        assert_eq!(
            csv(&[row.map(str::to_owned).to_vec()]),
            "\u{feff}\"K7QM2-XPD4R\";\"Platz\";\"\u{200b}=Noa\";\"\u{200b}Kim 2\";\"01.03.2018\";\"ja\";\
             \"\u{200b}ab 2 Kindern\"\r\n"
        );
    }
}
