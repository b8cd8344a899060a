// Sentences of findings on their way from a heap that Node wrote: what has stopped growing is not told as a leak, and
// a timer is told by the class of the program's that it keeps.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speak } from '../../messages/index.ts';
import type { UnspokenFinding } from '../../report/unspoken.ts';
import { rankSeries } from '../rank.ts';
import { heapsOf } from '../testing/series.ts';

/** A Map that is full after the second step, and writers that ask for the next turn for ever. */
const PROGRAM = `
const v8 = require('node:v8');
class Price { constructor(at) { this.at = at; this.text = 'price ' + at + '-' + process.pid; } }
class Writer { #lines; constructor(name) { this.name = name; this.#lines = ['begin ' + name, 'end ' + name]; } }
function next(writer, done) { setImmediate(next, writer, done); }
const prices = new Map();
globalThis.shop = { price: (at) => prices.get(at) };
const turn = () => new Promise((done) => setImmediate(done));
(async () => {
  for (let step = 0; step < 5; step++) {
    if (step < 3) for (let i = 0; i < 1500; i++) prices.set(prices.size, new Price(prices.size));
    for (let i = 0; i < 150; i++) { const name = step + '/' + i; next(new Writer(name), () => name); }
    await turn();
    v8.writeHeapSnapshot(process.argv[2] + '/' + step + '.heapsnapshot');
  }
  process.exit(0);
})();
`;
let folder = '';
let findings: readonly UnspokenFinding[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-sentences-'));
  const program = path.join(folder, 'shop.cjs');
  writeFileSync(program, PROGRAM);
  execFileSync(process.execPath, [program, folder]);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.heapsnapshot'))
    .sort()
    .map((file) => path.join(folder, file));
  ({ findings } = await rankSeries(await heapsOf(files), {}, (text) =>
    createHash('sha256').update(text).digest('hex'),
  ));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function finding(kind: UnspokenFinding['kind']): UnspokenFinding {
  const found = findings.find((one) => one.kind === kind);
  if (found === undefined)
    throw new Error(`no ${kind} among ${findings.map((one) => `${one.kind} of ${one.constructor}`).join(', ')}`);
  return found;
}

describe('a finding of what has stopped growing', () => {
  it('names its pattern, but tells neither how that leaks nor how to cure it', () => {
    const { constructor, pattern, messages, cost } = finding('warm-up');
    expect({ constructor, pattern, cost }).toEqual({
      constructor: 'Price',
      pattern: expect.not.stringMatching('unknown'),
      cost: null,
    });
    expect(messages.explanation.map(({ key }) => key)).toEqual(['report.grew.width', 'report.warm-up.levelled']);
    expect(messages.advice.map(({ key }) => key)).toEqual(['report.advice.warm-up']);
  });
});

describe('a finding of timers', () => {
  it('names the class that the callback belongs to', () => {
    const { pattern, messages } = finding('leak');
    expect(pattern).toBe('timers');
    const said = [...messages.explanation, ...messages.advice]
      .slice(1)
      .map((message) => speak(message, 'en'))
      .join(' ');
    expect(said).toContain('each keeps Writer,');
    expect(said).toContain('where Writer is no longer needed');
  });
});
