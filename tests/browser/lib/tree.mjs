// The built tree as files: which pages there are, and the little that can be read off a page without a
// browser. Everything here is a plain text scan; validity is the HTML checker's business.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All files below `root`, as `/`-separated paths relative to it, sorted. */
export function filesIn(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
  return files.sort();
}

/** All pages: `{ path, file, html }`; `path` is the address, `/orte/` for `orte/index.html`. */
export function pagesIn(root) {
  return filesIn(root).filter((file) => file.endsWith('.html')).map((file) => ({
    path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    file,
    html: readFileSync(join(root, file), 'utf8'),
  }));
}

/** The text of a page without comments and scripts, for counting its elements. */
export function markup(html) {
  return html.replace(/<!--[^]*?-->/g, '').replace(/<script\b[^]*?<\/script>/gi, '');
}

/** The page's `<title>` (those of inline pictures do not count). */
export function titlesOf(html) {
  const head = markup(html).split(/<\/head>|<body\b/i)[0];
  return [...head.matchAll(/<title[^>]*>([^]*?)<\/title>/gi)].map((match) => match[1].trim());
}

/** Heading levels in reading order. */
export function headingsOf(html) {
  return [...markup(html).matchAll(/<h([1-6])\b/gi)].map((match) => Number(match[1]));
}

/** The contents of all JSON-LD blocks. */
export function linkedDataOf(html) {
  const blocks = html.replace(/<!--[^]*?-->/g, '').matchAll(/<script\b([^>]*)>([^]*?)<\/script>/gi);
  return [...blocks].filter(([, attributes]) => /\btype\s*=\s*["']?application\/ld\+json/i.test(attributes))
    .map(([, , text]) => text);
}

/** What is wrong with titles, headings and language over a whole set of pages. */
export function outlineFindings(pages) {
  const findings = [];
  const seen = new Map();
  for (const { path, html } of pages) {
    const titles = titlesOf(html);
    if (titles.length !== 1 || !titles[0]) findings.push(`${path}: ${titles.length} titles, wanted one with text`);
    else if (seen.has(titles[0])) findings.push(`${path}: same title as ${seen.get(titles[0])}: “${titles[0]}”`);
    else seen.set(titles[0], path);
    const levels = headingsOf(html);
    const tops = levels.filter((level) => level === 1).length;
    if (tops !== 1) findings.push(`${path}: ${tops} h1, wanted one`);
    levels.forEach((level, index) => {
      if (level > (levels[index - 1] ?? 0) + 1) findings.push(`${path}: heading ${index + 1} jumps from h${levels[index - 1] ?? 0} to h${level}`);
    });
    if (!/<html\b[^>]*\blang\s*=\s*["']?[a-z]{2}/i.test(html)) findings.push(`${path}: no language on the html element`);
  }
  return findings;
}
