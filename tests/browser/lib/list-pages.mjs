// The pages of the family list as somebody uses them: the door, children, guardian, answers, the button at the end.
import assert from 'node:assert/strict';
import { PATIENCE } from './mailbox.mjs';

/** A button by its words; on a page with two, the one further down. */
export const button = (page, name) => page.getByRole('button', { name, exact: true }).filter({ visible: true }).last();
/** What can be ticked on the page to choose. */
export const option = (page, title) => page.locator('.np-opt:not(.is-off)', { has: page.locator('.np-opt__title', { hasText: title }) });

/** Presses what leads to another page, and waits until that page is there: before, nothing on it can be read. */
export async function press(target) {
  const loaded = target.page().waitForEvent('load');
  await target.click();
  await loaded;
}

/** Through the door of an offer to the first page of the list. */
export async function enter(page) {
  await press(button(page, 'Anmelden'));
  await headed(page, 'Ihre Familie');
}

/** Waits for the page with this heading. */
export async function headed(page, title) {
  await page.locator('h1', { hasText: title }).waitFor();
  await page.waitForLoadState();
}

export async function fillChild(page, number, name) {
  const field = (part) => page.locator(`#f-child${number}-${part}`);
  await field('first-name').fill(name);
  await field('last-name').fill('Muster');
  for (const [part, value] of [['day', '1'], ['month', '2'], ['year', '2016']]) await field(`birth-${part}`).fill(value);
  await answerFirst(page, number);
}

/** The first answer of every question about this child. */
export async function answerFirst(page, number) {
  for (const answer of await page.locator(`input[type=radio][name^="child${number}_"]`).all()) {
    if (!/-\d+$/.test(await answer.getAttribute('id'))) await answer.check();
  }
}

export async function fillGuardian(page, email) {
  await page.locator('#f-guardian-name').fill('Familie Muster');
  await page.locator('#f-guardian-email').fill(email);
  await page.locator('#f-guardian-phone').fill('040 66969-123');
}

/** Presses until the page is another one: the registrar shows the page to check again to whoever is quicker than a reader. */
export async function send(page) {
  const sent = page.locator('h1', { hasText: 'Fast fertig' });
  for (const deadline = performance.now() + PATIENCE; !await sent.count();) {
    assert.ok(performance.now() < deadline, 'the list is never taken');
    await press(button(page, 'Liste absenden'));
  }
}
