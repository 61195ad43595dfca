//! Strict readers of the files around a draw: record, public record, commitment, receipt.

use std::collections::BTreeMap;

use super::commitment::{Ballot, COMMITMENT_FORMAT, Commitment, Counts, RECEIPT_FORMAT, Receipt};
use super::hash::is_hex_digest;
use super::json::{Node, Place, check_format, parse, shown};
use super::merkle::Side;
use super::message::InputError;
use super::read::{each, read_child, read_group, read_occasion, read_settings, read_text};
use super::reason::Reason;
use super::record::{
    CutRow, Granted, PUBLIC_FORMAT, PublicRecord, RECORD_FORMAT, Record, Refused, Report,
    TicketNumber,
};

/// A record as a family may hold it: the full one, or the public part without anybody's wishes.
#[derive(Clone, Debug)]
pub enum AnyRecord {
    /// The full record.
    Full(Box<Record>),
    /// The public part.
    Public(Box<PublicRecord>),
}

impl AnyRecord {
    /// Reads either format.
    pub fn from_json(bytes: &[u8]) -> Result<Self, InputError> {
        // The format decides first: what is wrong must be told of the fields of the right one.
        let root = parse(bytes)?;
        if let Node::Object(fields) = &root {
            let is_public =
                |node: &Node<'_>| matches!(node, Node::Text(text) if text == PUBLIC_FORMAT);
            if fields
                .iter()
                .any(|(name, node)| name == "format" && is_public(node))
            {
                return read_public(&root).map(|record| Self::Public(Box::new(record)));
            }
        }
        read_record(&root).map(|record| Self::Full(Box::new(record)))
    }

    /// The public part.
    pub fn public(&self) -> PublicRecord {
        match self {
            Self::Full(record) => record.public(),
            Self::Public(record) => (**record).clone(),
        }
    }
}

impl Record {
    /// Reads a record strictly.
    pub fn from_json(bytes: &[u8]) -> Result<Self, InputError> {
        read_record(&parse(bytes)?)
    }
}

fn read_record(root: &Node<'_>) -> Result<Record, InputError> {
    let file = Place::FILE;
    early_format(root, RECORD_FORMAT)?;
    let [
        called_off,
        cuts,
        general,
        _,
        granted,
        input,
        refused,
        rehearsal,
        report,
        seed,
        tickets,
        waiting,
    ] = root.object(
        file,
        [
            "called_off",
            "cuts",
            "cuts_general",
            "format",
            "granted",
            "input_sha256",
            "refused",
            "rehearsal",
            "report",
            "seed",
            "tickets",
            "waiting",
        ],
    )?;
    Ok(Record {
        called_off: each(called_off, file.field("called_off"), read_text)?,
        cuts: read_cuts(cuts, file.field("cuts"))?,
        cuts_general: read_cuts(general, file.field("cuts_general"))?,
        format: RECORD_FORMAT.to_owned(),
        granted: each(granted, file.field("granted"), read_granted)?,
        input_sha256: read_digest(input, file.field("input_sha256"))?,
        refused: each(refused, file.field("refused"), read_refused)?,
        rehearsal: rehearsal.flag(file.field("rehearsal"))?,
        report: read_report(report, file.field("report"))?,
        seed: read_digest(seed, file.field("seed"))?,
        tickets: each(tickets, file.field("tickets"), read_ticket)?,
        waiting: read_table(waiting, file.field("waiting"), |node, place| {
            each(node, place, read_text)
        })?,
    })
}

