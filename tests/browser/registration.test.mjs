// A family registers two children for an offer with one place: from the page of the offer through its door to the
// family list (who, choose, questions, check, sent), mail, button, a place and a position on the waiting list; then the
// first child cancels, the second is offered the place and takes it. With script and without. On the way every page of
// the registrar is looked at: accessible in light and dark at three widths, valid, nothing scrolls sideways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walk } from './lib/focus.mjs';
import { answerFirst, button, enter, fillChild, fillGuardian, headed, option, press, send } from './lib/list-pages.mjs';
import { followMail } from './lib/mailbox.mjs';
import { nuFindings } from './lib/nu.mjs';
import { servePortal } from './lib/portal.mjs';
import { errorsLead, keep, look, pages } from './lib/registrar-pages.mjs';
import { useSite } from './lib/site.mjs';

const SEASON = '2027-ostern';
// The offer with the door, and another one at the same time.
const WITH_SCRIPT = { offer: 'flossbau-am-stadtparksee', title: 'Floßbau', clash: 'Foto-Streifzug', asks: true }; // swimming, the way home, health; two prices
const WITHOUT_SCRIPT = { offer: 'drahtschmuck', title: 'Schmuck aus Draht', clash: 'Das versunkene Dorf', asks: false };
const site = useSite(undefined, servePortal({ today: '2027-03-01', season: SEASON, scarce: [WITH_SCRIPT.offer, WITHOUT_SCRIPT.offer] }));
const FAMILY = 'mit-script@beispiel.example';

const offerPath = ({ offer }) => `/ferienpass/${SEASON}/${offer}/`;
const mail = (page, to, subject, link) => followMail(site, page, to, subject, link);

/** The list, from its first page to the last. `stop(name)` is called on every page. */
async function list(page, { title, clash, asks }, email, stop) {
  await stop('who');
  await press(button(page, 'Weiteres Kind'));
  await fillChild(page, 1, 'Kind A');
  await fillChild(page, 2, 'Kind B');
  await fillGuardian(page, email);
  await press(button(page, 'Weiter'));

  await headed(page, 'Kind A');
  assert.ok(await option(page, title).locator('input').isChecked(), 'what the door was opened for is chosen');
  await option(page, clash).locator('label').click();
  await press(button(page, 'Zeiten und Summe prüfen'));
  assert.match(await option(page, clash).innerText(), new RegExp(`Überschneidet sich mit „${title}`));
  await stop('choose');
  await press(button(page, 'Weiter mit Kind B'));
  await headed(page, 'Kind B');
  assert.ok(await option(page, title).locator('input').isChecked(), 'for the second child, too');
  await press(button(page, 'Weiter'));
  if (asks) {
    await headed(page, 'Noch ein paar Fragen');
    await stop('list-questions');
    for (const number of [1, 2]) await answerFirst(page, number);
    await press(button(page, 'Weiter'));
  }

  await headed(page, 'Bitte prüfen Sie Ihre Liste');
  const main = page.locator('main');
  const said = await main.innerText();
  assert.match(said, /Kind A[\s\S]*passt nicht[\s\S]*Überschneidet sich[\s\S]*Kind B[\s\S]*Warteliste, Position 1[\s\S]*040 66969-123/);
  await stop('check');
  await press(page.getByRole('button', { name: /^„.*“ weglassen$/ }));
  assert.doesNotMatch(await main.innerText(), /passt nicht/);
  await stop('check-fits');
  await page.locator('#f-custody').check();
  await send(page);
  await page.locator('summary', { hasText: 'Adresse ändern' }).click();
  await stop('on-its-way');
  assert.match(await main.innerText(), new RegExp(email));
}

/** The whole way. `stop(name)` is called on every page. */
async function family(page, offer, email, stop) {
  const main = page.locator('main');
  await enter(page);
  await list(page, offer, email, stop);

  await mail(page, email, 'Bitte bestätigen Sie Ihre Anmeldung', 'bestaetigen');
  await stop('confirm');
  await press(button(page, 'Anmeldung bestätigen'));
  await stop('confirmed');
  assert.equal(await page.locator('.kern-summary').count(), 2);
  const [first, second] = (await main.innerText()).split('Kind B');
  assert.match(first, /Kind A[\s\S]*Sie haben einen Platz/);
  assert.match(second, /^[\s\S]*Auf der Warteliste, Position 1/);
  assert.match(await page.getByRole('link', { name: /^Zum Plan/ }).getAttribute('href'), /familie\?l=/);

  await mail(page, email, 'Platz und Warteliste', 'familie');
  await stop('family');
  await press(page.locator('.np-entry', { hasText: 'Kind A' }).getByRole('link'));
  await stop('entry');
  await page.locator('summary', { hasText: 'Kind A kann nicht kommen' }).click();
  await press(button(page, 'Platz absagen'));
  assert.match(await main.innerText(), /Danke, dass Sie Bescheid geben/);

  await mail(page, email, 'Ein Platz ist frei geworden', 'angebot');
  await stop('offer');
  await press(button(page, 'Ja, Platz annehmen'));
  assert.match(await main.innerText(), /Der Platz gehört Ihnen/);
  await mail(page, email, 'Ihr Platz ist sicher', 'familie');
  assert.match(await page.locator('.np-entry').innerText(), /Kind B[\s\S]*Platz/);
  await stop('family-at-the-end');
}

