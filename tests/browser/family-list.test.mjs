// The job of a mother with a phone: register two children for five offers of the second week of the Easter holidays,
// together below 40 euro, from the page of the season to the result. While she chooses she sees that two offers are at
// the same time, and drops one. With script and without; every tap and every letter is counted, and there is one mail
// in which she has to do something. Then she sees her plan, looks at one date, and prints it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hand } from './lib/hand.mjs';
import { overflowFindings } from './lib/layout.mjs';
import { button, press } from './lib/list-pages.mjs';
import { countMails, followMail, linkIn, openMail } from './lib/mailbox.mjs';
import { nuFindings } from './lib/nu.mjs';
import { servePortal } from './lib/portal.mjs';
import { keep, look, pages } from './lib/registrar-pages.mjs';
import { useSite } from './lib/site.mjs';

const SEASON = '2027-ostern';
const MOST = { taps: 45, letters: 120, mails: 1, euro: 40 };
const READING = 1_200; // nobody reads the page to check faster, and the registrar knows
const CHILDREN = [
  { name: 'Mila', born: ['4', '3', '2018'], wants: [['t0406', 'Feuerküche'], ['t0407', 'Schmuck aus Draht'], ['t0408', 'Wildpark']] },
  { name: 'Tom', born: ['2', '5', '2016'], wants: [['t0407', 'Klettern'], ['t0409', 'Expedition ins Moor']] },
];
const CLASH = ['t0406', 'Detektivclub']; // at the time of the first offer that Mila wants
const site = useSite(undefined, servePortal({ today: '2027-03-01', season: SEASON, scarce: [] }));

async function mother({ js, lastName, email }) {
  const hand = new Hand();
  const page = await site.open(`/ferienpass/${SEASON}/`, { js, width: 390 });
  const main = page.locator('main');
  const headed = async (title) => {
    await page.locator('h1', { hasText: title }).waitFor();
    await page.waitForLoadState();
    assert.deepEqual(await overflowFindings(page), [], title);
  };

  await hand.tap(page.getByRole('link', { name: /^Jetzt anmelden/ }));
  await headed('Anmelden');
  await hand.tap(button(page, 'Liste beginnen'));
  await headed('Ihre Familie');
  await hand.tap(button(page, 'Weiteres Kind'));
  for (const [index, { name, born }] of CHILDREN.entries()) {
    const field = (part) => page.locator(`#f-child${index + 1}-${part}`);
    await hand.type(field('first-name'), name);
    await hand.type(field('last-name'), lastName);
    for (const [at, part] of ['day', 'month', 'year'].entries()) await hand.type(field(`birth-${part}`), born[at]);
    await hand.tap(page.locator(`label[for="f-child${index + 1}-resident"]`)); // lives in the town
  }
  await hand.type(page.locator('#f-guardian-name'), `Kim ${lastName}`);
  await hand.type(page.locator('#f-guardian-email'), email);
  await hand.type(page.locator('#f-guardian-phone'), '040 66969-123');
  await hand.tap(button(page, 'Weiter'));

  for (const [index, { name, wants }] of CHILDREN.entries()) {
    await headed(name);
    await hand.tap(page.locator(`.np-days a[href="#${CLASH[0]}"]`)); // the second week
    const option = ([day, title]) => page.locator(`#${day} .np-opt`, { has: page.locator('.np-opt__title', { hasText: title }) });
    const tick = async (offer) => {
      await hand.tap(option(offer).locator('label'));
      return option(offer).locator('input').isChecked();
    };
    if (index === 0) {
      assert.ok(await tick(wants[0]));
      if (js) assert.match(await page.locator('.np-total__line').innerText(), /^1 gewählt · .*noch 4 möglich$/);
      assert.ok(await tick(CLASH));
      await hand.tap(button(page, 'Zeiten und Summe prüfen'));
      assert.match(await page.locator('.np-total__line').innerText(), /^2 gewählt · .*noch 3 möglich$/);
      assert.match(await option(CLASH).innerText(), new RegExp(`Überschneidet sich mit „${wants[0][1]}`));
      assert.equal(await tick(CLASH), false);
    }
    for (const offer of wants.slice(index === 0 ? 1 : 0)) assert.ok(await tick(offer));
    await hand.tap(button(page, index === 0 ? `Weiter mit ${CHILDREN[1].name}` : 'Weiter'));
  }

  await headed('Noch ein paar Fragen');
  for (const question of await page.locator('main fieldset fieldset, main .kern-form-input').all()) {
    if (await question.locator('.kern-label__optional').count()) continue;
    const select = question.locator('select');
    if (await select.count()) await hand.pick(select, await select.locator('option').nth(1).innerText());
    else await hand.tap(question.locator('label').first());
  }
  await hand.tap(button(page, 'Weiter'));

  await headed('Bitte prüfen Sie Ihre Liste');
  const checked = await main.innerText();
  assert.doesNotMatch(checked, /passt nicht|Warteliste/);
  const euro = Number(/([\d,]+)/.exec((await page.locator('.np-sums tfoot td').first().innerText()))[1].replace(',', '.'));
  assert.ok(euro > 0 && euro < MOST.euro, `the family pays ${euro} euro`);
  await hand.tap(page.locator('label[for="f-custody"]'));
  await page.waitForTimeout(READING);
  await hand.tap(button(page, 'Liste absenden'));
  await headed('Fast fertig');

  const letter = await openMail(site, page, email, 'Bitte bestätigen Sie Ihre Liste');
  const mails = await countMails(site, page, email);
  hand.taps += 1; // she opens the mail
  await hand.tap(linkIn(letter, 'bestaetigen'));
  await hand.tap(button(page, 'Anmeldung bestätigen'));
  const entries = page.locator('.kern-summary');
  await entries.first().waitFor();
  await page.waitForLoadState();
  const places = (await entries.allInnerTexts()).filter((text) => text.includes('Sie haben einen Platz'));
  assert.equal(places.length, 5, await main.innerText());
  await openMail(site, page, email, 'Ihre Liste: 5 Plätze');
  assert.equal(await countMails(site, page, email) - mails, 1, 'one more mail says how it went, about all five');
  return { taps: hand.taps, letters: hand.letters, mails, euro };
}

