// The list of a season: cards, filters, counts and badges speak of the date that is asked for, ways to other lists keep the
// choice, paper shows everything, and what the registrar tells of places is shown as it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './lib/site.mjs';

const SEASON = '/ferienpass/2027-ostern/';
const PLACES = '/anmeldung/plaetze.json';
const site = useSite();

/** Opens a page while the registrar answers with these places; `undefined` when it does not answer. */
async function openWith(path, places, options = {}) {
  const page = await site.open('/impressum/', { width: 390, watch: places === undefined, ...options });
  await page.route(`**${PLACES}`, (route) => (places === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ json: places })));
  await page.goto(site.origin + path, { waitUntil: 'networkidle' });
  if (path.includes('?')) await chosen(page);
  return page;
}

/** Waits until the page says what was chosen: then everything follows the choice. */
const chosen = (page) => page.locator('.np-chips a').first().waitFor();

/** An offer with several dates of which one is alone on its day and somebody can register for each: its link and its dates. */
async function offerWithDates() {
  const page = await site.open(SEASON, { watch: false });
  return page.evaluate(async () => {
    const region = document.getElementById('angebote');
    const said = await (await fetch(region.dataset.worte)).json();
    const date = (day) => new Date(Date.parse(region.dataset.erster) + day * 864e5).toISOString().slice(0, 10);
    return [...document.querySelectorAll('.np-offer')].filter((element) => element.dataset.termine.includes(';')).map((element) => {
      const link = element.querySelector('h3 a').getAttribute('href');
      const lines = said[link.split('/').at(-2)].split('\n').map((line) => line.split('|'));
      const full = (live) => (live.startsWith('-') ? link.replace(/^\/ferienpass\/|\/$/g, '') + live : live);
      const runs = element.dataset.termine.split(';').map((run, index) => ({ days: run.split(' ').slice(1).map(date), when: lines[index][0], badge: lines[index][5], live: full(lines[index][7]) }));
      return { link, runs };
    }).find(({ runs }) => runs.every((run) => run.live)
      && runs.every((run, index) => runs.every((other, place) => index === place || !other.days.some((day) => run.days.includes(day)))));
  });
}

const cardOf = (page, link) => page.locator('.np-offer', { has: page.locator(`h3 a[href="${link}"]`) }).first();
const visible = (page) => page.locator('.np-offer:visible').count();
const number = (text) => Number(/\d+/.exec(text)?.[0] ?? 0);

test('under a day, a card speaks of the date of that day', async () => {
  const { link, runs } = await offerWithDates();
  for (const run of runs) {
    for (const path of [`${SEASON}?tag=${run.days[0]}`, `${SEASON}tag/${run.days[0]}/`]) {
      const page = await openWith(path, undefined, { watch: false });
      const card = cardOf(page, link);
      assert.equal(await card.locator('.np-facts span').first().textContent(), run.when, path);
      assert.equal(await card.locator('.np-offer__foot .kern-badge').first().textContent(), run.badge, path);
    }
  }
  const page = await openWith(`${SEASON}?tag=${runs[0].days[0]}`, undefined, { watch: false });
  await page.locator('.np-chips a').first().click();
  assert.match(await cardOf(page, link).locator('.np-facts span').first().textContent(), /weiterer? Termin/);
});

test('lists made beforehand speak of the dates they are about, like the filter', async () => {
  for (const [list, query] of [['alter/7/', 'alter=7'], ['alter/12/', 'alter=12'], ['kostenlos/', 'kostenlos=1'], ['ohne-anmeldung/', 'offen=1']]) {
    const said = async (path) => {
      const page = await openWith(path, undefined, { watch: false });
      return page.locator('.np-offer:not([hidden])').evaluateAll((cards) => cards.map((card) => [card.querySelector('h3').textContent, card.querySelector('.np-facts span').textContent, card.querySelector('.np-offer__foot .kern-badge').textContent]));
    };
    assert.deepEqual(await said(`${SEASON}?${query}`), await said(SEASON + list), query);
  }
});

test('only offers with free places on that day are listed, and badges count the places of that day', async () => {
  const { link, runs: [first, second] } = await offerWithDates();
  const places = { [first.live]: 0, [second.live]: 3 };
  const seen = async (query) => {
    const page = await openWith(`${SEASON}?${query}`, places);
    const card = cardOf(page, link);
    return (await card.isVisible()) ? card.locator('.np-offer__foot .kern-badge').first().textContent() : null;
  };
  assert.equal(await seen(`frei=1&tag=${first.days[0]}`), null);
  assert.equal(await seen(`tag=${first.days[0]}`), 'nur noch Warteliste');
  assert.equal(await seen(`frei=1&tag=${second.days[0]}`), 'noch 3 Plätze frei');
});

