// Variables of block scopes, in heaps that Node wrote: V8 numbers them, and their names must be found all the same, or none be
// said. The last program is a module as Vite runs it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rankSeries } from '../rank.ts';
import { heapsOf } from '../testing/series.ts';

const steps = `
for (let step = 0; step < 4; step++) {
  for (let i = 0; i < 400; i++) visit(step * 400 + i);
  require('node:v8').writeHeapSnapshot(process.argv[2] + '/' + step + '.heapsnapshot');
}
process.exit(0);`;
/** Comments so long that the declarations behind them are not in what V8 writes of the text. */
const long = `// ${'-'.repeat(1100)}\n`;

const PROGRAMS = {
  // All in their places.
  plain: `let visit; { const users = { any: 1 }; const basket = new Map(); visit = (i) => basket.set(i, { i, users }); } globalThis.keep = visit; ${steps}`,
  // Numbers have no edge: the text says which of them these are.
  numbers: `let visit; { let hits = 0; const basket = new Map(); let late = 7; const log = { lines: 0 };
    visit = (i) => { hits++; late++; log.lines++; basket.set(i, { i }); }; } globalThis.keep = visit; ${steps}`,
  // No text, but a function and a class between, called as their variables are.
  anchors: `${long}let visit; { const users = [1]; function first() { return users; } const basket = new Map(); class Last { x = 1; } let hits = 0;
    visit = (i) => { hits++; first(); new Last(); basket.set(i, { i }); }; } globalThis.keep = visit; ${steps}`,
  // Neither: of two names none is said.
  unknown: `${long}let visit; { let hits = 0; const basket = new Map(); visit = (i) => { hits++; basket.set(i, { i }); }; } globalThis.keep = visit; ${steps}`,
  // What is caught, and one turn of a loop.
  loop: `const visits = []; for (const name of ['a']) { const basket = new Map(); visits.push((i) => basket.set(i, { i, name })); }
    globalThis.visits = visits; const visit = visits[0]; ${steps}`,
  vite: `const vm = require('node:vm'); const exported = {};
    const code = 'let hits = 0;\\nconst basket = new Map();\\nlet misses = 0;\\nconst visit = (i) => { hits++; misses--; basket.set(i, { i }); };\\n__vite_ssr_exports__.visit = visit;';
    const parts = ["'use strict';(__vite_ssr_exports__) => {{", code]; 
    vm.runInThisContext(parts.join('') + '\\n}}', { filename: '/app/src/basket.ts' })(exported);
    globalThis.keep = exported; const { visit } = exported; ${steps}`,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-blocks-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['plain', 'basket'],
  ['numbers', 'basket'],
  ['anchors', 'basket'],
  ['unknown', null],
  ['loop', 'basket'],
  ['vite', 'basket'],
] as const)('%s: %s', async (name, owner) => {
  const out = path.join(folder, name);
  mkdirSync(out);
  const program = path.join(out, 'program.cjs');
  writeFileSync(program, PROGRAMS[name]);
  execFileSync(process.execPath, [program, out]);
  const files = readdirSync(out).filter((file) => file.endsWith('.heapsnapshot'));
  const heaps = await heapsOf(files.sort().map((file) => path.join(out, file)));
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const { findings } = await rankSeries(heaps, {}, hash);
  expect(findings[0].owner.constructor).toBe('Map');
  if (owner === null) expect(['hits', 'basket']).not.toContain(findings[0].owner.name);
  else expect(findings[0].owner.name).toBe(owner);
});
