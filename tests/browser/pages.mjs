// The page kinds the browser tests look at: one page per kind, found in the tree that was built.
//
// A kind listed here and missing from the site is an error (`page.test.mjs`). A page that belongs to none of the listed
// kinds makes a kind of its own (by its folder), so a new page kind is tested without being listed.
// Of the pages of a kind the largest is taken: what holds for it holds for the others. Offer pages name
// their state in `data-state` on the element that holds the offer; each state is a kind.
import { ROOT } from './lib/site.mjs';
import { pagesIn } from './lib/tree.mjs';

/** Pages with a fixed address. */
const FIXED = [
  '/', '/404.html', '/barriere-melden/', '/barrierefreiheit/', '/datenschutz/', '/en/', '/ferienpass/', '/gebaerdensprache/',
  '/hilfe/', '/hilfe/beratung/', '/hilfe/fachkraefte/', '/hilfe/sorge-um-ein-kind/', '/impressum/', '/kalender/',
  '/leichte-sprache/', '/lizenzen/', '/merkliste/', '/mitmachen/', '/netzwerke/', '/orte/', '/schule/', '/suche/', '/unterwegs/',
];

const season = String.raw`^/ferienpass/\d{4}-[a-z]+/`;

/** Kinds with many pages. The first that fits wins. */
const PATTERNS = [
  { kind: 'season list', path: new RegExp(`${season}$`) },
  { kind: 'list of a topic', path: new RegExp(`${season}thema/[^/]+/$`) },
  { kind: 'list of a week', path: new RegExp(`${season}woche/[^/]+/$`) },
  { kind: 'list of a day', path: new RegExp(`${season}tag/[^/]+/$`) },
  { kind: 'list of a district', path: new RegExp(`${season}stadtteil/[^/]+/$`) },
  { kind: 'list of an age', path: new RegExp(`${season}alter/[^/]+/$`) },
  { kind: 'list of what is free of charge', path: new RegExp(`${season}kostenlos/$`) },
  { kind: 'list of what needs no registration', path: new RegExp(`${season}ohne-anmeldung/$`) },
  { kind: 'list of what is step-free', path: new RegExp(`${season}rollstuhlgerecht/$`) },
  { kind: 'door to the family list', path: new RegExp(`${season}anmelden/$`) },
  { kind: 'offer', path: new RegExp(`${season}[^/]+/$`) },
  { kind: 'house', path: /^\/orte\/[^/]+\/$/ },
];

/** States of an offer that the built site must show. */
const STATES = ['cancelled', 'drop-in', 'external', 'free', 'full', 'preview'];

/** One page per kind: `[{ kind, path }]`, sorted by kind. */
export function pageKinds(root = ROOT) {
  const largest = new Map();
  for (const page of pagesIn(root)) {
    const kind = kindOf(page);
    const best = largest.get(kind);
    if (!best || page.html.length > best.html.length) largest.set(kind, page);
  }
  if (largest.size === 0) throw new Error(`no pages in ${root}`);
  return [...largest].map(([kind, { path }]) => ({ kind, path })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** The kinds that must be there and are not. */
export function missingKinds(root = ROOT) {
  const found = new Set(pageKinds(root).map(({ kind }) => kind));
  const several = PATTERNS.map(({ kind }) => kind).filter((kind) => kind !== 'offer');
  return [...FIXED, ...several, ...STATES.map((state) => `offer: ${state}`)].filter((kind) => !found.has(kind));
}

/** The page of one kind. */
export function pageOf(kind, root = ROOT) {
  const found = pageKinds(root).find((page) => page.kind === kind);
  if (!found) throw new Error(`the site has no page of the kind “${kind}”`);
  return found.path;
}

function kindOf(page) {
  if (FIXED.includes(page.path)) return page.path;
  const listed = PATTERNS.find(({ path }) => path.test(page.path));
  if (listed?.kind === 'offer') return `offer: ${/\bdata-state\s*=\s*["']?([\w-]+)/.exec(page.html)?.[1] ?? '(no data-state)'}`;
  if (listed) return listed.kind;
  const parts = page.path.split('/').filter(Boolean);
  return parts.length < 2 ? page.path : `/${parts.slice(0, -1).join('/')}/*/`;
}
