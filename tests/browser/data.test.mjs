// Everything on the site that machines read, each kind over the whole tree and with a parser that is not
// ours: calendars, feeds, sitemap, XML, JSON with its schema, JSON-LD in the pages, compressed neighbours.
// A kind that the site lost altogether is an error as well.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { calendarFindings } from './lib/calendars.mjs';
import { atomFindings, compressedFindings, linkedDataFindings, schemaFindings, sitemapFindings, xmlElements } from './lib/documents.mjs';
import { ROOT } from './lib/site.mjs';
import { filesIn, linkedDataOf, pagesIn } from './lib/tree.mjs';

const files = filesIn(ROOT);
const bytesOf = (file) => readFileSync(join(ROOT, file));
const textOf = (file) => readFileSync(join(ROOT, file), 'utf8');
const endingWith = (...ends) => files.filter((file) => ends.some((end) => file.endsWith(end)));

/** Runs `check` on every file and fails with all findings at once; no file at all fails too. */
function all(chosen, check) {
  assert.ok(chosen.length > 0, 'the site has no such file');
  const findings = chosen.flatMap((file) => {
    try {
      return check(file);
    } catch (error) {
      return [`${file}: ${error.message}`];
    }
  });
  assert.equal(findings.length, 0, `${findings.length} findings in ${chosen.length} files\n${findings.slice(0, 100).join('\n')}`);
}

test('every calendar is read by a calendar program, at the right times', () => {
  const uids = new Map();
  all(endingWith('.ics'), (file) => calendarFindings(file, bytesOf(file), uids));
});

test('every XML document is well formed', () => {
  all(endingWith('.xml', '.atom', '.svg'), (file) => { xmlElements(textOf(file)); return []; });
});

test('every Atom feed is complete', () => {
  const feeds = endingWith('.xml', '.atom').filter((file) => /<feed\b/.test(textOf(file)));
  all(feeds, (file) => atomFindings(textOf(file)).map((text) => `${file}: ${text}`));
});

test('the sitemap names pages of the site, and robots.txt names the sitemap', () => {
  const exists = (path) => existsSync(join(ROOT, path.endsWith('/') ? `${path}index.html` : path));
  all(files.filter((file) => /^sitemap.*\.xml$/.test(file)), (file) => sitemapFindings(textOf(file), exists).map((text) => `${file}: ${text}`));
  assert.match(textOf('robots.txt'), /^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
});

test('every JSON file is JSON, and every one with a schema keeps to it', () => {
  let checked = 0;
  all(endingWith('.json', '.webmanifest', '.geojson'), (file) => {
    const data = JSON.parse(textOf(file));
    const beside = file.replace(/\.json$/, '.schema.json');
    const draft = /^https?:\/\/json-schema\.org\//.test(data.$schema ?? '');
    const named = data.$schema && !draft ? new URL(data.$schema, `http://site/${file}`).pathname.slice(1) : null;
    const schema = named ?? (files.includes(beside) ? beside : null);
    if (!schema || schema === file) return [];
    checked += 1;
    return schemaFindings(JSON.parse(textOf(schema)), data).map((text) => `${file}: ${text}`);
  });
  assert.ok(checked > 0, 'no open data with a schema: a file is checked when it names one in “$schema” or has a .schema.json beside it');
});

test('every JSON-LD block has a context and types', () => {
  const blocks = pagesIn(ROOT).flatMap(({ path, html }) => linkedDataOf(html).map((text) => ({ path, text })));
  all(blocks, ({ path, text }) => linkedDataFindings(text).map((finding) => `${path}: ${finding}`));
});

test('every text file has its compressed neighbours, with the same contents', () => {
  const neighbour = (file) => (existsSync(join(ROOT, file)) ? bytesOf(file) : null);
  const texts = endingWith('.html', '.css', '.js', '.svg', '.json', '.xml', '.atom', '.ics', '.webmanifest', '.txt');
  all(texts, (file) => compressedFindings(bytesOf(file), neighbour(`${file}.gz`), neighbour(`${file}.br`)).map((text) => `${file}: ${text}`));
});