test('when only reserved places are left, the badge says so, and the offer is listed as free', async () => {
  const { link, runs } = await offerWithDates();
  const places = Object.fromEntries(runs.map(({ live }, index) => [live, index === 0 ? { reserved: 2 } : 0]));
  for (const query of [`frei=1&tag=${runs[0].days[0]}`, 'frei=1', `tag=${runs[0].days[0]}`]) {
    const page = await openWith(`${SEASON}?${query}`, places);
    const badge = cardOf(page, link).locator('.np-offer__foot .kern-badge').first();
    assert.equal(await badge.textContent(), 'nur noch 2 Plätze für Kinder mit Ermäßigung', query);
  }
  const page = await openWith(link, places);
  assert.match(await page.locator('.np-keyfacts').textContent(), /nur noch 2 Plätze für Kinder mit Ermäßigung/);
});

for (const query of ['', 'alter=7', 'alter=15', 'alter=10&kostenlos=1']) {
  test(`counts at topics, days, districts and switches are those of the list they lead to (${query || 'no choice'})`, async () => {
    const page = await site.open(`${SEASON}?${query}`, { width: 1280, watch: false });
    if (query) await chosen(page);
    const told = await page.evaluate(() => [
      ...[...document.querySelectorAll('#np-filter input[type=checkbox]')].map((input) => [input.name, input.value, input.labels[0].textContent]),
      ...[...document.querySelectorAll('#stadtteil option[value]')].filter((option) => option.value).map((option) => ['stadtteil', option.value, option.textContent]),
      ...[...document.querySelectorAll('.np-week a[data-tag]')].map((day) => ['tag', day.dataset.tag, day.lastElementChild.textContent]),
    ]);
    assert.ok(told.length > 20);
    for (const [name, value, text] of told) {
      const asked = new URLSearchParams(query);
      asked.set(name, value);
      const hits = await page.evaluate((asked) => {
        history.replaceState(null, '', `?${asked}`);
        dispatchEvent(new PopStateEvent('popstate'));
        return document.querySelectorAll('.np-offer:not([hidden])').length;
      }, String(asked));
      assert.equal(number(/\((\d+)\)$/.exec(text)?.[1] ?? text), hits, `${name}=${value}: ${text}`);
    }
  });
}

test('the list of a week keeps the age, and so do the ways from there', async () => {
  const page = await site.open(`${SEASON}?alter=7`, { width: 1280, watch: false });
  await chosen(page);
  await page.locator('.np-views a').nth(1).click();
  await page.waitForURL(/\/woche\/\d+\/\?alter=7$/);
  await chosen(page);
  const wrong = await page.evaluate(() => [...document.querySelectorAll('.np-offer:not([hidden])')].filter((card) => card.dataset.termine.split(';').every((run) => {
    const [from, to] = run.split(' ')[0].split(',')[0].split('-');
    return Number(from || 0) > 7 || Number(to || 99) < 7;
  })).length);
  assert.equal(wrong, 0);
  assert.ok((await visible(page)) > 0);
  assert.ok((await page.locator('.np-offer').count()) > (await visible(page)), 'some are for others');
  assert.match(await page.locator('.np-chips').textContent(), /7 Jahre/);
  const day = page.locator('.np-week a').first();
  assert.match(await day.getAttribute('href'), /\?alter=7&tag=/);
  await page.locator('.np-views a').first().click();
  await page.waitForURL(`**${SEASON}?alter=7`);
  await chosen(page);
  assert.match(await page.locator('.np-chips').textContent(), /7 Jahre/);
});

test('a topic of the start page leads to the list with its filter, and without script to that of the topic', async () => {
  for (const [js, path] of [[true, /\?thema=[\w-]+$/], [false, /\/thema\/[\w-]+\/$/]]) {
    const page = await site.open('/', { width: 390, js, watch: false });
    await page.locator('.np-topic').first().click();
    await page.waitForURL(path);
    assert.ok((await visible(page)) > 0);
  }
  const page = await site.open(`${SEASON}alter/10/`, { width: 390 });
  assert.match(await page.locator('.np-filter a', { hasText: 'mit Filter' }).getAttribute('href'), /\?alter=10$/);
});

