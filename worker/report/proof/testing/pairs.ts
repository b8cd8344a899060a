// Pairs of series, before and after a change, with the truth and what must be said. Nothing unfixed may ever be proved.

import type { ProofOptions } from '../judge.ts';
import type { ProofKind, ProofReason } from '../types.ts';
import type { Growing, Program } from './build.ts';

export interface Pair {
  readonly name: string;
  readonly truth: 'fixed' | 'half fixed' | 'unfixed' | 'cannot be known';
  readonly before: Program;
  readonly after: Program;
  readonly options?: ProofOptions;
  readonly says: ProofKind | ProofReason;
}

const up = (step: number, snapshots = 4): readonly number[] => Array.from({ length: snapshots }, (_, i) => i * step);
const flat = (count: number, snapshots = 4): readonly number[] => Array.from({ length: snapshots }, () => count);
const work = (before: number, after: number): ProofOptions => ({ work: { unit: 'requests', before, after } });
const even = work(1000, 1000);

const orders: Program['classes'] = { Order: [flat(40), 40, 40], Price: [flat(40), 0, 0] };
/** A program whose Session objects are `counts`; `added` and `removed` over the whole series. */
const withSessions = (counts: readonly number[], added: number, removed: number): Program['classes'] => ({
  ...orders,
  Session: [counts, added, removed],
});
const leak = (growing: Partial<Growing> = {}, more: Program = {}): Program => ({
  findings: [{ counts: up(1000), ...growing }],
  classes: withSessions(up(1000), 3000, 0),
  ...more,
});
const healthy = (more: Program = {}): Program => ({ classes: orders, ...more });
const turning = healthy({ classes: withSessions(flat(200), 200, 200) });
/** Nothing is left of the class, and ids do not compare. */
const others: Program = {
  classes: { Invoice: [flat(9), 9, 9], Ledger: [flat(4), 0, 0] },
  files: ['ledger.mjs'],
  code: ['ledger'],
};
const plain = (counts: readonly number[]): Growing => ({
  owner: 'items',
  entry: 'Object',
  shape: '{id, name}',
  counts,
});
const minified: Program = { classes: { ab: [flat(40), 40, 40] }, files: ['main.mjs'] };
const words = ['sessions', 'Session', 'mail', 'roles'];
const shaped = (owner: string, shape: string): Partial<Growing> => ({ owner, entry: 'Object', shape });

