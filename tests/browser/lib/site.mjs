// The site under test and a browser to look at it with. A test file says
//
//     const site = useSite();
//     test('the search finds a house by its old name', async () => {
//       const page = await site.open('/suche/', { width: 390 });
//       await page.getByRole('searchbox').fill('…');
//       …
//     });
//
// and gets: a server on a free port, one browser per file, a fresh profile per page, and a failure
// whenever an opened page wrote an error to the console, broke the content security policy, asked
// another host for anything or got an answer of 400 and above. A page closes when its test ends.
// `site.visit` takes the same arguments and keeps its tab, for tests that only look at many pages.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM, FLAGS } from './chromium.mjs';
import { serve } from './server.mjs';

/** The web root: what `tests/run` built, or the last `portal build` of a developer. */
export const ROOT = process.env.PORTAL_SITE ?? fileURLToPath(new URL('../../../dist/public', import.meta.url));

export const WIDTHS = [320, 390, 1280];
const HEIGHTS = { 320: 640, 390: 844, 1280: 900 };

/** Starts server and browser before the tests of a file and ends them after the last. `start` starts another server than that of the files. */
export function useSite(root = ROOT, start = undefined) {
  const site = new Site(root, start);
  before(() => site.start());
  afterEach(() => site.closePages());
  after(() => site.stop());
  return site;
}

function serveFiles(root) {
  assert.ok(existsSync(root), `no site at ${root}: build it, or set PORTAL_SITE to a web root`);
  return serve(root);
}

export class Site {
  #startServer; #server; #browser; #opened = []; #kept = new Map();

  constructor(root, startServer = () => serveFiles(root)) {
    this.#startServer = startServer;
  }

  /** What answers. */
  get server() { return this.#server; }

  get origin() { return this.#server.origin; }
  /** What the server answered so far: `{ method, path, status, bytes, type }` each. */
  get log() { return this.#server.log; }

  async start() {
    this.#server = await this.#startServer();
    this.#browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  }

  async stop() {
    await this.#browser?.close();
    await this.#server?.close();
  }

  /**
   * Opens `path` in a fresh profile and waits until it has loaded.
   * `js`: scripts run; `dark`: the system prefers dark; `print`: print media; `status`: the answer
   * expected; `watch: false` leaves judging `page.problems` to the caller.
   */
  async open(path, options = {}) {
    const tab = await this.#newTab(options);
    return this.#go(tab, path, options);
  }

  /** The answers that further steps on an opened page may bring: form posts, for instance. */
  expect(page, ...status) { page.expected = status; }

  /** As `open`, in a tab that is kept for the whole file: quicker, with a warm cache, for looking only. */
  async visit(path, options = {}) {
    const key = `${options.js ?? true}`;
    if (!this.#kept.has(key)) this.#kept.set(key, await this.#newTab(options));
    return this.#go({ ...this.#kept.get(key), keep: true }, path, options);
  }

  /** Closes what a test opened, and fails the test if one of its pages had a problem. */
  async closePages() {
    const opened = this.#opened.splice(0);
    await Promise.all(opened.filter(({ keep }) => !keep).map(({ context }) => context.close()));
    const problems = new Set(opened.filter(({ watch }) => watch).flatMap(({ page }) => page.problems));
    assert.deepEqual([...problems], [], 'problems while the pages were open');
  }

  async #newTab({ js = true }) {
    const context = await this.#browser.newContext({
      javaScriptEnabled: js, reducedMotion: 'reduce', locale: 'de-DE', timezoneId: 'Europe/Berlin', serviceWorkers: 'block',
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    this.#listen(page);
    return { context, page };
  }

  async #go(tab, path, { width = 1280, height = HEIGHTS[width] ?? 800, dark = false, print = false,
    status = path === '/404.html' ? [200, 404] : 200, watch = true, forcedColors = 'none' } = {}) {
    const { page } = tab;
    if (!this.#opened.some((opened) => opened.page === page)) {
      page.problems = [];
      this.#opened.push({ ...tab, watch });
    }
    page.expected = [status].flat();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: print ? 'print' : 'screen', colorScheme: dark ? 'dark' : 'light', forcedColors });
    const answer = await page.goto(this.origin + path, { waitUntil: 'load' });
    assert.ok(page.expected.includes(answer.status()), `${path} answers ${answer.status()}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page;
  }

  #listen(page) {
    const note = (text) => page.problems.push(`${new URL(page.url()).pathname}: ${text}`);
    const own = (url) => new URL(url).origin === this.origin;
    page.on('console', (message) => {
      const text = message.text();
      const status = Number(/status of (\d+)/.exec(text)?.[1]);
      const expected = page.expected.includes(status) && message.location().url === page.url();
      if ((message.type() === 'error' || /content security policy/i.test(text)) && !expected) note(`console: ${text}`);
    });
    page.on('pageerror', (error) => note(`script error: ${error.message}`));
    page.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url()) && !own(request.url())) note(`request to another host: ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText;
      if (reason !== 'net::ERR_ABORTED') note(`request failed: ${request.url()} ${reason}`);
    });
    page.on('response', (response) => {
      const expected = response.request().isNavigationRequest() && page.expected.includes(response.status());
      if (response.status() >= 400 && !expected) note(`answer ${response.status()}: ${response.url()}`);
    });
  }
}
