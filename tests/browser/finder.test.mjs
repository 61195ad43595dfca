// The search field on the start page: the example to copy for tests of a page's behaviour. It is a plain form, so
// the same steps must end at the same address with and without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './lib/site.mjs';

const site = useSite();

for (const js of [true, false]) {
  test(`the finder leads to results with the words and the age in the address, ${js ? 'with' : 'without'} script`, async () => {
    const page = await site.open('/', { width: 390, js });
    const finder = page.getByRole('search').first();
    await finder.getByRole('searchbox').fill('Pizza');
    await finder.getByRole('combobox').selectOption({ index: 1 });
    await finder.getByRole('button').click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'Pizza');
    const answer = new URL(page.url());
    assert.equal(answer.origin, site.origin);
    assert.equal([...answer.searchParams.values()].filter(Boolean).length, 2, `the words and the age are in the address: ${answer.search}`);
    assert.equal(await page.locator('main h1').count(), 1);
  });
}
