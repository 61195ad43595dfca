// The checks themselves, those that need no browser: each says nothing about a right document and finds what
// is wrong in a wrong one. A check that cannot fail would pass anything.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { calendarFindings } from '../lib/calendars.mjs';
import { atomFindings, compressedFindings, linkedDataFindings, schemaFindings, sitemapFindings, xmlElements } from '../lib/documents.mjs';
import { nuFindings } from '../lib/nu.mjs';
import { serve } from '../lib/server.mjs';
import { linkedDataOf, outlineFindings } from '../lib/tree.mjs';
import { missingKinds, pageKinds } from '../pages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-self-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const put = (file, text) => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
};

const zone = (winter = '+0100') => [
  'BEGIN:VTIMEZONE', 'TZID:Europe/Berlin',
  'BEGIN:STANDARD', 'DTSTART:19961027T030000', 'TZOFFSETFROM:+0200', `TZOFFSETTO:${winter}`, 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
  'BEGIN:DAYLIGHT', 'DTSTART:19810329T020000', `TZOFFSETFROM:${winter}`, 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'END:VTIMEZONE',
];
const event = (...lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const rightEvent = ['UID:a@portal.example', 'DTSTAMP:20270101T000000Z', 'DTSTART;TZID=Europe/Berlin:20270205T150000', 'DTEND;TZID=Europe/Berlin:20270205T170000', 'SUMMARY:Floßbau'];
const calendar = ({ zones = zone(), events = event(...rightEvent), end = '\r\n' } = {}) => Buffer.from(
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Portal//DE', ...zones, ...events, 'END:VCALENDAR', ''].join(end));
const without = (name) => rightEvent.filter((line) => !line.startsWith(name));

const calendars = {
  'lines that end with LF alone': [calendar({ end: '\n' }), /CR LF/],
  'a line of more than 75 octets': [calendar({ events: event(...rightEvent, `LOCATION:${'ü'.repeat(40)}`) }), /octets/],
  'a fold within a character': [Buffer.from(calendar({ events: event(...rightEvent, 'LOCATION:ü') }).toString('latin1').replace('\xc3\xbc', '\xc3\r\n \xbc'), 'latin1'), /within a character/],
  'a time zone with a wrong offset': [calendar({ zones: zone('+0200') }), /by the file's VTIMEZONE/],
  'a local time without its zone': [calendar({ zones: [] }), /no VTIMEZONE/],
  'a floating time': [calendar({ events: event(...without('DTSTART'), 'DTSTART:20270205T150000') }), /has no time zone/],
  'an event without UID': [calendar({ events: event(...without('UID')) }), /wants UID once/],
  'an event without DTSTAMP': [calendar({ events: event(...without('DTSTAMP')) }), /wants DTSTAMP once/],
  'a UID twice': [calendar({ events: [...event(...rightEvent), ...event(...rightEvent)] }), /UID twice/],
  'an end before the start': [calendar({ events: event(...without('DTEND'), 'DTEND;TZID=Europe/Berlin:20270205T140000') }), /before it starts/],
  'a rule that does not hit the start': [calendar({ events: event(...rightEvent, 'RRULE:FREQ=WEEKLY;BYDAY=MO') }), /does not begin/],
  'no event': [calendar({ events: [] }), /no event/],
  'something else': [Buffer.from('hello\r\n'), /cannot be read/],
};

test('a right calendar has no findings', () => {
  assert.deepEqual(calendarFindings('right.ics', calendar()), []);
});

for (const [what, [bytes, expected]] of Object.entries(calendars)) {
  test(`a calendar with ${what} is found`, () => {
    assert.match(calendarFindings('wrong.ics', bytes).join('\n'), expected);
  });
}

test('a UID that means two things in two files is found', () => {
  const uids = new Map();
  const other = calendar({ events: event(...without('SUMMARY'), 'SUMMARY:Pizza') });
  assert.deepEqual(calendarFindings('one.ics', calendar(), uids), []);
  assert.match(calendarFindings('two.ics', other, uids).join('\n'), /another event has this UID in one\.ics/);
});

test('wrong XML, feeds and sitemaps are found', () => {
  assert.throws(() => xmlElements('<a><b></a>'));
  assert.throws(() => xmlElements('<a>&nbsp;</a>'));
  assert.throws(() => xmlElements('<x:a/>'));
  const feed = (inside) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><author><name>A</name></author><link rel="self" href="/f"/><id>f</id>${inside}</feed>`;
  const right = '<updated>2027-01-01T00:00:00Z</updated><entry><id>e</id><title>E</title><updated>2027-01-01T00:00:00+01:00</updated></entry>';
  assert.deepEqual(atomFindings(feed(right)), []);
  assert.match(atomFindings(feed(right.replace('<id>e</id>', ''))).join(), /0 id for 1 entries/);
  assert.match(atomFindings(feed(right.replace('<id>e</id>', '<id>f</id>'))).join(), /an id twice/);
  assert.match(atomFindings(feed(right.replace('01T00:00:00Z', '01'))).join(), /RFC 3339/);
  assert.match(atomFindings('<rss/>').join(), /not with an Atom feed/);
  const map = (...pages) => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.map((page) => `<url><loc>${page}</loc></url>`).join('')}</urlset>`;
  const exists = (path) => path === '/';
  assert.deepEqual(sitemapFindings(map('https://portal.example/'), exists), []);
  assert.match(sitemapFindings(map('https://portal.example/x/'), exists).join(), /no such page/);
  assert.match(sitemapFindings(map('/'), exists).join(), /not a full address/);
  assert.match(sitemapFindings(map('https://a.example/', 'https://b.example/'), exists).join(), /several hosts/);
  assert.match(sitemapFindings(map(), exists).join(), /names no page/);
});

test('wrong JSON-LD, data against the schema and wrong compressed files are found', () => {
  assert.deepEqual(linkedDataFindings('{"@context":"https://schema.org","@type":"Event"}'), []);
  assert.match(linkedDataFindings('{"@context":"https://schema.org"}').join(), /no @type/);
  assert.match(linkedDataFindings('{"@type":"Event"}').join(), /@context/);
  assert.match(linkedDataFindings('{,}').join(), /not JSON/);
  assert.deepEqual(linkedDataOf('<!-- <script type="application/ld+json">1</script> --><script type="application/ld+json">{"a":1}</script>'), ['{"a":1}']);
  const schema = { type: 'object', properties: { id: { type: 'string', format: 'date' } }, additionalProperties: false };
  assert.deepEqual(schemaFindings(schema, { id: '2027-03-22' }), []);
  assert.match(schemaFindings(schema, { id: '22.3.' }).join(), /format/);
  assert.match(schemaFindings(schema, { name: 1 }).join(), /additional/);
  assert.throws(() => schemaFindings({ type: 'objekt' }, {}));
  const bytes = Buffer.from('text');
  assert.deepEqual(compressedFindings(bytes, gzipSync(bytes), brotliCompressSync(bytes)), []);
  assert.match(compressedFindings(bytes, gzipSync('old'), null).join(), /something else.*no \.br/);
});

test('wrong titles, headings and languages are found', () => {
  const page = (path, body, title = path, lang = ' lang="de"') => ({ path, html: `<!doctype html><html${lang}><head><title>${title}</title></head><body>${body}</body></html>` });
  assert.deepEqual(outlineFindings([page('/', '<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>'), page('/b/', '<h1>B</h1><!-- <h1> -->')]), []);
  assert.match(outlineFindings([page('/', '<h1>A</h1><h1>B</h1>')]).join(), /2 h1/);
  assert.match(outlineFindings([page('/', '<h1>A</h1><h3>B</h3>')]).join(), /jumps from h1 to h3/);
  assert.match(outlineFindings([page('/', '<h2>B</h2>')]).join(), /0 h1/);
  assert.match(outlineFindings([page('/', '<h1>A</h1>', 'T'), page('/b/', '<h1>B</h1>', 'T')]).join(), /same title as \//);
  assert.match(outlineFindings([page('/', '<h1>A</h1>', '')]).join(), /1 titles, wanted one with text/);
  assert.match(outlineFindings([page('/', '<h1>A</h1>', 'T', '')]).join(), /no language/);
});

test('a page kind that the site lost is found, and a new one is taken up', () => {
  put('kinds/index.html', '<h1>Start</h1>');
  put('kinds/neu/eins/index.html', '<h1>Eins</h1>');
  put('kinds/neu/zwei/index.html', '<h1>Zwei, die längere</h1>');
  const missing = missingKinds(join(folder, 'kinds'));
  for (const kind of ['/hilfe/', 'season list', 'offer: full']) assert.ok(missing.includes(kind), kind);
  assert.ok(!missing.includes('/'));
  assert.deepEqual(pageKinds(join(folder, 'kinds')), [{ kind: '/', path: '/' }, { kind: '/neu/*/', path: '/neu/zwei/' }]);
  assert.throws(() => pageKinds(join(folder, 'nothing')));
});

test('the HTML checker finds a wrong page, style sheet and picture', async () => {
  put('nu/index.html', '<!doctype html><html lang="de"><head><title>T</title></head><body><h1>A</h1><p><b>x</p></body></html>');
  put('nu/a.css', 'p { color: redd }');
  put('nu/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><foo/></svg>');
  put('nu/font.woff2', '\0\0\0');
  const findings = (await nuFindings(join(folder, 'nu'))).join('\n');
  for (const file of ['/index.html', '/a.css', '/a.svg']) assert.match(findings, new RegExp(`^${file}:`, 'm'));
  assert.doesNotMatch(findings, /woff2/);
});

test('the server answers as the production server does', async () => {
  put('www/index.html', 'start');
  put('www/orte/index.html', 'plain');
  put('www/orte/index.html.gz', gzipSync('plain'));
  put('www/404.html', 'no such page');
  put('www/_headers', '/*\n  Content-Security-Policy: default-src \'self\'; img-src \'self\'\n/orte/*\n  Cache-Control: max-age=60\n');
  const { origin, close, log } = await serve(join(folder, 'www'));
  try {
    const get = (path, headers = {}) => fetch(origin + path, { redirect: 'manual', headers });
    const page = await get('/orte/', { 'accept-encoding': 'gzip' });
    assert.equal(page.headers.get('content-encoding'), 'gzip');
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(page.headers.get('cache-control'), 'max-age=60');
    assert.equal(page.headers.get('content-security-policy'), "default-src 'self'; img-src 'self'");
    assert.equal(await page.text(), 'plain');
    assert.equal(log.at(-1).bytes, gzipSync('plain').length);
    assert.equal((await get('/')).headers.get('cache-control'), null);
    assert.equal((await get('/orte')).status, 301);
    const missing = await get('/weg/');
    assert.deepEqual([missing.status, await missing.text()], [404, 'no such page']);
    assert.equal((await get('/..%2f..%2fetc/passwd')).status, 404);
    assert.equal((await fetch(origin, { method: 'POST' })).status, 405);
  } finally {
    await close();
  }
});
