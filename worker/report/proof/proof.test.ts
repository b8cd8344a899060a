import { describe, expect, it } from 'vitest';
import { proofOf } from './judge.ts';
import { PAIRS } from './testing/pairs.ts';
import { reportOf } from './testing/build.ts';

const proofs = PAIRS.map((pair) => ({
  pair,
  proof: proofOf(reportOf(pair.before), reportOf(pair.after), pair.options),
}));

describe('pairs of series', () => {
  it('there are at least forty, and a table of them', () => {
    const rows = proofs.map(
      ({ pair, proof }) =>
        `${pair.truth.padEnd(16)} ${proof.kind.padEnd(11)} ${(proof.reason ?? '').padEnd(16)} ${proof.certainty.padEnd(7)} ${pair.name}`,
    );
    console.info(rows.join('\n'));
    expect(PAIRS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(proofs.map(({ pair, proof }) => [pair.name, pair.says, proof] as const))('%s: %s', (_, says, proof) => {
    expect(proof.reason ?? proof.kind).toBe(says);
    expect(proof.kind === 'not-proved').toBe(proof.reason !== null);
  });

  it('nothing is proved or less that was not changed', () => {
    const wrong = proofs.filter(
      ({ pair, proof }) =>
        (proof.kind === 'proved' && pair.truth !== 'fixed') ||
        (proof.kind === 'less' && pair.truth !== 'half fixed') ||
        (proof.kind === 'unchanged' && pair.truth !== 'unfixed'),
    );
    expect(wrong.map(({ pair }) => pair.name)).toEqual([]);
  });
});

describe('a proof', () => {
  const one = (name: string) => {
    const found = proofs.find(({ pair }) => pair.name === name);
    if (found === undefined) throw new Error(name);
    return found.proof;
  };

  it('gives rates per unit of work, and per step when it is unknown', () => {
    expect(one('half as fast, twice the work').findings[0]).toMatchObject({
      before: { bytesPerUnit: 500 },
      after: { bytesPerUnit: 250 },
    });
    const unknown = one('nobody changed it, work unknown');
    expect(unknown.work).toEqual({ unit: null, before: null, after: null, known: 'unknown' });
    expect(unknown.findings[0].before).toMatchObject({ bytesPerUnit: 500_000 });
  });

  it('is sure only where the work is said and seen', () => {
    expect(one('removed at logout, same work').certainty).toBe('high');
    expect(one('removed at logout, work unknown').certainty).toBe('medium');
    expect(one('no longer kept, same work').certainty).toBe('medium');
    expect(one('fixed and minified anew').certainty).toBe('low');
  });

  it('names what took its place', () => {
    expect(one('another finding took its place').newFindings).toMatchObject([
      { title: 'log (Array)', after: { bytesPerUnit: 450 } },
    ]);
  });

  it('an accepted finding is not asked for', () => {
    const before = reportOf(PAIRS[0].before);
    const accepted = before.findings.map((finding) => ({
      ...finding,
      known: { status: 'accepted' as const, reason: 'bounded' },
    }));
    expect(proofOf({ ...before, findings: accepted }, before).reason).toBe('nothing-before');
  });
});
