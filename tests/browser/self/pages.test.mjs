// The checks themselves, those that look at a page in the browser: each finds what is wrong on a page made wrong
// on purpose, and has nothing to say about the right one.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { axeFindings, snifferFindings } from '../lib/accessible.mjs';
import { walk } from '../lib/focus.mjs';
import { foreignFindings, overflowFindings, spacingFindings } from '../lib/layout.mjs';
import { Site } from '../lib/site.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-self-'));
const site = new Site(folder);
const STYLE = 'body { margin: 1rem; color: #111; background: #fff } :focus-visible { outline: 3px solid #111 }';

/** Writes a page with `body` and its own style sheet, and opens it. */
let made = 0;
async function open(body, { css = '', head = '', ...options } = {}) {
  made += 1;
  mkdirSync(join(folder, `${made}`));
  writeFileSync(join(folder, `${made}/style.css`), STYLE + css);
  writeFileSync(join(folder, `${made}/index.html`), '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Probe</title>'
    + `<meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="style.css">${head}</head>`
    + `<body><main><h1>Probe</h1>${body}</main></body></html>`);
  return site.open(`/${made}/`, { width: 390, ...options });
}

before(() => {
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return site.start();
});
afterEach(() => site.closePages());
after(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing is found on a right page', async () => {
  const page = await open('<p>Hallo <a href="/1/">Start</a> <button type="button">Los</button></p>');
  for (const check of [axeFindings, snifferFindings, overflowFindings, foreignFindings]) assert.deepEqual(await check(page), [], check.name);
  assert.deepEqual((await walk(page)).findings, []);
  assert.deepEqual(await spacingFindings(page), []);
});

test('axe finds a violation and what it cannot decide', async () => {
  const faint = await open('<p class="faint">blass</p>', { css: '.faint { color: #aaa }' });
  assert.match((await axeFindings(faint)).join(), /axe violation color-contrast/);
  const unclear = await open('<p class="over">über Verlauf</p>', { css: '.over { background-image: linear-gradient(#000, #fff) }' });
  assert.match((await axeFindings(unclear)).join(), /axe incomplete color-contrast/);
});

test('axe sees the dark colours when the system prefers dark', async () => {
  const css = '@media (prefers-color-scheme: dark) { p { color: #ddd } }';
  assert.deepEqual(await axeFindings(await open('<p>hell</p>', { css })), []);
  assert.match((await axeFindings(await open('<p>dunkel</p>', { css, dark: true }))).join(), /color-contrast/);
});

test('HTML_CodeSniffer finds a form without a way to send it', async () => {
  const page = await open('<form action="/"><label>Name <input name="n"></label></form>');
  assert.match((await snifferFindings(page)).join(), /H32/);
});

test('a page that scrolls sideways is found', async () => {
  assert.match((await overflowFindings(await open('<p class="wide">breit</p>', { css: '.wide { width: 500px }' }))).join(), /scrolls \d+ px sideways: p\.wide/);
});

test('words cut off by wide text spacing are found', async () => {
  const css = '.box { width: 6.6rem; overflow: hidden; white-space: nowrap }';
  assert.match((await spacingFindings(await open('<div class="box">rollstuhlgerecht</div>', { css }))).join(), /cuts off “rollstuhlgerecht”/);
});

test('anything prepared on another host is found', async () => {
  const page = await open('<p>x</p>', { head: '<link rel="dns-prefetch" href="//cdn.example">' });
  assert.match((await foreignFindings(page)).join(), /another host: http:\/\/cdn\.example/);
});

test('stops out of order, unmarked, covered or off the screen are found', async () => {
  const links = '<p><a href="#a">eins</a></p><p><a href="#b" class="x">zwei</a></p>';
  const found = async (body, css) => (await walk(await open(body, { css }))).findings.join('\n');
  assert.match(await found(links.replace('class', 'tabindex="1" class')), /has tabindex 1[^]*comes before the last stop|comes before[^]*tabindex/);
  assert.match(await found(links, '.x:focus-visible { outline: none }'), /zwei”: shows no focus mark/);
  assert.match(await found(`${links}<div class="bar"></div>`, '.bar { position: fixed; inset: 0; background: #fff }'), /covered/);
  assert.match(await found(links, '.x { position: absolute; left: -999px }'), /not on the screen/);
});

test('errors, broken policy, foreign and missing files make the opening test fail', async () => {
  writeFileSync(join(folder, 'throws.js'), 'console.error("laut"); undefined.x;');
  const problems = async (head) => {
    const page = await open('<p>x</p>', { head, watch: false });
    await page.waitForLoadState('networkidle');
    return page.problems.join('\n');
  };
  assert.match(await problems('<script src="/throws.js"></script>'), /console: laut[^]*script error/);
  assert.match(await problems('<style>p { color: red }</style>'), /content security policy/i);
  assert.match(await problems('<script>1</script>'), /content security policy/i);
  assert.match(await problems('<link rel="stylesheet" href="http://127.0.0.2:9/x.css">'), /content security policy|another host/i);
  assert.match(await problems('<script src="/weg.js"></script>'), /answer 404: .*weg\.js/);
  const watched = new Site(folder);
  await watched.start();
  try {
    await watched.open(`/${made}/`);
    await assert.rejects(() => watched.closePages(), /answer 404/);
  } finally {
    await watched.stop();
  }
});
