// The accessibility tests of one colour scheme. Light and dark have a file each, so that both cores have work.
// `AXE_KINDS=offer tests/run axe` looks only at page kinds whose name contains that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageKinds } from '../pages.mjs';
import { axeFindings, snifferFindings } from './accessible.mjs';
import { WIDTHS, useSite } from './site.mjs';

/** No violation and nothing undecided on one page of every kind, at every width. */
export function accessibilityTests(dark) {
  const site = useSite();
  const kinds = pageKinds().filter(({ kind }) => kind.includes(process.env.AXE_KINDS ?? ''));
  for (const { kind, path } of kinds) {
    test(`${kind} is accessible in ${dark ? 'dark' : 'light'} at ${WIDTHS.join(', ')} pixels (${path})`, async () => {
      const findings = [];
      for (const width of WIDTHS) {
        const page = await site.visit(path, { width, dark });
        const found = [...await axeFindings(page), ...await snifferFindings(page)];
        findings.push(...found.map((text) => `${width} px: ${text}`));
      }
      assert.deepEqual(findings, []);
    });
  }
}
