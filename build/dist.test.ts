// The desktop packages of three systems, made against a stand-in Electron and examined (build/dist-check.mjs says what for).

import { expect, test } from 'vitest';
import { checkPackages } from './dist-check.mjs';

test('asar, fuses, locales, integrity, property list and associations are as promised', async () => {
  const findings = await checkPackages();
  expect(findings.filter(({ problem }) => problem !== null)).toEqual([]);
  expect(findings.map(({ what }) => what.split(':')[0])).toEqual(expect.arrayContaining(['linux', 'win32', 'darwin']));
}, 300_000);
