// A static file server for the tests. It answers as the production web server does: `index.html` for
// folders, a redirect for a folder without its slash, `404.html` with status 404, the `.gz` beside a
// file for whoever accepts it, and the headers of the site's own `_headers` file. It compresses
// nothing itself: bytes counted here are bytes the real server would send.
//
// Without a `_headers` file the pages still get the strict policy, so that a page that needs more fails.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const STRICT = [{ pattern: /^/, name: 'Content-Security-Policy', value: "default-src 'self'" }];

/** Serves `root` on a free port of the loopback address. `log` holds one entry per answer. */
export async function serve(root) {
  const rules = await headerRules(root);
  const log = [];
  const server = createServer((request, response) => {
    answer(root, rules, request, response, log).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    log,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function answer(root, rules, request, response, log) {
  const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
  const send = async (status, file, body) => {
    const headers = headersFor(rules, path);
    headers['Content-Type'] = TYPES[extname(file)] ?? 'application/octet-stream';
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && await read(`${file}.gz`);
    if (zipped) headers['Content-Encoding'] = 'gzip';
    const bytes = zipped || body;
    headers['Content-Length'] = bytes.length;
    log.push({ method: request.method, path, status, bytes: bytes.length, type: headers['Content-Type'] });
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : bytes);
  };
  if (!['GET', 'HEAD'].includes(request.method)) {
    log.push({ method: request.method, path, status: 405, bytes: 0, type: '' });
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const wanted = join(root, normalize(`/${path}`));
  const found = await stat(wanted).catch(() => null);
  if (found?.isDirectory() && !path.endsWith('/')) {
    log.push({ method: request.method, path, status: 301, bytes: 0, type: '' });
    response.writeHead(301, { Location: `${path}/` }).end();
    return;
  }
  const file = found?.isDirectory() ? join(wanted, 'index.html') : wanted;
  const body = await read(file);
  if (body) return send(200, file, body);
  const missing = join(root, '404.html');
  return send(404, missing, (await read(missing)) ?? Buffer.from('not found'));
}

function read(file) {
  return readFile(file).catch(() => null);
}

/** `_headers`: a path pattern (`*` = anything) at the left margin, its headers indented below it. */
async function headerRules(root) {
  const text = (await read(join(root, '_headers')))?.toString('utf8');
  if (text === undefined) return STRICT;
  const rules = [];
  let pattern = null;
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (/^\S/.test(line)) {
      const source = line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
      pattern = new RegExp(`^${source}$`);
    } else {
      const colon = line.indexOf(':');
      if (colon < 0 || !pattern) throw new Error(`_headers: cannot read the line “${line}”`);
      rules.push({ pattern, name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
    }
  }
  return rules;
}

function headersFor(rules, path) {
  const headers = {};
  for (const { pattern, name, value } of rules) if (pattern.test(path)) headers[name] = value;
  return headers;
}
