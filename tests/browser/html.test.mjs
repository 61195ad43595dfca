// The whole tree is valid: the Nu HTML Checker has nothing to say about any page, style sheet or SVG picture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nuFindings } from './lib/nu.mjs';
import { ROOT } from './lib/site.mjs';
import { pagesIn } from './lib/tree.mjs';

test('the Nu HTML Checker is silent about the whole tree', async () => {
  const pages = pagesIn(ROOT).length;
  assert.ok(pages > 0, `no pages in ${ROOT}`);
  const findings = await nuFindings(ROOT);
  assert.equal(findings.length, 0, `${findings.length} messages about ${pages} pages\n${findings.slice(0, 200).join('\n')}`);
});
