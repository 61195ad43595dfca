// The site by keyboard: the skip link comes first and leads past the header, the stops come in the
// order of the page, each visible, marked and not covered, and the phone menu opens, leads on and closes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walk } from './lib/focus.mjs';
import { useSite } from './lib/site.mjs';
import { pageKinds, pageOf } from './pages.mjs';

const site = useSite();

for (const { kind, path } of pageKinds()) {
  test(`${kind}: Tab skips to the content and meets every stop in order, marked and free (${path})`, async () => {
    const page = await site.visit(path, { width: 390 });
    await skips(page);
    await page.goto(site.origin + path);
    await meetsAll(page);
  });
}

for (const kind of ['/', '/hilfe/', 'house', 'offer: free', 'season list']) {
  test(`${kind}: the tab stops are in order, marked and free at 1280 pixels, too`, async () => {
    await meetsAll(await site.visit(pageOf(kind), { width: 1280 }));
  });
}

async function skips(page) {
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  assert.match(await skip.getAttribute('href') ?? '', /^#./, 'the first stop is a link within the page');
  const box = await skip.boundingBox();
  assert.ok(box && box.x >= 0 && box.y >= 0 && box.height >= 20, `the skip link is visible with the focus on it: ${JSON.stringify(box)}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => Boolean(document.activeElement.closest('main, footer')) && Boolean(document.querySelector('main:target, main :target')));
  assert.ok(inside, 'after the skip link the focus goes on in the content');
}

async function meetsAll(page) {
  const { stops, findings } = await walk(page);
  assert.ok(stops.length > 5, `the walk met ${stops.length} stops`);
  assert.deepEqual(findings, []);
}

test('the menu of the phone works by keyboard', async () => {
  const page = await site.open('/', { width: 390 });
  const summary = page.locator('header details > summary');
  const links = page.locator('header details nav a');
  for (let index = 0; index < 15 && !await summary.evaluate((element) => element === document.activeElement); index += 1) {
    await page.keyboard.press('Tab');
  }
  assert.ok(await summary.evaluate((element) => element === document.activeElement), 'Tab reaches the menu button');
  assert.equal(await links.first().isVisible(), false, 'the menu is closed at first');
  await page.keyboard.press('Enter');
  assert.ok(await links.count() >= 5, 'the menu has its links');
  for (const link of await links.all()) {
    await page.keyboard.press('Tab');
    assert.ok(await link.evaluate((element) => element === document.activeElement), 'Tab goes through the menu in order');
    const free = await link.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    });
    assert.ok(free, 'the menu entry is on top');
  }
  await summary.focus();
  await page.keyboard.press('Enter');
  assert.equal(await links.first().isVisible(), false, 'Enter closes the menu again');
});
