// The mailbox of a family: the page on which `portal serve` shows the mails that nobody got.
import assert from 'node:assert/strict';

export const PATIENCE = 60_000; // longer than any step takes on a busy machine

const mails = (page, to, subject) => page.locator('main details').filter({ has: page.locator('summary', { hasText: `an ${to},` }) })
  .filter({ has: page.locator('summary', { hasText: subject }) });

/** How many mails were written to this address so far. */
export async function countMails(site, page, to) {
  await page.goto(`${site.origin}/__portal/mails`);
  return mails(page, to, '').count();
}

/** Opens the mailbox until a mail to this address with these words in its heading is there: the mail. */
export async function openMail(site, page, to, subject) {
  for (const deadline = performance.now() + PATIENCE; ;) {
    await page.goto(`${site.origin}/__portal/mails`);
    const found = mails(page, to, subject).first();
    if (await found.count()) return found;
    assert.ok(performance.now() < deadline, `there is no mail “${subject}”`);
  }
}

/** The first link in a mail that leads to this page of the registrar. */
export const linkIn = (mail, page) => mail.locator(`a[href*="/anmeldung/${page}"]`).first();

/** Opens a mail and follows the link in it. */
export async function followMail(site, page, to, subject, link) {
  const mail = await openMail(site, page, to, subject);
  await page.goto(site.origin + await linkIn(mail, link).getAttribute('href'));
}
