// The search: it finds old names, forgives one wrong letter, says how many results there are and keeps the words in the address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries, find, near, words, worried } from '../../site/assets/js/search.js';
import { useSite } from './lib/site.mjs';

const index = {
  groups: [
    { name: 'Orte', base: '/orte/', items: [['Jugendhaus Glashütte', 'g/', 'Jugendhaus', 'Bunker Straße'], ['Bauspielplatz', 'b/']] },
    { name: 'Ferien', base: '/f/', items: [['Pizza aus dem Lehmofen', 'p/', 'Mi, 31. März'], ['Zeltlager am See', 'z/']] },
  ],
};
const titles = (query) => find(entries(index), query).map((entry) => entry.title);

test('umlauts, sharp s and accents are found however they are typed', () => {
  assert.deepEqual(words('Glashütte, Große Straße – Café'), ['glashuette', 'grosse', 'strasse', 'cafe']);
  for (const query of ['glashütte', 'glashuette', 'glashutte', 'GLASHÜTTE', 'strasse']) {
    assert.deepEqual(titles(query), ['Jugendhaus Glashütte'], query);
  }
});

test('one wrong letter is forgiven, two are not', () => {
  assert.ok(near('pizza', 'piza') && near('pizza', 'pizzza') && near('pizza', 'pizaz') && near('pizza', 'pozza') && near('pizza', 'pizza'));
  assert.ok(!near('pizza', 'pazzo') && !near('pizza', 'piz'));
  assert.deepEqual(titles('piza'), ['Pizza aus dem Lehmofen']);
  assert.deepEqual(titles('lehmoven'), ['Pizza aus dem Lehmofen']);
});

test('old names and parts of words are found, and every word counts', () => {
  assert.deepEqual(titles('bunker'), ['Jugendhaus Glashütte']);
  assert.deepEqual(titles('lager'), ['Zeltlager am See']);
  assert.deepEqual(titles('pizza bunker'), []);
  assert.deepEqual(titles(' '), []);
});

test('words of somebody who needs help are known, in sentences and with endings', () => {
  const worries = 'Angst Suizid sterben leben Missbrauch depressiv';
  for (const query of ['ich will nicht mehr leben', 'Sterben', 'suizidgedanken', 'missbraucht', 'depresiv', 'ANGST vor papa']) {
    assert.ok(worried(query, worries), query);
  }
  for (const query of ['pizza', 'Lebensmittel', 'klettern am see', '']) assert.ok(!worried(query, worries), query);
});

const site = useSite();

for (const query of ['ich will nicht mehr leben', 'zuhause gibt es nur streit', 'xyzxyz', 'Angst']) {
  test(`the search for “${query}” shows numbers and leads to help`, async () => {
    const page = await site.open(`/suche/?q=${encodeURIComponent(query)}`, { width: 320 });
    const help = page.locator('[data-worries]');
    await help.waitFor();
    assert.equal(await help.locator('a[href="/hilfe/"]').count(), 1);
    assert.ok(await help.getByRole('link', { name: '116 111' }).isVisible());
    assert.equal(await help.getByRole('link', { name: '116 111' }).getAttribute('href'), 'tel:116111');
  });
}

test('the search for an offer shows no numbers', async () => {
  const page = await site.open('/suche/?q=pizza', { width: 320 });
  await page.locator('[data-results] a').first().waitFor();
  assert.equal(await page.locator('[data-worries]').isVisible(), false);
});

test('results come as one types, with their number and the words in the address', async () => {
  const page = await site.open('/suche/', { width: 390 });
  const field = page.getByRole('main').getByRole('searchbox');
  await field.fill('jugendhaus');
  await page.waitForURL((url) => url.searchParams.get('q') === 'jugendhaus');
  const results = page.locator('[data-results] a');
  assert.ok((await results.count()) > 1);
  assert.match(await page.getByRole('status').textContent(), /^\d+ /);
  await field.press('ArrowDown');
  assert.equal(await results.first().evaluate((link) => link === document.activeElement), true);
});

test('an address with words shows their results', async () => {
  const page = await site.open('/suche/?q=jugendhaus', { width: 1280 });
  await page.locator('[data-results] a').first().waitFor();
  assert.equal(await page.getByRole('main').getByRole('searchbox').inputValue(), 'jugendhaus');
});

test('without script the page says so and leads to the lists', async () => {
  const page = await site.open('/suche/', { width: 390, js: false });
  assert.equal(await page.locator('noscript').count(), 1);
  assert.ok((await page.getByRole('main').getByRole('link').count()) > 5);
});
