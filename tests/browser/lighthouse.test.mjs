// Lighthouse as on a phone (its default) for start, season list and offer: 100 in accessibility, best practices
// and SEO. The performance score is printed and not judged: it measures this machine as much as the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { CHROMIUM, FLAGS } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { ROOT } from './lib/site.mjs';
import { pageOf } from './pages.mjs';

const JUDGED = ['accessibility', 'best-practices', 'seo'];
let browser;
let server;

before(async () => {
  server = await serve(ROOT);
  browser = await launch({ chromePath: CHROMIUM, chromeFlags: [...FLAGS, '--headless'], logLevel: 'silent' });
});
after(async () => {
  await browser?.kill();
  await server?.close();
});

for (const kind of ['/', 'season list', 'offer: free']) {
  test(`Lighthouse gives 100 to ${kind}`, async () => {
    const { lhr } = await lighthouse(server.origin + pageOf(kind), {
      port: browser.port, logLevel: 'silent', output: 'json', onlyCategories: ['performance', ...JUDGED],
    });
    assert.equal(lhr.runtimeError, undefined);
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]));
    const shown = (id) => lhr.audits[id]?.displayValue ?? '?';
    console.log(`lighthouse ${kind}: ${JSON.stringify(scores)}, largest paint ${shown('largest-contentful-paint')}, blocked ${shown('total-blocking-time')}, shift ${shown('cumulative-layout-shift')}`);
    const missed = JUDGED.flatMap((name) => lhr.categories[name].auditRefs.filter(({ weight }) => weight > 0)
      .map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1)
      .map(({ id, title, details }) => `${name} ${id}: ${title} ${JSON.stringify(details?.items?.slice(0, 3) ?? '').slice(0, 400)}`));
    assert.deepEqual(missed, []);
    for (const name of JUDGED) assert.equal(scores[name], 100, `${name} of ${kind}`);
  });
}