test('paper has every offer of the list', async () => {
  const page = await site.open(SEASON, { width: 800, watch: false });
  const all = await page.locator('.np-offer').count();
  assert.ok((await visible(page)) < all, 'on the screen there is a button for more');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await visible(page), all);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('.np-more button').click();
  assert.ok((await visible(page)) > 24);
  await page.goto(`${site.origin}${SEASON}?alter=10`);
  await chosen(page);
  const hits = await page.locator('.np-offer:not([hidden])').count();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await visible(page), hits, 'and of what was chosen');
});

/** The saved offers with made-up ones: title, sessions. */
async function wishlist(limits, offers) {
  const page = await site.open('/merkliste/', { width: 390 });
  const words = (sessions) => sessions.map(([start, end]) => [start, end, `${start.slice(11)} bis ${end.slice(11)} Uhr`]);
  const data = { days: {}, limits: { '2027-ostern': limits }, offers: Object.fromEntries(offers.map(([id, ...runs]) => [`2027-ostern/${id}`, { t: id, l: 'sport', p: 'Halle', o: runs.map(words) }])) };
  await page.route('**/merkliste/angebote.json', (route) => route.fulfill({ json: data }));
  await page.evaluate((ids) => localStorage.setItem('merkliste', JSON.stringify(ids)), Object.keys(data.offers));
  await page.reload({ waitUntil: 'networkidle' });
  return page;
}

const day = (date, from, to) => [[`2027-03-${date}T${from}`, `2027-03-${date}T${to}`]];

test('offers that are too close for the registrar are shown as such, like those at the same time', async () => {
  const page = await wishlist([30, false], [
    ['klettern', day(30, '10:00', '12:00')], ['malen', day(30, '12:29', '14:00')], ['kochen', day(30, '14:30', '16:00')], ['segeln', day(30, '15:00', '17:00')],
    ['zwei', day(30, '10:00', '12:00'), day(31, '10:00', '12:00')],
  ]);
  const said = await page.locator('.np-saved__item').evaluateAll((items) => items.map((item) => [item.querySelector('h3').textContent, item.querySelector('[data-warnung]:not([hidden])')?.textContent.trim() ?? '']));
  assert.deepEqual(said, [
    ['klettern', 'Weniger als 30 Minuten dazwischen: malen'],
    ['zwei', ''],
    ['malen', 'Weniger als 30 Minuten dazwischen: klettern'],
    ['kochen', 'Zur gleichen Zeit: segeln'],
    ['segeln', 'Zur gleichen Zeit: kochen'],
    ['zwei', ''],
  ]);
});

test('a season with one offer a day says so, and one without a gap lets them touch', async () => {
  const two = [['klettern', day(30, '10:00', '12:00')], ['malen', day(30, '12:00', '14:00')]];
  const warnings = async (limits) => (await wishlist(limits, two)).locator('[data-warnung]:visible').allTextContents();
  assert.deepEqual(await warnings([0, false]), []);
  assert.deepEqual((await warnings([0, true])).map((text) => text.trim()), ['Nur ein Angebot am Tag: malen', 'Nur ein Angebot am Tag: klettern']);
});

test('paper has every saved offer', async () => {
  const many = Array.from({ length: 40 }, (_, index) => [`angebot-${index}`, day(String(index % 28 + 1).padStart(2, '0'), '10:00', '12:00')]);
  const page = await wishlist([30, false], many);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.np-saved__item:visible').count(), 40);
});

test('the rules of a registration stand before the door to the list and in the terms', async () => {
  const { link } = await offerWithDates();
  for (const path of [link, `${SEASON}bedingungen/`]) {
    const page = await site.open(path, { width: 390, watch: false });
    const text = await page.locator('.np-rules').textContent();
    for (const rule of ['höchstens 5 Plätze', 'nicht gleichzeitig', 'mindestens 30 Minuten']) assert.ok(text.includes(rule), `${path}: ${rule}`);
  }
  const page = await site.open(link, { width: 390, watch: false });
  const before = await page.evaluate(() => Boolean(document.querySelector('.np-rules').compareDocumentPosition(document.querySelector('#anmeldeformular form')) & Node.DOCUMENT_POSITION_FOLLOWING));
  assert.ok(before);
});
