// The whole portal in one process, as `portal serve` runs it: website, registrar, and a page with the mails nobody got.
// It works on a copy of the data, in which some offers have one place only, so that two children bring a waiting list.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const TOP = fileURLToPath(new URL('../../..', import.meta.url));
const MADE = ['target/release/portal', 'target/debug/portal'].map((path) => join(TOP, path)).find(existsSync);
/** The program, as it was built last. */
export const PROGRAM = process.env.PORTAL_PROGRAM ?? MADE;

/** Starts `portal serve` for a day; `scarce` names offers of the Easter season that shall have one place. */
export function servePortal({ today, season, scarce }) {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-serve-'));
    const data = join(folder, 'data');
    cpSync(join(TOP, 'data'), data, { recursive: true });
    for (const offer of scarce) {
      const file = join(data, 'ferienpass', season, 'offers', `${offer}.yaml`);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/capacity: \d+/, 'capacity: 1').replace(/^ +(minimum|reserved): \d+\n/gm, ''));
    }
    const options = ['--data', data, '--mailbox', join(folder, 'mailbox'), '--port', '0', '--today', today];
    const child = spawn(PROGRAM, ['serve', ...options], { cwd: TOP, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LANG: 'C' } });
    const lines = [];
    const origin = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`portal serve has ended with ${code}: ${lines.join('\n')}`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        lines.push(line);
        const ready = /^(http:\S+)\/ is ready/.exec(line);
        if (!ready) return;
        if (lines.some((text) => text.startsWith('error'))) reject(new Error(`the data is wrong: ${lines.join('\n')}`));
        else resolve(ready[1]);
      });
    });
    return {
      origin,
      /** What the program said so far. */
      log: lines,
      /** Writes another version of an offer, as staff do. */
      edit(offer, change) {
        const file = join(data, 'ferienpass', season, 'offers', `${offer}.yaml`);
        writeFileSync(file, change(readFileSync(file, 'utf8')));
      },
      close: () => new Promise((resolve) => {
        child.removeAllListeners('exit').on('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
    };
  };
}
