// What every page keeps to, on one page of every kind: it does not scroll sideways on a small phone (which
// is also 400 % zoom on a desktop), nor on a
// larger one with wide text spacing, asks no other host for anything, has
// no error on the console and no breach of the content security policy (`useSite` watches those three).
// And over the whole tree: one h1, no skipped heading level, a language, a title that no other page has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignFindings, overflowFindings, spacingFindings } from './lib/layout.mjs';
import { ROOT, useSite } from './lib/site.mjs';
import { outlineFindings, pagesIn } from './lib/tree.mjs';
import { missingKinds, pageKinds } from './pages.mjs';

const site = useSite();

test('the site has a page of every kind', () => {
  assert.deepEqual(missingKinds(), []);
});

for (const { kind, path } of pageKinds()) {
  test(`${kind} fits a small phone and keeps to its own host (${path})`, async () => {
    const page = await site.visit(path, { width: 320 });
    assert.deepEqual(await overflowFindings(page), []);
    assert.deepEqual(await foreignFindings(page), []);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await spacingFindings(page), []);
  });
}

test('every page has one h1, ordered headings, a language and a title of its own', () => {
  assert.deepEqual(outlineFindings(pagesIn(ROOT)), []);
});

test('an address that does not exist answers 404 with the page for it', async () => {
  const page = await site.open('/gibt-es-nicht/', { status: 404 });
  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(await page.locator('a[href="/"]').first().isVisible(), true, 'the way to the start page');
});