test('with script: two children, one place; the second child gets it when the first cancels', { timeout: 600_000 }, async () => {
  const page = await site.open(offerPath(WITH_SCRIPT));
  const badge = page.locator('.np-keyfacts [data-platz]');
  await page.waitForFunction(() => document.querySelector('.np-keyfacts [data-platz]').textContent.includes('noch 1 '));
  await family(page, WITH_SCRIPT, FAMILY, async (name) => {
    await keep(page, name);
    await look(page, name);
  });
  const shows = async (path, badgeOf) => {
    // What the registrar answers may be a minute old: a family that looks again sees it then.
    for (const last = Date.now() + 75_000; ;) {
      await page.goto(site.origin + path);
      await page.waitForTimeout(2_000);
      const text = await badgeOf().innerText();
      if (text === 'nur noch Warteliste' || Date.now() > last) return text;
    }
  };
  assert.equal(await shows(offerPath(WITH_SCRIPT), () => badge), 'nur noch Warteliste');
  const card = () => page.locator('.np-offer', { has: page.locator(`h3 a[href="${offerPath(WITH_SCRIPT)}"]`) }).locator('[data-platz]').first();
  assert.equal(await shows(`/ferienpass/${SEASON}/`, card), 'nur noch Warteliste');
});

test('without script: the same way', { timeout: 600_000 }, async () => {
  const page = await site.open(offerPath(WITHOUT_SCRIPT), { js: false, width: 390 });
  await family(page, WITHOUT_SCRIPT, 'ohne-script@beispiel.example', async () => {});
});

test('errors on every page of the list keep what was typed, get the focus and lead to the fields', { timeout: 600_000 }, async () => {
  const page = await site.open(offerPath(WITH_SCRIPT));
  site.expect(page, 200, 422);
  const seen = async (name) => {
    await keep(page, name);
    await look(page, name);
  };
  await enter(page);
  await page.locator('#f-child1-first-name').fill('Kind C');
  await page.locator('#f-child1-birth-year').fill('2016');
  await page.locator('#f-guardian-email').fill('familie.beispiel.de');
  await press(button(page, 'Weiter'));
  await errorsLead(page);
  for (const [field, value] of [['child1-first-name', 'Kind C'], ['child1-birth-year', '2016'], ['guardian-email', 'familie.beispiel.de']]) {
    assert.equal(await page.locator(`#f-${field}`).inputValue(), value);
  }
  await seen('errors-who');

  await fillChild(page, 1, 'Kind C');
  await fillGuardian(page, 'fehler@beispiel.example');
  await press(button(page, 'Weiter'));
  await headed(page, 'Kind C');
  await option(page, WITH_SCRIPT.title).locator('label').click(); // nothing is chosen any more
  await press(button(page, 'Weiter'));
  await page.waitForFunction(() => document.activeElement?.id === 'fehler');
  const above = page.locator('#fehler a', { hasText: 'Wählen Sie mindestens ein Angebot aus.' });
  const target = await above.getAttribute('href');
  assert.equal(await page.locator(target).count(), 1, `the link to ${target} leads somewhere`);
  await seen('errors-choose');

  await option(page, WITH_SCRIPT.title).locator('label').click();
  await press(button(page, 'Weiter'));
  await headed(page, 'Noch ein paar Fragen');
  await press(button(page, 'Weiter'));
  await errorsLead(page);
  await seen('errors-questions');

  await answerFirst(page, 1);
  await press(button(page, 'Weiter'));
  await headed(page, 'Bitte prüfen Sie Ihre Liste');
  await look(page, 'check-one-child');
  await press(button(page, 'Liste absenden'));
  await errorsLead(page);
  await seen('errors-check');

  await page.locator('#f-custody').check();
  await send(page);
  const change = async (address) => {
    const field = page.locator('#f-guardian-email');
    if (!await field.isVisible()) await page.locator('summary', { hasText: 'Adresse ändern' }).click();
    await field.fill(address);
    await press(button(page, 'An diese Adresse senden'));
  };
  await change('fehler.beispiel.example');
  assert.equal(await page.locator('#f-guardian-email').inputValue(), 'fehler.beispiel.example');
  assert.ok(await page.locator('#f-guardian-email-fehler').isVisible());
  assert.match(await page.title(), /^Fehler: /);
  await page.waitForFunction(() => document.activeElement?.id === 'f-guardian-email');
  await seen('errors-sent');
  await change('richtig@beispiel.example');
  assert.match(await page.locator('main').innerText(), /richtig@beispiel\.example/);
  await mail(page, 'richtig@beispiel.example', 'Bitte bestätigen Sie Ihre Anmeldung', 'bestaetigen');
});

