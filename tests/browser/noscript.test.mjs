// Without script everything can be read, found and sent: the navigation is there at both widths, the season
// leads to its prebuilt lists and these to offers, an offer has its form as plain HTML, and no control is
// visible that would do nothing.
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
  const season = pageOf('season list');
  const page = await site.open(season, plain);
  const links = await page.locator('main a[href]').evaluateAll((all) => [...new Set(all.map((link) => link.pathname))]);
  const offers = new Set(pageKinds().filter(({ kind }) => kind.startsWith('offer: ')).map(({ path }) => path));
  assert.ok(offers.size > 0);
  for (const kind of ['list of a topic', 'list of a week', 'list of a day', 'list of what is free of charge']) {
    const pattern = kind === 'list of a topic' ? null : new RegExp(`^${season}(woche|tag|kostenlos)/`);
    const wanted = pageOf(kind).slice(season.length).split('/')[0];
    assert.ok(pattern || wanted, kind);
    const target = links.find((link) => link.startsWith(`${season}${wanted}/`));
    assert.ok(target, `${season} links to a ${kind} (${season}${wanted}/…)`);
    const list = await site.open(target, plain);
    assert.ok(await list.locator('main .np-offer a[href]').count() >= 1, `${target} links to offers`);
  }
});

test('an offer with free places has its form as plain HTML', async () => {
  const page = await site.open(pageOf('offer: free'), plain);
  const form = page.locator('main form[method="post"]');
  assert.equal(await form.count(), 1);
  assert.match(await form.getAttribute('action') ?? '', /^\/anmeldung\//);
  assert.ok(await form.locator('button[type="submit"]').isVisible());
  const unnamed = await form.locator('input:visible, select:visible, textarea:visible')
    .evaluateAll((all) => all.filter((field) => !field.name || !field.labels?.length).map((field) => field.outerHTML));
  assert.deepEqual(unnamed, [], 'every field has a name and a label');
});
