// On paper: navigation, search, filters and forms are gone, the content is there with its accordions open,
// nothing is wider than the sheet, and Chromium makes a PDF of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './lib/site.mjs';
import { pageKinds } from './pages.mjs';

const SCREEN_ONLY = 'header nav, header details, .np-skip, .np-sos, [role="search"], .np-filter, main form, .np-crumbs, .np-layout__side, .np-shelves, .np-toc, .np-noprint';
const A4 = { width: 718, height: 1047 }; // 210 × 297 mm less margins of 10 mm, at 96 dpi
const site = useSite();

for (const { kind, path } of pageKinds()) {
  test(`${kind} prints its content and nothing else (${path})`, async () => {
    const page = await site.visit(path, { ...A4, print: true });
    const result = await page.evaluate((screenOnly) => {
      const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && element.getClientRects().length > 0;
      return {
        heading: shown(document.querySelector('main h1')),
        left: [...document.querySelectorAll(screenOnly)].filter(shown).map((element) => element.outerHTML.slice(0, 100)),
        closed: [...document.querySelectorAll('main details')].filter((details) => !details.closest(screenOnly))
          .filter((details) => [...details.children].some((child) => child.tagName !== 'SUMMARY' && !(child.checkVisibility() && child.getBoundingClientRect().height > 0)))
          .map((details) => details.outerHTML.slice(0, 100)),
        wide: document.documentElement.scrollWidth - innerWidth,
      };
    }, SCREEN_ONLY);
    assert.deepEqual(result.left, [], 'parts for the screen only');
    assert.deepEqual(result.closed, [], 'accordions that stay closed on paper');
    assert.ok(result.heading, 'the heading is printed');
    assert.ok(result.wide <= 0, `${result.wide} px wider than the sheet`);
  });
}

test('Chromium makes a PDF of a page', async () => {
  const page = await site.open('/', {});
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  assert.match(pdf, /^%PDF-/);
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(sheets >= 1 && sheets <= 6, `${sheets} sheets for the start page`);
});
