//! Lists of participants: CSV for spreadsheets, HTML for printing.

use crate::catalogue::Question;
use crate::registrar::domain::Status;
use crate::registrar::store::staff::Participant;
use std::fmt::Write as _;

/// The list as cells, the heading first: children with a place, then the others that go on.
pub fn table(participants: &[Participant], questions: &[Question]) -> Vec<Vec<String>> {
    let fixed = ["Nummer", "Stand", "Nachname", "Vorname", "Geburtsdatum", "Kontakt", "Telefon", "E-Mail"];
    let mut heading: Vec<String> = fixed.map(str::to_owned).to_vec();
    heading.extend(questions.iter().map(|question| if question.label.is_empty() { question.id.clone() } else { question.label.clone() }));
    let mut rows = vec![heading];
    let mut active: Vec<&Participant> = participants.iter().filter(|one| one.registration.status.is_active()).collect();
    active.sort_by_key(|one| {
        let own = &one.registration;
        (own.status != Status::Placed, own.queue, own.child.last_name.clone(), own.child.first_name.clone())
    });
    for one in active {
        let own = &one.registration;
        let stand = match own.status {
            Status::Placed => "Platz",
            Status::Offered => "Platz angeboten",
            Status::Wished => "Wunsch",
            _ => "Warteliste",
        };
        let mut row = vec![
            own.id.to_string(),
            stand.to_owned(),
            own.child.last_name.clone(),
            own.child.first_name.clone(),
            own.child.born.format("%d.%m.%Y").to_string(),
            one.guardian.name.clone(),
            one.guardian.phone.as_str().to_owned(),
            one.guardian.email.as_str().to_owned(),
        ];
        row.extend(questions.iter().map(|question| match own.child.answers.get(&question.id).map(String::as_str) {
            Some("yes") => "ja".to_owned(),
            Some("no") => "nein".to_owned(),
            answer => answer.unwrap_or_default().to_owned(),
        }));
        rows.push(row);
    }
    rows
}

/// CSV as spreadsheets here expect it: UTF-8 with a mark, semicolons; no cell is taken for a formula.
pub fn csv(table: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in table {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
            })
            .collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// A page to print.
pub fn html(title: &str, table: &[Vec<String>]) -> String {
    let safe = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut text = format!(
        "<!doctype html>\n<html lang=\"de\">\n<meta charset=\"utf-8\">\n<title>{0}</title>\n<style>body{{font-family:sans-serif}}table{{border-collapse:collapse}}th,td{{border:1px solid;padding:4px;text-align:left}}</style>\n<h1>{0}</h1>\n<table>\n",
        safe(title)
    );
    for (index, row) in table.iter().enumerate() {
        let tag = if index == 0 { "th" } else { "td" };
        text.push_str("<tr>");
        for cell in row {
            let _ = write!(text, "<{tag}>{}</{tag}>", safe(cell));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</table>\n</html>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_breaks_out_of_its_quotes() {
        let table = vec![vec!["=1+1".to_owned(), "a\"b;c".to_owned(), "+49".to_owned(), "Kim".to_owned()]];
        assert_eq!(csv(&table), "\u{feff}\"'=1+1\";\"a\"\"b;c\";\"'+49\";\"Kim\"\r\n");
        assert!(html("<t>", &[vec!["<b>".to_owned()]]).contains("<th>&lt;b&gt;</th>"));
    }
}