test('a slip of the address is asked about; the family says yes or no', { timeout: 600_000 }, async () => {
  const page = await site.open(offerPath(WITH_SCRIPT));
  const address = page.locator('#f-guardian-email');
  const asks = page.locator('#tippfehler', { hasText: 'Meinten Sie kim@gmail.com?' });
  await enter(page);
  await fillChild(page, 1, 'Kind D');
  await fillGuardian(page, 'kim@gmial.com');
  await press(button(page, 'Weiter'));
  await asks.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'tippfehler');
  await keep(page, 'slip');
  await look(page, 'slip');
  await press(button(page, 'Nein, es bleibt bei kim@gmial.com'));
  await headed(page, 'Kind D');
  await press(button(page, 'Zurück zu „Familie“'));
  assert.equal(await address.inputValue(), 'kim@gmial.com');
  await address.fill('kim@gmal.com');
  await press(button(page, 'Weiter'));
  await asks.waitFor();
  await press(button(page, 'Ja, ändern in kim@gmail.com'));
  await headed(page, 'Kind D');
  await press(button(page, 'Zurück zu „Familie“'));
  assert.equal(await address.inputValue(), 'kim@gmail.com');
});

test('Tab meets every stop of the list in order, marked, and the bar at the lower edge hides none', { timeout: 600_000 }, async () => {
  const page = await site.open(offerPath(WITH_SCRIPT), { width: 390 });
  const meets = async (title) => {
    await headed(page, title);
    const { stops, findings } = await walk(page, 400);
    assert.ok(stops.length > 5 && stops.length < 400, `${title}: ${stops.length} stops`);
    assert.deepEqual(findings, [], title);
  };
  await enter(page);
  await meets('Ihre Familie');
  await fillChild(page, 1, 'Kind E');
  await fillGuardian(page, 'tastatur@beispiel.example');
  await press(button(page, 'Weiter'));
  await meets('Kind E');
  await press(button(page, 'Weiter'));
  await meets('Noch ein paar Fragen');
  await answerFirst(page, 1);
  await press(button(page, 'Weiter'));
  await meets('Bitte prüfen Sie Ihre Liste');
});

test('the last page of the registrar: notes on health want a consent of their own', { timeout: 600_000 }, async () => {
  const page = await site.open('/__portal/mails');
  site.expect(page, 200, 422);
  await look(page, 'mails');
  await mail(page, FAMILY, 'Ihr Platz ist sicher: Floßbau', 'familie');
  await press(page.locator('.np-entry').getByRole('link'));
  await press(page.getByRole('link', { name: 'Hinweise zur Gesundheit von Kind B angeben' }));
  await keep(page, 'questions');
  await look(page, 'questions');
  await page.locator('#f-hinweise').fill('Allergie gegen Nüsse');
  await press(button(page, 'Hinweise speichern'));
  await page.waitForFunction(() => document.activeElement?.id === 'fehler');
  assert.equal(await page.locator('#f-hinweise').inputValue(), 'Allergie gegen Nüsse');
  await look(page, 'questions-errors');
  await page.locator('#f-einwilligung').check();
  await press(button(page, 'Hinweise speichern'));
  assert.match(await page.locator('main').innerText(), /Ihre Hinweise sind gespeichert/);
});

test('a change in the data reaches the family by mail while the portal runs', { timeout: 600_000 }, async () => {
  site.server.edit(WITH_SCRIPT.offer, (text) => text.replace('"10:00-15:00"', '"11:00-15:00"'));
  // No page of the site: that would load itself again when the change is built, in the middle of the way.
  const page = await site.open('/__portal/mails');
  await mail(page, FAMILY, 'Geändert: Floßbau', 'familie');
  assert.match(await page.locator('.np-entry').innerText(), /11 bis 15 Uhr/);
});

test('the HTML checker is silent about the pages of the registrar', { timeout: 600_000 }, async () => {
  assert.deepEqual(await nuFindings(pages), []);
});
