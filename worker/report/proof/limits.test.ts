import { describe, expect, it } from 'vitest';
import { proofOf } from './judge.ts';
import { reportOf } from './testing/build.ts';
import type { Growing, Program } from './testing/build.ts';

// Both sides of every limit: whoever moves one has to look at what people are then told.

const up = (step: number): readonly number[] => [0, step, 2 * step, 3 * step];
const flat = [40, 40, 40, 40];
const leak = (growing: Partial<Growing> = {}): Program => ({
  findings: [{ counts: up(1000), ...growing }],
  classes: { Order: [flat, 40, 40], Price: [flat, 0, 0], Session: [up(1000), 3000, 0] },
});
const healthy = (session: number, more: Program = {}): Program => ({
  classes: { Order: [flat, 40, 40], Price: [flat, 0, 0], Session: [flat, session, session] },
  ...more,
});
/** What is said of `after`, the leak before having done 1000 units a step. */
function says(after: Program, work: number | null, before: Program = leak()): string {
  const given = work === null ? undefined : { unit: null, before: 1000, after: work };
  const proof = proofOf(reportOf(before), reportOf(after), { work: given });
  return proof.reason ?? proof.kind;
}

describe('limits', () => {
  it('unchanged from 80 % of the rate on', () => {
    expect(says(leak({ counts: up(800) }), 1000)).toBe('unchanged');
    expect(says(leak({ counts: up(799) }), 1000)).toBe('less');
  });

  it('a rest of 5 % is none', () => {
    const late = (bytes: number): Program =>
      healthy(40, {
        findings: [
          {
            owner: 'log',
            ownerClass: 'Array',
            entry: '(string)',
            pattern: 'log',
            counts: up(1),
            entryBytes: bytes,
            kind: 'growth',
          },
        ],
      });
    expect(says(late(25_000), 1000)).toBe('proved');
    expect(says(late(25_001), 1000)).toBe('another-finding');
  });

  it('a quarter of the work is enough', () => {
    expect(says(healthy(40), 250)).toBe('proved');
    expect(says(healthy(40), 249)).toBe('too-little-work');
  });

  it('an unfixed program would have gained 32 KiB', () => {
    const small = (bytes: number): Program => leak({ counts: up(1), entryBytes: bytes });
    expect(says(healthy(40), 1000, small(10_923))).toBe('proved');
    expect(says(healthy(40), 1000, small(10_922))).toBe('too-little-work');
  });

  it('twenty objects that came and went show the work', () => {
    expect(says(healthy(20), null)).toBe('proved');
    expect(says(healthy(19), null)).toBe('work-unknown');
  });

  it('half the old rate without a finding is growth of the heap', () => {
    expect(says(healthy(40, { other: up(250_000) }), 1000)).toBe('proved');
    expect(says(healthy(40, { other: up(250_001) }), 1000)).toBe('heap-grows');
  });

  it('two working steps and three snapshots', () => {
    expect(says(healthy(40, { idle: [0] }), 1000)).toBe('proved');
    expect(says(healthy(40, { idle: [0, 1] }), 1000)).toBe('too-little-work');
    const three = {
      snapshots: 3,
      classes: { Order: [[40, 40, 40], 40, 40] as const, Price: [[40, 40, 40], 0, 0] as const },
    };
    expect(says(three, 1000)).toBe('proved');
  });

  it('half of the own names show one program', () => {
    const of = (...names: readonly string[]): Program => ({
      classes: Object.fromEntries(names.map((name) => [name, [flat, 40, 40] as const])),
      files: ['main.mjs'],
      code: names,
    });
    const before = {
      ...of('Alpha', 'Beta', 'Gamma'),
      findings: [{ counts: up(1000), entry: 'Alpha', file: 'main.mjs' }],
    };
    expect(says(of('Beta', 'Gamma', 'Delta'), 1000, before)).toBe('proved');
    expect(says(of('Gamma', 'Delta', 'Eta'), 1000, before)).toBe('another-program');
  });
});
