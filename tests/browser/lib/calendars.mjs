// Reads an iCalendar file as a calendar program would: the bytes after RFC 5545, the contents with ical.js
// (the parser of Thunderbird), and the time zone by computing: every local time in the file must be
// the same instant by the file's own VTIMEZONE and by the time zone data of the machine.
import ICAL from 'ical.js';

/** What is wrong with one calendar; `name` stands at the start of each line, `uids` collects `uid → file`. */
export function calendarFindings(name, bytes, uids = new Map()) {
  const findings = lineFindings(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    findings.push(...contentFindings(name, text, uids));
  } catch (error) {
    findings.push(`cannot be read: ${error.message}`);
  }
  return findings.map((text) => `${name}: ${text}`);
}

/** Lines end with CR LF, are at most 75 octets long and hold no other control characters. */
function lineFindings(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  const findings = [];
  if (!text.endsWith('\r\n')) findings.push('does not end with CR LF');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) findings.push('has a line that does not end with CR LF');
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text)) findings.push('has a control character');
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.length > 75) findings.push(`line ${index + 1} has ${line.length} octets, at most 75`);
    // A fold within a character leaves bytes that are not UTF-8 on either side of it.
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
    } catch {
      findings.push(`line ${index + 1} is folded within a character`);
    }
  });
  return findings;
}

function contentFindings(name, text, uids) {
  const parsed = ICAL.parse(text);
  if (typeof parsed[0] !== 'string') return ['holds more than one calendar'];
  const calendar = new ICAL.Component(parsed);
  const findings = [];
  if (calendar.name !== 'vcalendar') findings.push(`is a ${calendar.name}, not a calendar`);
  if (calendar.getFirstPropertyValue('version') !== '2.0') findings.push('has no VERSION:2.0');
  if (!calendar.getFirstPropertyValue('prodid')) findings.push('has no PRODID');

  const zones = new Map();
  for (const component of calendar.getAllSubcomponents('vtimezone')) {
    const zone = new ICAL.Timezone(component);
    if (zones.has(zone.tzid)) findings.push(`has two VTIMEZONE ${zone.tzid}`);
    zones.set(zone.tzid, zone);
    if (!component.getAllSubcomponents().length) findings.push(`VTIMEZONE ${zone.tzid} has no rules`);
  }
  const events = calendar.getAllSubcomponents('vevent');
  if (!events.length) findings.push('has no event');
  const seen = new Map();
  for (const event of events) {
    const uid = event.getFirstPropertyValue('uid');
    const label = `event ${uid ?? '(no UID)'}`;
    for (const property of ['uid', 'dtstamp', 'dtstart', 'summary']) {
      if (event.getAllProperties(property).length !== 1) findings.push(`${label}: wants ${property.toUpperCase()} once`);
    }
    const instance = `${uid} ${event.getFirstPropertyValue('recurrence-id') ?? ''}`;
    if (seen.has(instance)) findings.push(`${label}: UID twice in the file`);
    seen.set(instance, event);
    const summary = event.getFirstPropertyValue('summary');
    const start = event.getFirstPropertyValue('dtstart');
    const same = `${summary} ${start}`;
    if (uids.has(uid) && uids.get(uid).same !== same) findings.push(`${label}: another event has this UID in ${uids.get(uid).name}`);
    else uids.set(uid, { name, same });
    findings.push(...timeFindings(event, zones).map((finding) => `${label}: ${finding}`));
  }
  return findings;
}

function timeFindings(event, zones) {
  const findings = [];
  const stamp = event.getFirstPropertyValue('dtstamp');
  if (stamp && stamp.zone !== ICAL.Timezone.utcTimezone) findings.push('DTSTAMP is not in UTC');
  const properties = ['dtstart', 'dtend', 'exdate', 'rdate', 'recurrence-id'].flatMap((property) => event.getAllProperties(property));
  for (const property of properties) {
    for (const time of property.getValues()) {
      if (time.isDate || time.zone === ICAL.Timezone.utcTimezone) continue;
      const what = `${property.name.toUpperCase()} ${time}`;
      const id = property.getParameter('tzid');
      if (!id) { findings.push(`${what} has no time zone`); continue; }
      if (!zones.has(id)) { findings.push(`${what}: no VTIMEZONE ${id} in the file`); continue; }
      const local = new ICAL.Time({ year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute, second: time.second }, zones.get(id));
      const instant = local.toUnixTime() * 1000;
      const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: id });
      const written = `${time}`.replace('T', ' ').replace('Z', '');
      if (shown !== written) findings.push(`${what}: by the file's VTIMEZONE this is ${shown} in ${id}`);
    }
  }
  const start = event.getFirstPropertyValue('dtstart');
  const end = event.getFirstPropertyValue('dtend');
  if (end && start && end.compare(start) <= 0) findings.push(`ends (${end}) before it starts (${start})`);
  const rule = event.getFirstPropertyValue('rrule');
  if (rule && start) {
    const first = rule.iterator(start).next();
    if (!first || first.compare(start) !== 0) findings.push(`its rule ${rule} does not begin with DTSTART ${start} but with ${first}`);
  }
  return findings;
}