export const PAIRS: readonly Pair[] = [
  // Fixed
  {
    name: 'removed at logout, same work',
    truth: 'fixed',
    before: leak(),
    after: turning,
    options: even,
    says: 'proved',
  },
  { name: 'removed at logout, work unknown', truth: 'fixed', before: leak(), after: turning, says: 'proved' },
  {
    name: 'no longer kept, same work',
    truth: 'fixed',
    before: leak(),
    after: healthy(),
    options: even,
    says: 'proved',
  },
  {
    name: 'no longer kept, half the work',
    truth: 'fixed',
    before: leak(),
    after: healthy(),
    options: work(1000, 500),
    says: 'proved',
  },
  {
    name: 'no longer kept, twice the work',
    truth: 'fixed',
    before: leak(),
    after: healthy(),
    options: work(1000, 2000),
    says: 'proved',
  },
  {
    name: 'work said by both reports',
    truth: 'fixed',
    before: leak({}, { per: '1000 requests' }),
    after: healthy({ per: '800 requests' }),
    says: 'proved',
  },
  {
    name: 'bounded, bound reached',
    truth: 'fixed',
    before: leak(),
    after: leak({ counts: [0, 500, 500, 500], kind: 'warm-up' }, { classes: withSessions([0, 500, 500, 500], 500, 0) }),
    options: even,
    says: 'proved',
  },
  {
    name: 'two leaks, both gone',
    truth: 'fixed',
    before: leak({}, { findings: [{ counts: up(1000) }, plain(up(300))] }),
    after: healthy(),
    options: even,
    says: 'proved',
  },
  {
    name: 'moved file, then fixed',
    truth: 'fixed',
    before: leak(),
    after: healthy({ files: ['a.mjs', 'b.mjs'] }),
    options: even,
    says: 'proved',
  },
  {
    name: 'healthy noise of late code',
    truth: 'fixed',
    before: leak(),
    after: healthy({
      findings: [{ owner: 'routes', entry: 'RegExp', counts: [0, 0, 0, 1], entryBytes: 3000, kind: 'growth' }],
    }),
    options: even,
    says: 'proved',
  },
  {
    name: 'fixed and minified anew',
    truth: 'fixed',
    before: leak(shaped('sessions', '{mail, roles}'), { ...minified, code: words }),
    after: { ...minified, code: words, classes: { xy: [flat(40), 40, 40] } },
    options: even,
    says: 'proved',
  },
  {
    name: 'on another Node version',
    truth: 'fixed',
    before: leak(),
    after: healthy({ code: ['sessions'] }),
    options: even,
    says: 'proved',
  },
  {
    name: 'by the word of the user',
    truth: 'fixed',
    before: leak(),
    after: others,
    options: { ...even, sameProgram: true },
    says: 'proved',
  },
  {
    name: 'an idle step beside two working ones',
    truth: 'fixed',
    before: leak(),
    after: healthy({ idle: [0] }),
    options: even,
    says: 'proved',
  },
  // Half fixed
  {
    name: 'half as fast',
    truth: 'half fixed',
    before: leak(),
    after: leak({ counts: up(500) }),
    options: even,
    says: 'less',
  },
  {
    name: 'a tenth as fast',
    truth: 'half fixed',
    before: leak(),
    after: leak({ counts: up(100) }),
    options: even,
    says: 'less',
  },
  {
    name: 'half as fast, owner renamed',
    truth: 'half fixed',
    before: leak(),
    after: leak({ counts: up(500), owner: 'active' }),
    options: even,
    says: 'less',
  },
  {
    name: 'half as fast, twice the work',
    truth: 'half fixed',
    before: leak(),
    after: leak({ counts: up(1000) }),
    options: work(1000, 2000),
    says: 'less',
  },
  {
    name: 'one of two gone',
    truth: 'half fixed',
    before: leak({}, { findings: [{ counts: up(1000) }, plain(up(300))] }),
    after: leak(),
    options: even,
    says: 'less',
  },
  {
    name: 'half as fast, work unknown',
    truth: 'half fixed',
    before: leak(),
    after: leak({ counts: up(500) }),
    says: 'work-unknown',
  },
  {
    name: 'no finding, but its class still grows',
    truth: 'half fixed',
    before: leak(),
    after: healthy({ classes: withSessions(up(200), 600, 0) }),
    options: even,
    says: 'less',
  },
  // Unfixed
  { name: 'nobody changed it', truth: 'unfixed', before: leak(), after: leak(), options: even, says: 'unchanged' },
  { name: 'nobody changed it, work unknown', truth: 'unfixed', before: leak(), after: leak(), says: 'unchanged' },
  {
    name: 'a tenth of the load, said',
    truth: 'unfixed',
    before: leak(),
    after: leak({ counts: up(100) }),
    options: work(1000, 100),
    says: 'unchanged',
  },
  {
    name: 'a tenth of the load, not said',
    truth: 'unfixed',
    before: leak(),
    after: leak({ counts: up(100) }),
    says: 'work-unknown',
  },
  {
    name: 'twice the load, not said',
    truth: 'unfixed',
    before: leak(),
    after: leak({ counts: up(2000) }),
    says: 'unchanged',
  },
  {
    name: 'faster than before',
    truth: 'unfixed',
    before: leak(),
    after: leak({ counts: up(3000) }),
    options: even,
    says: 'unchanged',
  },
  { name: 'idle, nothing said', truth: 'unfixed', before: leak(), after: healthy(), says: 'work-unknown' },
  {
    name: 'idle, all steps seen idle',
    truth: 'unfixed',
    before: leak(),
    after: healthy({ idle: [0, 1, 2] }),
    options: even,
    says: 'too-little-work',
  },
  {
    name: 'idle, one working step',
    truth: 'unfixed',
    before: leak(),
    after: healthy({ idle: [1, 2] }),
    options: even,
    says: 'too-little-work',
  },
  {
    name: 'idle after a warm start',
    truth: 'unfixed',
    before: leak(),
    after: healthy({ classes: withSessions(flat(500), 0, 0) }),
    options: even,
    says: 'too-little-work',
  },
  {
    name: 'five requests instead of a thousand',
    truth: 'unfixed',
    before: leak({}, { per: '1000 requests' }),
    after: healthy({ per: '5 requests' }),
    says: 'too-little-work',
  },
  {
    name: 'no work at all, said',
    truth: 'unfixed',
    before: leak(),
    after: healthy(),
    options: work(1000, 0),
    says: 'too-little-work',
  },
  {
    name: 'a leak too small for so little work',
    truth: 'unfixed',
    before: leak({ counts: up(30), entryBytes: 200 }),
    after: healthy(),
    options: work(100, 30),
    says: 'too-little-work',
  },
  {
    name: 'other load that never logs in',
    truth: 'unfixed',
    before: leak(),
    after: healthy({ classes: { Order: [flat(40), 400, 400], Price: [flat(40), 0, 0] } }),
    says: 'work-unknown',
  },
  {
    name: 'the same time, but idle',
    truth: 'unfixed',
    before: leak({}, { per: '5 minutes' }),
    after: healthy({ per: '5 minutes' }),
    says: 'work-unknown',
  },
  {
    name: 'units that do not compare',
    truth: 'unfixed',
    before: leak({}, { per: '1000 requests' }),
    after: healthy({ per: '5 minutes' }),
    says: 'work-unknown',
  },
  {
    name: 'renamed owner',
    truth: 'unfixed',
    before: leak(),
    after: leak({ owner: 'active' }),
    options: even,
    says: 'unchanged',
  },
  {
    name: 'moved file',
    truth: 'unfixed',
    before: leak(),
    after: leak({ file: 'lib/store.mjs', fingerprint: 'sha256:moved' }),
    options: even,
    says: 'unchanged',
  },
  {
    name: 'Map became an object',
    truth: 'unfixed',
    before: leak(),
    after: leak({ ownerClass: 'Object', fingerprint: 'sha256:object' }),
    options: even,
    says: 'unchanged',
  },
  {
    name: 'other Node version, other fingerprint',
    truth: 'unfixed',
    before: leak(),
    after: leak({ entryBytes: 540, fingerprint: 'sha256:node26' }),
    options: even,
    says: 'unchanged',
  },
  {
    name: 'minified anew',
    truth: 'unfixed',
    before: leak({ entry: 'c', owner: 'carts' }, { code: words }),
    after: leak({ entry: 'n', owner: 'carts' }, { code: words }),
    options: even,
    says: 'unchanged',
  },
  {
    name: 'minified anew, owner too',
    truth: 'unfixed',
    before: leak({ entry: 'c', owner: 'a' }),
    after: leak({ entry: 'n', owner: 'b' }),
    options: even,
    says: 'unchanged',
  },
  {
    name: 'filling again after a restart',
    truth: 'unfixed',
    before: leak(),
    after: leak({ counts: [0, 400, 700, 900], kind: 'warm-up' }),
    options: even,
    says: 'warm-up-only',
  },
  {
    name: 'another finding took its place',
    truth: 'unfixed',
    before: leak(),
    after: healthy({
      findings: [{ owner: 'log', ownerClass: 'Array', entry: '(string)', counts: up(900), pattern: 'log' }],
    }),
    options: even,
    says: 'another-finding',
  },
  {
    name: 'another growth took its place',
    truth: 'unfixed',
    before: leak(),
    after: healthy({
      findings: [
        { owner: 'log', ownerClass: 'Array', entry: '(string)', counts: up(900), kind: 'growth', pattern: 'log' },
      ],
    }),
    options: even,
    says: 'another-finding',
  },
  {
    name: 'the heap grows as before, without a finding',
    truth: 'unfixed',
    before: leak(),
    after: healthy({ other: up(450_000) }),
    options: even,
    says: 'heap-grows',
  },
  {
    name: 'two snapshots after',
    truth: 'unfixed',
    before: leak(),
    after: healthy({ snapshots: 2, classes: {} }),
    options: even,
    says: 'too-few-after',
  },
  {
    name: 'two snapshots before',
    truth: 'cannot be known',
    before: leak({ counts: up(1000, 2), kind: 'growth' }),
    after: healthy(),
    options: even,
    says: 'too-few-before',
  },
  {
    name: 'another program, healthy',
    truth: 'cannot be known',
    before: leak(),
    after: others,
    options: even,
    says: 'another-program',
  },
  {
    name: 'another program, leaking',
    truth: 'cannot be known',
    before: leak(),
    after: {
      ...others,
      findings: [{ owner: 'ledger', entry: 'Invoice', counts: up(800), file: 'ledger.mjs', pattern: 'log' }],
    },
    options: even,
    says: 'another-program',
  },
  {
    name: 'another program of one framework',
    truth: 'cannot be known',
    before: leak(shaped('sessions', '{mail, roles}'), { ...minified, code: words }),
    after: { ...minified, code: ['ledger', 'total'] },
    options: even,
    says: 'another-program',
  },
  {
    name: 'nothing leaked before',
    truth: 'cannot be known',
    before: healthy(),
    after: healthy(),
    options: even,
    says: 'nothing-before',
  },
  {
    name: 'warm-up only before',
    truth: 'cannot be known',
    before: leak({ kind: 'warm-up' }),
    after: healthy(),
    options: even,
    says: 'nothing-before',
  },
  {
    name: 'processes that do not compare, nothing said',
    truth: 'unfixed',
    before: leak({}, { identity: 'different-processes' }),
    after: healthy({ identity: 'different-processes' }),
    says: 'work-unknown',
  },
];
