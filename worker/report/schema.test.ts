import { describe, expect, it } from 'vitest';
import { sampleReport } from './testing/sample.ts';
import { validateInspect, validateReport } from './testing/validate.ts';

/** A deep copy whose value at a dotted path is replaced (undefined deletes it). */
function changed(value: unknown, path: string, replacement: unknown): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = path.split('.');
  let place = copy;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = keys[keys.length - 1];
  if (replacement === undefined) delete place[last];
  else place[last] = replacement;
  return copy;
}

describe('report.schema.json', () => {
  it.each([
    {},
    { lang: 'ko' as const },
    { snapshots: 2 },
    { findings: 0 as const },
    { snapshots: 12, extraConstructors: 300 },
  ])('accepts the sample %j', (options) => {
    expect(validateReport(sampleReport(options))).toEqual([]);
  });

  it('is open for fields that stand beside the promised ones', () => {
    expect(validateReport({ ...sampleReport(), later: { added: true } })).toEqual([]);
  });

  it.each([
    ['schema', 'heapdelta.report/2'],
    ['identity', 'same'],
    ['verdict.kind', 'maybe'],
    ['verdict.summary', ''],
    ['growth.totalBytes', '12'],
    ['findings.0.countBySnapshot', [1, -2, 3, 4]],
    ['findings.0.owner.name', 7],
    ['findings.0.path.0.edge', 4],
    ['findings.0.fingerprint', 'md5:aa'],
    ['findings.0.sources.0.line', 0],
    ['snapshots.0.runtime', 'v8'],
    ['constructors.0.addedCount', undefined],
    ['warnings', undefined],
    ['pathTree.children.0.children', null],
  ])('refuses %s = %j', (path, replacement) => {
    const errors = validateReport(changed(sampleReport(), path, replacement));
    expect(errors).not.toEqual([]);
    expect(errors.join('\n')).toContain(
      replacement === undefined
        ? path.split('.').slice(-1)[0]
        : `/${path.split('.').slice(0, 3).join('/')}`.slice(0, 8),
    );
  });
});

describe('laws', () => {
  it.each([
    ['findings.0.countBySnapshot', [1, 2], 'findings[0].countBySnapshot'],
    ['findings.0.rank', 2, 'findings[0].rank'],
    ['growth.engineBytes', 9e9, 'growth'],
    ['constructors.1.shallowBytesBySnapshot', [], 'constructors[1]'],
    ['pathTree.children.0.bytesBySnapshot', [0, 0, 0, 0], 'pathTree.children[0]'],
  ])('names the broken law at %s', (path, replacement, place) => {
    expect(validateReport(changed(sampleReport(), path, replacement)).join('\n')).toContain(place);
  });

  it('does not let two snapshots prove a leak', () => {
    const report = sampleReport({ snapshots: 2 });
    expect(validateReport({ ...report, verdict: { ...report.verdict, kind: 'leak' } })).toEqual([
      'verdict: two snapshots cannot prove a leak',
    ]);
  });
});

describe('inspect.schema.json', () => {
  const snapshot = sampleReport().snapshots[0];
  const row = { name: 'Session', count: 1, shallowBytes: 56, retainedBytes: 100, distance: 4 };
  it('accepts rows with and without source', () => {
    expect(
      validateInspect({
        schema: 'heapdelta.inspect/1',
        snapshot,
        constructors: [row, { ...row, source: { url: 'a.js', line: 1, column: 1 } }],
      }),
    ).toEqual([]);
  });
  it('refuses a row without distance', () => {
    const { distance: _, ...rest } = row;
    expect(validateInspect({ schema: 'heapdelta.inspect/1', snapshot, constructors: [rest] })).toEqual([
      "/constructors/0: must have required property 'distance'",
    ]);
  });
});
