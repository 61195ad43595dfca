// Whoever leaves help in a hurry does not come back to it: neither by the button "back", nor by the page before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './lib/site.mjs';

const site = useSite();

/** Opens pages one after the other by their links, leaves, and goes back as far as it goes. */
async function leaveAndGoBack(steps) {
  const page = await site.open('/', { width: 390, watch: false });
  await page.route((url) => url.origin !== site.origin, (route) => route.fulfill({ body: '<!doctype html><title>Wetter</title>', contentType: 'text/html' }));
  for (const step of steps) await step(page);
  await page.locator('[data-exit]').click();
  await page.waitForURL((url) => url.origin !== site.origin);
  const seen = [];
  for (let time = 0; time < 4; time += 1) {
    const answer = await page.goBack({ waitUntil: 'load' }).catch(() => null);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    seen.push(page.url());
    if (!answer && page.url() === 'about:blank') break;
  }
  return seen.filter((url) => new URL(url).pathname.startsWith('/hilfe/'));
}

const follow = (path) => (page) => page.locator(`main a[href="${path}"]`).first().click().then(() => page.waitForURL((url) => url.pathname === path.split('#')[0]));
const type = (path) => (page) => page.goto(site.origin + path);

for (const [way, steps] of [
  ['from the start page', [type('/hilfe/')]],
  ['by a link from help to advice', [type('/hilfe/'), follow('/hilfe/beratung/')]],
  ['when help was typed twice', [type('/hilfe/'), type('/hilfe/beratung/')]],
  ['by a page in between', [type('/hilfe/'), type('/orte/'), type('/hilfe/beratung/')]],
]) {
  test(`the button "back" does not open help ${way}`, async () => {
    assert.deepEqual(await leaveAndGoBack(steps), []);
  });
}

test('help that is opened again on purpose stays open', async () => {
  const page = await site.open('/hilfe/', { width: 390, watch: false });
  await page.route((url) => url.origin !== site.origin, (route) => route.fulfill({ body: '<!doctype html><title>Wetter</title>', contentType: 'text/html' }));
  await page.locator('[data-exit]').click();
  await page.waitForURL((url) => url.origin !== site.origin);
  await page.goto(`${site.origin}/hilfe/beratung/`);
  await page.waitForLoadState('networkidle');
  assert.equal(new URL(page.url()).pathname, '/hilfe/beratung/');
  assert.ok(await page.locator('main h1').isVisible());
});
