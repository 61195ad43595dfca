// Runs the Nu HTML Checker over a folder: every page, style sheet and SVG picture in it.
//
// In the same run it gets three small files that are wrong on purpose. If it has nothing to say about one of
// them, it did not check that kind of file at all, and its silence about the site means nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const WRONG = {
  'wrong.css': 'p { colour: red }\n',
  'wrong.html': '<!doctype html><html lang="de"><title>Falsch</title><p><table></p></html>\n',
  'wrong.svg': '<svg xmlns="http://www.w3.org/2000/svg"><strange/></svg>\n',
};

/** One line per message of the checker, sorted; information counts as well. */
export async function nuFindings(root) {
  const wrong = mkdtempSync(join(tmpdir(), 'portal-nu-'));
  try {
    for (const [name, text] of Object.entries(WRONG)) writeFileSync(join(wrong, name), text);
    const options = ['--Werror', '--also-check-css', '--also-check-svg', '--skip-non-html', '--format', 'json', '--stdout'];
    const { output, errors } = await java(['-jar', JAR, ...options, root, wrong]);
    let messages;
    try {
      ({ messages } = JSON.parse(output));
    } catch {
      throw new Error(`the HTML checker did not answer with JSON: ${output.slice(0, 300)} ${errors.slice(0, 600)}`);
    }
    const told = messages.map((message) => ({ ...message, file: fileURLToPath(new URL(message.url)) }));
    for (const name of Object.keys(WRONG)) {
      if (!told.some(({ file }) => file === join(wrong, name))) throw new Error(`the HTML checker does not look at ${name}`);
    }
    return told.filter(({ file }) => !file.startsWith(wrong)).map(({ file, type, subType, lastLine, lastColumn, message }) => (
      `${file.slice(root.length).replace(/^\/?(\.\/)?/, '/')}:${lastLine}:${lastColumn}: ${subType ?? type}: ${message}`)).sort();
  } finally {
    rmSync(wrong, { recursive: true, force: true });
  }
}

function java(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('java', ['-Xss4m', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { errors += text; });
    child.on('error', reject);
    child.on('close', () => resolve({ output, errors }));
  });
}
