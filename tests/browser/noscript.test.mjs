// Without script everything can be read, found and sent: the navigation is there at both widths, the season
// leads to its prebuilt lists and these to offers, a season and an offer have their doors to the family list as plain
// HTML, and no control is visible that would do nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './lib/site.mjs';
import { pageKinds, pageOf } from './pages.mjs';

const site = useSite();
const plain = { js: false };

for (const { kind, path } of pageKinds()) {
  test(`${kind} can be read and left without script (${path})`, async () => {
    const page = await site.visit(path, plain);
    assert.ok(await page.locator('header nav a:visible').count() >= 5, 'the main navigation is visible');
    assert.ok((await page.locator('main').innerText()).length > 80, 'the page has its content');
    const dead = await page.evaluate(() => [...document.querySelectorAll('button, [role="button"], [role="switch"], input, select, textarea')]
      .filter((control) => control.checkVisibility({ checkVisibilityCSS: true }) && !control.form?.getAttribute('action'))
      .map((control) => control.outerHTML.slice(0, 120)));
    assert.deepEqual(dead, [], 'controls that do nothing without script');
  });
}

test('the phone menu opens without script', async () => {
  const page = await site.open('/', { ...plain, width: 390 });
  assert.equal(await page.locator('header details nav a').first().isVisible(), false);
  await page.locator('header details > summary').click();
  assert.ok(await page.locator('header details nav a:visible').count() >= 5);
});

test('a season leads to its prebuilt lists, and each of them to offers', async () => {
  const page = await site.open(pageOf('season list'), plain);
  const links = await page.locator('main a[href]').evaluateAll((all) => [...new Set(all.map((link) => link.pathname))]);
  for (const list of ['thema', 'woche', 'tag', 'kostenlos']) {
    const target = links.find((link) => link.startsWith(`${pageOf('season list')}${list}/`));
    assert.ok(target, `the season list has no link to ${list}/`);
    const { length } = await (await site.open(target, plain)).locator('main .np-offer a[href]').all();
    assert.ok(length > 0, `${target} has no link to an offer`);
  }
});

test('an offer with free places has its door to the family list as plain HTML', async () => {
  const page = await site.open(pageOf('offer: free'), plain);
  const form = page.locator('main form[method="post"]');
  assert.equal(await form.count(), 1);
  assert.match(await form.getAttribute('action') ?? '', /^\/anmeldung\/liste/);
  assert.equal(await form.locator('[name=season]').count(), 1, 'the list knows the season');
  assert.ok(await form.locator('[name=occasion]').count(), 'and the occasion');
  assert.ok(await form.locator('button.kern-btn--primary[type="submit"]').isVisible());
  const unnamed = await form.locator('input:visible, select:visible, textarea:visible')
    .evaluateAll((all) => all.filter((field) => !field.name || !field.labels?.length).map((field) => field.outerHTML));
  assert.deepEqual(unnamed, [], 'every field has a name and a label');
});

test('a season that takes registrations has its door to the family list as a link', async () => {
  const page = await site.open(pageOf('offer: free').replace(/[^/]+\/$/, ''), plain);
  const doors = page.locator('main a[href$="/anmelden/"]:visible');
  assert.equal(await doors.count(), 1);
  assert.match(await doors.innerText(), /^Jetzt anmelden/);
});
