// Looking at the pages of the registrar as they come: accessible in light and dark at every width, nothing scrolls
// sideways, and the bytes are kept for the HTML checker. `REGISTRATION_SHOTS=FOLDER` writes pictures of all of them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { axeFindings, snifferFindings } from './accessible.mjs';
import { overflowFindings } from './layout.mjs';
import { WIDTHS } from './site.mjs';

/** Where the pages are kept. */
export const pages = mkdtempSync(join(tmpdir(), 'portal-registrar-pages-'));
const shots = process.env.REGISTRATION_SHOTS;
after(() => rmSync(pages, { recursive: true, force: true }));

/**
 * The bar that stays at the lower edge covers whatever is scrolled under it, and nobody can say how well that can be
 * read: while the page is looked at, the bar stands in its place. That it hides no stop of the keyboard is another test.
 */
async function rest(page, rests) {
  await page.evaluate((on) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.np-total { position: static !important; }');
    document.adoptedStyleSheets = on ? [sheet] : [];
  }, rests);
}

/** Looks at the page as it is, at every width, in light and dark. */
export async function look(page, name) {
  const findings = [];
  for (const dark of [false, true]) {
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      await rest(page, true);
      const found = [...await axeFindings(page), ...await snifferFindings(page), ...await overflowFindings(page)];
      findings.push(...found.map((text) => `${name} ${dark ? 'dark' : 'light'} ${width} px: ${text}`));
      await rest(page, false);
      if (shots && width !== 320) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${name}-${width}-${dark ? 'dark' : 'light'}.png`), fullPage: true });
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(findings.length, 0, findings.slice(0, 12).join('\n'));
}

/** Keeps the bytes of an answer for the HTML checker. */
export async function keep(page, name) {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  writeFileSync(join(pages, `${name}.html`), `<!doctype html>\n${html}\n`);
}

/** What is wrong stands above with a link to each field, has the focus, and the fields say the same. */
export async function errorsLead(page) {
  assert.match(await page.title(), /^Fehler: /);
  // The browser gives the focus a moment after the page is there.
  await page.waitForFunction(() => document.activeElement?.id === 'fehler');
  const links = page.locator('#fehler a');
  const wrong = await page.locator('main form .kern-error').count();
  assert.equal(await links.count(), wrong, 'every error stands above and at its field');
  for (const link of await links.all()) {
    await link.click();
    const target = (await link.getAttribute('href')).slice(1);
    const focused = await page.evaluate(() => document.activeElement.id);
    assert.equal(focused, target);
    const words = await page.locator(`#${target}`).evaluate((field) => {
      const described = [field, ...[field.closest('fieldset')].filter(Boolean)].flatMap((part) => (part.getAttribute('aria-describedby') ?? '').split(' '));
      return described.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    });
    const own = (await link.innerText()).replace(/^\d+\. Kind: /, '');
    assert.ok(words.includes(own), `“${own}” stands at its field too, which says “${words}”`);
  }
}