for (const [js, family] of [[true, { lastName: 'Muster', email: 'kim@beispiel.example' }], [false, { lastName: 'Probe', email: 'kim.ohne@beispiel.example' }]]) {
  const how = js ? 'with script' : 'without script';
  test(`two children, five offers, one clash, ${how}: few taps, few letters, one mail`, { timeout: 300_000 }, async (t) => {
    const counted = await mother({ js, ...family });
    t.diagnostic(`${how}: ${counted.taps} taps, ${counted.letters} letters, ${counted.mails} mail, ${counted.euro} euro`);
    assert.ok(counted.taps <= MOST.taps, `${counted.taps} taps`);
    assert.ok(counted.letters <= MOST.letters, `${counted.letters} letters`);
    assert.equal(counted.mails, MOST.mails);
  });
}

/** The first page of a list, with one child typed. */
async function typed(page, email) {
  await page.goto(new URL(`/anmeldung/liste?season=${SEASON}`, page.url()).href);
  const values = { 'child1-first-name': 'Mila', 'child1-last-name': 'Muster', 'child1-birth-day': '4', 'child1-birth-month': '3', 'child1-birth-year': '2018',
    'guardian-name': 'Kim Muster', 'guardian-email': email, 'guardian-phone': '040 66969-123' };
  for (const [id, value] of Object.entries(values)) await page.locator(`#f-${id}`).fill(value);
  await page.locator('label[for="f-child1-resident"]').click();
}

test('a filter narrows the offers in place, and without script after a press, alike', { timeout: 120_000 }, async () => {
  const seen = [];
  for (const js of [true, false]) {
    const page = await site.open(`/ferienpass/${SEASON}/`, { js, width: 390 });
    await typed(page, 'kim.filter@beispiel.example');
    await press(button(page, 'Weiter'));
    const inPlace = (target) => (js ? target.click() : press(target));
    const options = page.locator('.np-opt:visible');
    const all = await options.count();
    await page.locator('.np-filter summary').click();
    if (js) await page.locator('[data-filter-zeigen]').waitFor({ state: 'hidden' }); // the script is there
    await inPlace(button(page, 'vormittags'));
    await page.locator('.np-filter summary', { hasText: 'Filter: vormittags' }).waitFor();
    await page.getByLabel('Preis', { exact: true }).selectOption({ label: 'bis 5 Euro' });
    if (!js) await press(button(page, 'Anzeigen'));
    await page.locator('.np-filter summary', { hasText: 'vormittags, bis 5 Euro' }).waitFor();
    const shown = await options.allInnerTexts();
    assert.ok(shown.length > 0 && shown.length < all, `${shown.length} of ${all}`);
    assert.match(await page.locator('[data-filter-stand]').innerText(), new RegExp(`^Der Filter zeigt ${shown.length} von `));
    assert.deepEqual(await overflowFindings(page), []);
    const said = {
      lead: await page.locator('[data-alle]').innerText(),
      days: await page.locator('.np-date:visible h2 small').allInnerTexts(),
      strip: await page.locator('.np-week a:visible span:last-child').allInnerTexts(),
    };
    assert.match(said.lead, new RegExp(`^Von \\d+ Angeboten für Mila zeigt der Filter ${shown.length}\\.$`));
    assert.deepEqual(said.days, said.strip);
    assert.equal(said.days.reduce((sum, words) => sum + Number(/^(\d+) Angebote?$/.exec(words)[1]), 0), shown.length, said.days.join());
    seen.push([await page.locator('.np-opt:visible .np-opt__title').allInnerTexts(), said]);
    await inPlace(button(page, 'Alle Filter weg'));
    await page.locator('.np-filter summary', { hasText: /^\s*Filter\s*$/ }).waitFor();
    assert.equal(await options.count(), all);
    assert.match(await page.locator('[data-alle]').innerText(), /^\d+ Angebote passen zu Mila\.$/);
  }
  assert.deepEqual(seen[0], seen[1]);
});

