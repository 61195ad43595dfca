// Reads the machine-readable side of the site with parsers that are not ours: XML with saxes (strict, with
// namespaces), JSON with the engine's own parser, JSON Schema with Ajv, gzip and brotli with zlib.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** The elements of a well-formed document: `{ name, uri, text, attributes, parent }`; throws when it is not one. */
export function xmlElements(text) {
  const parser = new SaxesParser({ xmlns: true });
  const elements = [];
  const open = [];
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));
    const element = { name: local, uri, text: '', attributes: values, parent: open.at(-1)?.name ?? null };
    open.push(element);
    elements.push(element);
  });
  const write = (characters) => { if (open.length) open.at(-1).text += characters; };
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return elements;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What is missing from an Atom feed after RFC 4287. */
export function atomFindings(text) {
  const elements = xmlElements(text);
  const findings = [];
  const atom = 'http://www.w3.org/2005/Atom';
  if (elements[0].name !== 'feed' || elements[0].uri !== atom) return [`starts with ${elements[0].name}, not with an Atom feed`];
  for (const name of ['id', 'title', 'updated']) {
    const feed = elements.filter((element) => element.name === name && element.parent === 'feed');
    if (feed.length !== 1 || !feed[0].text.trim()) findings.push(`the feed wants one ${name}`);
    const entries = elements.filter((element) => element.name === 'entry').length;
    const inside = elements.filter((element) => element.name === name && element.parent === 'entry');
    if (inside.length !== entries || inside.some((element) => !element.text.trim())) findings.push(`${inside.length} ${name} for ${entries} entries`);
  }
  if (!elements.some(({ name, parent }) => name === 'author' && parent === 'feed')) findings.push('has no author');
  if (!elements.some(({ name, parent, attributes }) => name === 'link' && parent === 'feed' && attributes.rel === 'self')) findings.push('has no link to itself');
  const ids = elements.filter(({ name }) => name === 'id').map((element) => element.text);
  if (new Set(ids).size !== ids.length) findings.push('uses an id twice');
  for (const { name, text: date } of elements.filter((element) => ['updated', 'published'].includes(element.name))) {
    if (!INSTANT.test(date) || Number.isNaN(Date.parse(date))) findings.push(`${name} “${date}” is not a time after RFC 3339`);
  }
  return findings;
}

/** What is wrong with a sitemap; `exists(path)` says whether the site has a page at that address. */
export function sitemapFindings(text, exists) {
  const elements = xmlElements(text);
  const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  if (!['urlset', 'sitemapindex'].includes(elements[0].name) || elements[0].uri !== namespace) return [`starts with ${elements[0].name}, not with a sitemap`];
  const addresses = elements.filter(({ name }) => name === 'loc').map((element) => element.text.trim());
  const findings = addresses.length ? [] : ['names no page'];
  if (new Set(addresses).size !== addresses.length) findings.push('names a page twice');
  const origins = new Set();
  for (const address of addresses) {
    if (!URL.canParse(address)) { findings.push(`“${address}” is not a full address`); continue; }
    const url = new URL(address);
    origins.add(url.origin);
    if (!exists(decodeURIComponent(url.pathname))) findings.push(`${address}: no such page in the site`);
  }
  if (origins.size > 1) findings.push(`names pages of several hosts: ${[...origins].join(', ')}`);
  return findings;
}

/** What is wrong with a JSON-LD block. */
export function linkedDataFindings(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return [`JSON-LD is not JSON: ${error.message}`];
  }
  const findings = [];
  for (const item of [data].flat()) {
    if (!/^https?:\/\/schema\.org\/?$/.test(item?.['@context'] ?? '')) findings.push(`JSON-LD: @context is ${JSON.stringify(item?.['@context'])}`);
    for (const node of item?.['@graph'] ?? [item]) if (!node?.['@type']) findings.push('JSON-LD: no @type');
  }
  return findings;
}

/** Checks `data` against `schema` (draft 2020-12); a schema that is itself wrong throws. */
export function schemaFindings(schema, data) {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return validate(data) ? [] : validate.errors.slice(0, 20).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}

/** Whether the compressed neighbours of a file hold the same bytes. */
export function compressedFindings(bytes, gzip, brotli) {
  const same = (name, packed, unpack) => {
    if (!packed) return [`has no ${name} beside it`];
    try {
      return unpack(packed).equals(bytes) ? [] : [`its ${name} holds something else`];
    } catch (error) {
      return [`its ${name} cannot be unpacked: ${error.message}`];
    }
  };
  return [...same('.gz', gzip, gunzipSync), ...same('.br', brotli, brotliDecompressSync)];
}
