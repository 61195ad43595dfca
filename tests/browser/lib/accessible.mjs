// The two accessibility engines, run in an opened page: axe-core, of which nothing may be left open
// either (“incomplete” is what it could not decide), and HTML_CodeSniffer, the engine behind pa11y,
// with the standard and the level pa11y uses by default (WCAG 2 AA, errors).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SNIFFER = readFileSync(require.resolve('html_codesniffer/build/HTMLCS.js'), 'utf8');

/** Violations and undecided results of axe-core, one line each. */
export async function axeFindings(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate(async () => {
    const { violations, incomplete, passes } = await globalThis.axe.run(document, { resultTypes: ['violations', 'incomplete'] });
    const short = (kind, rules) => rules.flatMap(({ id, help, nodes }) => nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ');
      return `axe ${kind} ${id}: ${help} | ${node.target.join(' ')} | ${why}`.slice(0, 500);
    }));
    return { findings: [...short('violation', violations), ...short('incomplete', incomplete)], passes: passes.length };
  });
  if (result.passes === 0) throw new Error('axe looked at nothing');
  return result.findings;
}

/** Errors of HTML_CodeSniffer, one line each. */
export async function snifferFindings(page) {
  await page.evaluate(SNIFFER);
  return page.evaluate(() => new Promise((resolve, reject) => {
    const { HTMLCS } = globalThis;
    HTMLCS.process('WCAG2AA', document, () => {
      const errors = HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR);
      resolve(errors.map(({ code, msg, element }) => `sniffer ${code}: ${msg} | ${element.outerHTML?.slice(0, 160)}`));
    }, () => reject(new Error('HTML_CodeSniffer did not start')));
  }));
}