test('the device keeps the family only when asked, sends nothing, and forgets at a press', { timeout: 120_000 }, async () => {
  const page = await site.open(`/ferienpass/${SEASON}/`, { js: true, width: 390 });
  const stored = () => page.evaluate(() => localStorage.getItem('familie'));
  await typed(page, 'kim.geraet@beispiel.example');
  assert.equal(await page.locator('[data-bekannt]').isVisible(), false);
  await press(button(page, 'Weiter'));
  const wildlife = page.locator('.np-opt', { has: page.locator('.np-opt__title', { hasText: 'Wildpark' }) });
  await wildlife.locator('label').click();
  await press(button(page, 'Weiter'));
  while (!(await page.locator('#f-custody').count())) {
    for (const question of await page.locator('main fieldset fieldset').all()) await question.locator('label').first().click();
    await press(button(page, 'Weiter'));
  }
  await page.locator('label[for="f-custody"]').click();
  await page.waitForTimeout(READING);
  await press(button(page, 'Liste absenden'));
  await page.locator('h1', { hasText: 'Fast fertig' }).waitFor();
  assert.equal(await stored(), null, 'off by default');
  await page.locator('label[for="geraet"]').click();
  assert.match(await stored(), /"child1_first_name":"Mila"/);
  assert.doesNotMatch(await stored(), /_q_|price/, 'no answers, no prices');

  const posts = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  await page.goto(new URL(`/anmeldung/liste?season=${SEASON}`, page.url()).href);
  await button(page, 'Eintragen').click();
  assert.equal(await page.locator('#f-child1-birth-year').inputValue(), '2018');
  assert.equal(await page.locator('#f-guardian-email').inputValue(), 'kim.geraet@beispiel.example');
  assert.deepEqual(posts, [], 'nothing is sent');
  await press(button(page, 'Weiter'));
  await page.locator('h1', { hasText: 'Mila' }).waitFor();
  await page.goto(new URL(`/anmeldung/liste?season=${SEASON}`, page.url()).href);
  await button(page, 'Vom Gerät löschen').click();
  assert.equal(await stored(), null);
});

test('the plan shows what is certain and what is free, and prints on a page for each week', { timeout: 300_000 }, async () => {
  const page = await site.open('/__portal/mails', { width: 390 });
  await followMail(site, page, 'kim@beispiel.example', 'Ihre Liste: 5 Plätze', 'familie');
  await page.locator('h1', { hasText: 'Ihr Plan' }).waitFor();
  const entries = page.locator('.np-entry');
  assert.equal(await entries.count(), 5);
  for (const { name, wants } of CHILDREN) {
    for (const [, title] of wants) {
      const own = entries.filter({ hasText: name }).filter({ hasText: title });
      assert.match(await own.innerText(), /Uhr[\s\S]*Platz/, `${name}, ${title}`);
    }
  }
  assert.deepEqual((await page.locator('.is-free').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')), ['Mo frei', 'Sa frei']);
  assert.match(await page.locator('.np-tally').innerText(), /Mila: 3 Plätze[\s\S]*Tom: 2 Plätze[\s\S]*Sicher[\s\S]*Euro/);
  await look(page, 'plan');
  await keep(page, 'plan');

  await page.emulateMedia({ media: 'print' });
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets <= 2, `${sheets} sheets for one week with something`);
  for (const part of await page.locator('main :is(form, button, .np-noprint)').all()) assert.equal(await part.isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => { globalThis.print = () => { document.title = 'gedruckt'; }; });
  await page.getByRole('button', { name: 'Drucken' }).click();
  assert.equal(await page.title(), 'gedruckt');

  await press(entries.first().getByRole('link'));
  await page.getByRole('link', { name: 'Zurück zum Plan' }).waitFor();
  assert.match(await page.locator('main').innerText(), /Sie haben einen Platz[\s\S]*Wo[\s\S]*Nummer/);
  await look(page, 'entry');
  await keep(page, 'entry');
  await page.locator('summary', { hasText: 'kann nicht kommen' }).click();
  await press(page.getByRole('button', { name: 'Platz absagen' }));
  assert.match(await page.locator('main').innerText(), /Danke, dass Sie Bescheid geben/);
  assert.equal(await entries.count(), 4);
  assert.deepEqual(await nuFindings(pages), []);
});
