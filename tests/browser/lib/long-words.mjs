// The tiny town of the integration tests with a long word in every text of its data, as a site in a folder of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM, TOP } from './portal.mjs';

/** Longer than any line of a small phone in any size of letters. */
export const WORD = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

/** Fields whose values are words for people; all others are dates, numbers, ids and words of closed sets. */
const TEXTS = new Set(['also_known_as', 'bad_weather', 'because', 'bring_along', 'cancelled', 'description', 'hint', 'label', 'lead', 'meeting_point',
  'motto', 'name', 'note', 'organisation', 'place', 'reason', 'room', 'sender', 'short', 'short_name', 'street', 'team', 'text', 'title', 'town', 'way']);

/** A file of data with the word in every text; ids of houses stand as places of offers, too, and stay. */
function lengthened(text) {
  return text.split('\n').map((line) => {
    const [, start, name, value] = /^(\s*(?:- )?(\w+):\s+)(\S.*)$/.exec(line)?.slice(0, 4) ?? [];
    if (!TEXTS.has(name) || /^[|>{[]/.test(value) || /^[a-z0-9-]+$/.test(value)) return line;
    const quote = /^(["']).*\1$/.exec(value)?.[1] ?? '';
    const bare = quote ? value.slice(1, -1) : value;
    // A limited text has its word for something.
    const kept = name === 'short' || name === 'description' ? bare.slice(0, 60) : bare;
    return `${start}${quote}${kept} ${WORD}${quote}`;
  }).join('\n');
}

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** Builds the town for a day; `close` takes its folder away. */
export function townOfLongWords(today) {
  const folder = mkdtempSync(join(tmpdir(), 'portal-words-'));
  cpSync(join(TOP, 'tests/fixtures/town'), folder, { recursive: true });
  for (const shared of ['site/i18n', 'site/assets', 'templates']) cpSync(join(TOP, shared), join(folder, shared), { recursive: true });
  for (const file of files(join(folder, 'data'))) writeFileSync(file, lengthened(readFileSync(file, 'utf8')));
  for (const file of files(join(folder, 'site/pages'))) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^(title: .*)$/m, `$1 ${WORD}`).replace(/^(#+ .*|\w.*\w\.)$/gm, `$1 ${WORD}`));
  }
  execFileSync(PROGRAM, ['build', '--today', today, '--no-compress'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LANG: 'C' } });
  return { root: join(folder, 'dist/public'), close: () => rmSync(folder, { recursive: true, force: true }) };
}
