// Nothing is ever cut and no page scrolls sideways on a small phone, however long the words are: every text of a tiny
// town has one that is longer than a line, on a page of every kind, through the phases of a season.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { cutFindings, overflowFindings } from './lib/layout.mjs';
import { townOfLongWords, WORD } from './lib/long-words.mjs';
import { useSite } from './lib/site.mjs';
import { pageKinds } from './pages.mjs';

for (const today of ['2027-02-10', '2027-03-30']) {
  const town = townOfLongWords(today);
  const site = useSite(town.root);
  after(() => town.close());

  for (const { kind, path } of pageKinds(town.root)) {
    test(`${kind} shows the whole of long words on a small phone (${path} on ${today})`, async () => {
      const page = await site.visit(path, { width: 320 });
      assert.deepEqual(await overflowFindings(page), []);
      assert.deepEqual(await cutFindings(page), []);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      assert.deepEqual(await overflowFindings(page), []);
      assert.deepEqual(await cutFindings(page), []);
    });
  }

  test(`the words are there on ${today}`, async () => {
    const page = await site.visit('/ferienpass/2027-ostern/', { width: 320 });
    assert.ok((await page.locator('main').textContent()).split(WORD).length > 10);
  });
}