fn read_public(root: &Node<'_>) -> Result<PublicRecord, InputError> {
    let file = Place::FILE;
    let [
        called_off,
        cuts,
        general,
        _,
        input,
        rehearsal,
        report,
        seed,
        tickets,
    ] = root.object(
        file,
        [
            "called_off",
            "cuts",
            "cuts_general",
            "format",
            "input_sha256",
            "rehearsal",
            "report",
            "seed",
            "tickets",
        ],
    )?;
    Ok(PublicRecord {
        called_off: each(called_off, file.field("called_off"), read_text)?,
        cuts: read_cuts(cuts, file.field("cuts"))?,
        cuts_general: read_cuts(general, file.field("cuts_general"))?,
        format: PUBLIC_FORMAT.to_owned(),
        input_sha256: read_digest(input, file.field("input_sha256"))?,
        rehearsal: rehearsal.flag(file.field("rehearsal"))?,
        report: read_report(report, file.field("report"))?,
        seed: read_digest(seed, file.field("seed"))?,
        tickets: each(tickets, file.field("tickets"), read_ticket)?,
    })
}

impl Commitment {
    /// Reads a commitment strictly.
    pub fn from_json(bytes: &[u8]) -> Result<Self, InputError> {
        let root = parse(bytes)?;
        let file = Place::FILE;
        early_format(&root, COMMITMENT_FORMAT)?;
        let [
            counts,
            entries_root,
            _,
            input,
            occasions,
            previous,
            program,
            randomness,
            season,
            settings,
        ] = root.object(
            file,
            [
                "counts",
                "entries_root",
                "format",
                "input_sha256",
                "occasions",
                "previous",
                "program",
                "randomness",
                "season",
                "settings",
            ],
        )?;
        let place = file.field("counts");
        let [children, groups, tickets, wishes] =
            counts.object(place, ["children", "groups", "tickets", "wishes"])?;
        Ok(Commitment {
            counts: Counts {
                children: children.whole(place.field("children"))?,
                groups: groups.whole(place.field("groups"))?,
                tickets: tickets.whole(place.field("tickets"))?,
                wishes: wishes.whole(place.field("wishes"))?,
            },
            entries_root: read_digest(entries_root, file.field("entries_root"))?,
            format: COMMITMENT_FORMAT.to_owned(),
            input_sha256: read_digest(input, file.field("input_sha256"))?,
            occasions: each(occasions, file.field("occasions"), read_occasion)?,
            previous: previous
                .optional()
                .map(|node| read_digest(node, file.field("previous")))
                .transpose()?,
            program: read_text(program, file.field("program"))?,
            randomness: read_text(randomness, file.field("randomness"))?,
            season: read_text(season, file.field("season"))?,
            settings: read_settings(settings, file.field("settings"))?,
        })
    }
}

impl Receipt {
    /// Reads a receipt strictly.
    pub fn from_json(bytes: &[u8]) -> Result<Self, InputError> {
        let root = parse(bytes)?;
        let file = Place::FILE;
        early_format(&root, RECEIPT_FORMAT)?;
        let [
            commitment,
            entry,
            _,
            occasions,
            path,
            salt,
            season,
            settings,
        ] = root.object(
            file,
            [
                "commitment",
                "entry",
                "format",
                "occasions",
                "path",
                "salt",
                "season",
                "settings",
            ],
        )?;
        let place = file.field("entry");
        let [children, group, ticket] = entry.object(place, ["children", "group", "ticket"])?;
        Ok(Receipt {
            commitment: read_digest(commitment, file.field("commitment"))?,
            entry: Ballot {
                children: each(children, place.field("children"), read_child)?,
                group: group
                    .optional()
                    .map(|node| read_group(node, place.field("group")))
                    .transpose()?,
                ticket: read_text(ticket, place.field("ticket"))?,
            },
            format: RECEIPT_FORMAT.to_owned(),
            occasions: each(occasions, file.field("occasions"), read_occasion)?,
            path: each(path, file.field("path"), |node, place| {
                let [side, hash] = node.row::<2>(place)?;
                let side = match side.text(place)? {
                    "left" => Side::Left,
                    "right" => Side::Right,
                    other => return Err(unknown(place, other)),
                };
                Ok((side, read_digest(hash, place)?))
            })?,
            salt: read_digest(salt, file.field("salt"))?,
            season: read_text(season, file.field("season"))?,
            settings: read_settings(settings, file.field("settings"))?,
        })
    }
}

