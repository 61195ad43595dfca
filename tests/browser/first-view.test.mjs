// The first view of every page kind: all bytes the server sends until the page has loaded, compressed as
// in production (page, styles, scripts, fonts, pictures), on a phone with an empty cache: at most 50 KB.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { useSite } from './lib/site.mjs';
import { pageKinds } from './pages.mjs';

const LIMIT = 50_000;
const site = useSite();
const table = [];

for (const { kind, path } of pageKinds()) {
  test(`${kind}: the first view has at most ${LIMIT / 1000} KB (${path})`, async () => {
    const from = site.log.length;
    const page = await site.open(path, { width: 390 });
    await page.waitForLoadState('networkidle');
    const answers = site.log.slice(from);
    const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
    const parts = answers.map((answer) => `${answer.path} ${answer.bytes}`).join(', ');
    assert.ok(answers[0].bytes > 0, 'the server saw the page being fetched');
    table.push({ kind, bytes, page: answers[0].bytes, requests: answers.length });
    assert.ok(bytes <= LIMIT, `${bytes} bytes: ${parts}`);
  });
}

after(() => {
  table.sort((a, b) => b.bytes - a.bytes);
  for (const { kind, bytes, page, requests } of table) {
    console.log(`first view ${(bytes / 1000).toFixed(1).padStart(5)} KB, page ${(page / 1000).toFixed(1).padStart(5)} KB, ${requests} requests: ${kind}`);
  }
});
