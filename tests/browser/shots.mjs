// Pictures for the eye, not part of `tests/run`: every given page at 390 and 1280 pixels, light and dark.
//
//     node shots.mjs FOLDER [PATH…]          PATH: /orte/ … (default: one page of every kind)
//
// PORTAL_SITE names the web root; without it, it is `dist/public` of this repository.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Site, ROOT } from './lib/site.mjs';
import { pageKinds } from './pages.mjs';

const [folder, ...given] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node shots.mjs FOLDER [PATH…]');
  process.exit(2);
}
const paths = given.length ? given : pageKinds().map(({ path }) => path);
mkdirSync(folder, { recursive: true });
const site = new Site(ROOT);
await site.start();
try {
  for (const path of paths) {
    for (const width of [390, 1280]) {
      for (const dark of [false, true]) {
        const page = await site.visit(path, { width, dark, watch: false });
        const name = path.replace(/^\/|\/$/g, '').replace(/\W+/g, '-') || 'start';
        const file = join(folder, `${name}-${width}-${dark ? 'dark' : 'light'}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
    }
  }
} finally {
  await site.stop();
}