/// A file of another format is told so, instead of naming one of its fields.
fn early_format(root: &Node<'_>, format: &str) -> Result<(), InputError> {
    let Node::Object(fields) = root else {
        return Ok(());
    };
    fields
        .iter()
        .find(|(name, _)| name == "format")
        .map_or(Ok(()), |(_, node)| check_format(node, format))
}

fn unknown(place: Place<'_>, text: &str) -> InputError {
    let text = shown(text);
    InputError::new(
        format!("{place}: unbekanntes Wort „{text}“"),
        format!("{place}: unknown word \"{text}\""),
    )
}

fn read_digest(node: &Node<'_>, place: Place<'_>) -> Result<String, InputError> {
    let text = node.text(place)?;
    if is_hex_digest(text) {
        return Ok(text.to_owned());
    }
    Err(InputError::new(
        format!("{place}: besteht nicht aus genau 64 Zeichen 0-9a-f"),
        format!("{place}: is not exactly 64 digits 0-9a-f"),
    ))
}

fn read_table<'a, T>(
    node: &Node<'a>,
    place: Place<'_>,
    read: impl Fn(&Node<'a>, Place<'_>) -> Result<T, InputError>,
) -> Result<BTreeMap<String, T>, InputError> {
    let rows = node.table(place)?.into_iter();
    rows.map(|(name, node)| Ok((name.to_owned(), read(node, place.field(name))?)))
        .collect()
}

fn read_cuts(node: &Node<'_>, place: Place<'_>) -> Result<BTreeMap<String, CutRow>, InputError> {
    read_table(node, place, |node, place| {
        let mut row: CutRow = [None; 8];
        for (cut, node) in row.iter_mut().zip(node.row::<8>(place)?) {
            *cut = match node.optional() {
                None => None,
                Some(node) => {
                    let [round, number] = node.row::<2>(place)?;
                    Some((round.whole(place)?, number.whole(place)?))
                }
            };
        }
        Ok(row)
    })
}

fn read_granted(node: &Node<'_>, place: Place<'_>) -> Result<Granted, InputError> {
    let [child, occasion, rank, round] =
        node.object(place, ["child", "occasion", "rank", "round"])?;
    Ok(Granted {
        child: read_text(child, place.field("child"))?,
        occasion: read_text(occasion, place.field("occasion"))?,
        rank: rank.whole(place.field("rank"))?,
        round: round.whole(place.field("round"))?,
    })
}

fn read_refused(node: &Node<'_>, place: Place<'_>) -> Result<Refused, InputError> {
    let [child, occasion, rank, reason] =
        node.object(place, ["child", "occasion", "rank", "reason"])?;
    let name = reason.text(place.field("reason"))?;
    Ok(Refused {
        child: read_text(child, place.field("child"))?,
        occasion: read_text(occasion, place.field("occasion"))?,
        rank: rank.whole(place.field("rank"))?,
        reason: Reason::parse(name).ok_or_else(|| unknown(place, name))?,
    })
}

fn read_ticket(node: &Node<'_>, place: Place<'_>) -> Result<TicketNumber, InputError> {
    let [digest, id, number] = node.object(place, ["digest", "id", "number"])?;
    Ok(TicketNumber {
        digest: read_digest(digest, place.field("digest"))?,
        id: read_text(id, place.field("id"))?,
        number: number.whole(place.field("number"))?,
    })
}

fn read_report(node: &Node<'_>, place: Place<'_>) -> Result<Report, InputError> {
    let [children, by_rank, with_a_place, with_first_wish] = node.object(
        place,
        [
            "children",
            "grants_by_rank",
            "with_a_place",
            "with_first_wish",
        ],
    )?;
    Ok(Report {
        children: children.whole(place.field("children"))?,
        grants_by_rank: each(by_rank, place.field("grants_by_rank"), |node, place| {
            node.whole(place)
        })?,
        with_a_place: with_a_place.whole(place.field("with_a_place"))?,
        with_first_wish: with_first_wish.whole(place.field("with_first_wish"))?,
    })
}
