// A family that goes back (rule L2): every page of the list can be gone back to, however far, and forward again, and
// what was typed and ticked stands there as it was left. With script and without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button } from './lib/list-pages.mjs';
import { servePortal } from './lib/portal.mjs';
import { useSite } from './lib/site.mjs';

const SEASON = '2027-ostern';
const TYPED = {
  'child1-first-name': 'Mila', 'child1-last-name': 'Muster', 'child1-birth-day': '4', 'child1-birth-month': '3', 'child1-birth-year': '2018',
  'guardian-name': 'Kim Muster', 'guardian-email': 'kim.zurueck@beispiel.example', 'guardian-phone': '040 66969-123',
};
const SECOND = {
  'child2-first-name': 'Tom', 'child2-last-name': 'Muster', 'child2-birth-day': '2', 'child2-birth-month': '5', 'child2-birth-year': '2016',
};
const site = useSite(undefined, servePortal({ today: '2027-03-01', season: SEASON, scarce: [] }));

const headed = (page, title) => page.locator('h1', { hasText: title }).waitFor();
const seal = (page) => page.locator('input[name="liste"]').first().inputValue();

async function type(page, values) {
  for (const [id, value] of Object.entries(values)) await page.locator(`#f-${id}`).fill(value);
}

/** What stands on the first page, as `type` writes it. */
async function read(page, values) {
  const found = {};
  for (const id of Object.keys(values)) found[id] = await page.locator(`#f-${id}`).inputValue();
  return found;
}

/** The titles that are ticked. */
const ticked = (page) => page.locator('.np-opt:has(input:checked) .np-opt__title').allInnerTexts();

async function tick(page, title) {
  await page.locator('.np-opt', { has: page.locator('.np-opt__title', { hasText: title }) }).first().locator('label').click();
}

/** Answers what a page asks, and reads the answers. */
async function answer(page) {
  for (const question of await page.locator('main fieldset fieldset').all()) await question.locator('label').first().click();
}
const answers = (page) => page.locator('main input:checked').count();

/** The doors: the address of the list, and the button on the page of an offer. */
const DOORS = {
  'the page of the season': async (page) => {
    await page.getByRole('link', { name: /^Jetzt anmelden/ }).click();
    await button(page, 'Liste beginnen').click();
  },
  'an address': (page) => page.goto(new URL(`/anmeldung/liste?season=${SEASON}`, page.url()).href),
};

for (const js of [true, false]) {
  for (const [door, open] of Object.entries(DOORS)) {
    test(`back over all pages and forward again, from ${door}, ${js ? 'with' : 'without'} script`, { timeout: 120_000 }, async () => {
      const page = await site.open(`/ferienpass/${SEASON}/`, { js, width: 390 });
      await open(page);
      await headed(page, 'Ihre Familie');
      const begun = await seal(page);
      await type(page, TYPED);
      await page.locator('label[for="f-child1-resident"]').click();
      await button(page, 'Weiteres Kind').click();
      await page.locator('#f-child2-first-name').waitFor();
      assert.deepEqual(await read(page, TYPED), TYPED, 'another child leaves everything there');
      await type(page, SECOND);
      await page.locator('label[for="f-child2-resident"]').click();
      const family = await seal(page);
      await button(page, 'Weiter').click();
      await headed(page, 'Mila');
      await tick(page, 'Wildpark');
      await button(page, 'Weiter mit Tom').click();
      await headed(page, 'Tom');
      await tick(page, 'Expedition ins Moor');
      await button(page, 'Weiter').click();
      await headed(page, 'Noch ein paar Fragen');
      await answer(page);
      const given = await answers(page);
      assert.ok(given > 0, 'something is answered');
      await button(page, 'Weiter').click();
      await headed(page, 'Bitte prüfen Sie Ihre Liste');
      const checked = await page.locator('main .np-check').allInnerTexts();

      const asked = async () => {
        await headed(page, 'Noch ein paar Fragen');
        assert.equal(await answers(page), given);
      };
      const tom = async () => {
        await headed(page, 'Tom');
        assert.match((await ticked(page)).join(), /^Expedition ins Moor[^,]*$/);
      };
      const mila = async () => {
        await headed(page, 'Mila');
        assert.match((await ticked(page)).join(), /^[^,]*Wildpark[^,]*$/);
      };
      const both = async () => {
        await headed(page, 'Ihre Familie');
        assert.deepEqual(await read(page, { ...TYPED, ...SECOND }), { ...TYPED, ...SECOND });
        assert.ok(await page.locator('#f-child2-resident').isChecked());
        assert.equal(await seal(page), family, 'it is the same list');
      };
      const one = async () => {
        await headed(page, 'Ihre Familie');
        assert.deepEqual(await read(page, TYPED), TYPED);
        assert.equal(await page.locator('#f-child2-first-name').count(), 0);
        assert.ok(await page.locator('#f-child1-resident').isChecked());
        assert.equal(await seal(page), begun, 'it is the same list');
      };
      const way = [asked, tom, mila, both, one];
      for (const stands of way) {
        await page.goBack();
        await stands();
      }
      for (const stands of way.slice(0, -1).reverse()) {
        await page.goForward();
        await stands();
      }
      await page.goForward();
      await headed(page, 'Bitte prüfen Sie Ihre Liste');
      assert.deepEqual(await page.locator('main .np-check').allInnerTexts(), checked);
      // From the page that was gone back to the flow goes on.
      for (let steps = 0; steps < 4; steps += 1) await page.goBack();
      await both();
      await button(page, 'Weiter').click();
      await headed(page, 'Mila');
    });
  }
}
