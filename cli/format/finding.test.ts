// The card of a finding: notes of a path whole at every width, places and commands in one piece, nothing said twice.

import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { PathHop, Report, ReportFinding } from '../../worker/report/types.ts';
import { widthOf } from '../text/layout.ts';
import { createView } from './create-view.ts';
import { formatDiff } from './diff.ts';
import { findingLines, pathLines } from './finding.ts';

const hop = (edge: string | null, constructor: string, more: Partial<Omit<PathHop, 'constructor'>> = {}): PathHop => ({
  edge,
  edgeKind: 'property',
  constructor,
  ...more,
});
const folded = [
  { edge: 'table', constructor: '(array)' },
  { edge: 'context', constructor: 'system / Context' },
];
const path = [
  hop(null, '(GC roots)'),
  hop('moduleRef', 'Module', { edgeKind: 'variable', scope: 'router-explorer.js' }),
  hop('C++ Persistent roots', 'Window / http://app.example', { folded }),
  hop('[]', '{instance, donePromise, isPending, isResolved, isConstructorCalled}', { folded }),
  hop('[]', 'Session'),
];
const views = (['en', 'ko'] as const).flatMap((lang) =>
  [80, 100, 120].map((columns) => createView({ lang, columns, colors: false })),
);
const card = (finding: ReportFinding, columns: number, newestFile: string | null = null): readonly string[] =>
  findingLines(finding, createView({ lang: 'en', columns, colors: false }), { newestFile }).map((line) => line.trim());

describe('who keeps it', () => {
  it.each(views)('$lang at $columns columns: every note is whole and every line fits', (view) => {
    const columns = Math.min(100, view.columns) - 23;
    const lines = pathLines(path, view, columns);
    const text = lines.join('\n');
    expect(text).toContain(view.lang === 'en' ? 'variable in router-explorer.js' : 'router-explorer.js의 변수');
    expect(text.split(view.lang === 'en' ? '+2 engine hops' : '+엔진 2단계')).toHaveLength(3);
    expect(text).toContain('Window / http://app.example');
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  it('notes stand under each other where they have room, else behind or below what they are about', () => {
    const two = [path[0], path[1], hop('[]', 'InstanceWrapper', { folded })];
    const english = views[0];
    expect(pathLines(two, english, 65)).toEqual([
      '(GC roots)',
      '→ moduleRef  Module           variable in router-explorer.js',
      '→ any entry  InstanceWrapper  +2 engine hops',
    ]);
    expect(pathLines(two, english, 55)).toEqual([
      '(GC roots)',
      '→ moduleRef  Module  variable in router-explorer.js',
      '→ any entry  InstanceWrapper  +2 engine hops',
    ]);
    expect(pathLines(two, english, 45)).toEqual([
      '(GC roots)',
      '→ moduleRef  Module',
      '             variable in router-explorer.js',
      '→ any entry  InstanceWrapper  +2 engine hops',
    ]);
  });
});

describe('what is copied stays in one piece', () => {
  const url = `/tmp/app/node_modules/${'deep/'.repeat(12)}in-memory-adapter`;
  const finding: ReportFinding = {
    ...sampleReport().findings[0],
    sources: [
      { url: `${url}.ts`, line: 19, column: 14, name: 'rooms', generated: { url: `${url}.js`, line: 16, column: 9 } },
      { url: '/tmp/short.js', line: 1, column: 2 },
    ],
  };

  it('a place, and where it was generated from', () => {
    const lines = card(finding, 80);
    const first = lines.findIndex((line) => line.includes(url));
    expect(lines.slice(first, first + 5)).toEqual([
      `In the source      ${url}.ts:19:14`,
      '(rooms)',
      'from',
      `${url}.js:16:9`,
      '/tmp/short.js:1:2',
    ]);
  });

  it('the command that looks closer', () => {
    const command = `heapdelta explain ${url} 90005`;
    expect(card(finding, 80, url)).toContain(command);
    expect(card(finding, 80, '4.heapsnapshot')).toContain(
      'Look closer        the newest entry: heapdelta explain 4.heapsnapshot 90005',
    );
  });
});

describe('nothing is said twice', () => {
  const base = sampleReport();
  const reasons = ['It grew at every step.'];
  const alike: Report = {
    ...base,
    verdict: { ...base.verdict, reasons },
    findings: base.findings.map((finding) => ({ ...finding, reasons })),
  };
  const told = (report: Report, lang: 'en' | 'ko' = 'en'): string =>
    formatDiff(report, createView({ lang, columns: 100, colors: false }), { top: 10, finding: 1, newestFile: null });

  it('reasons of the verdict that are the first finding’s stand with the finding', () => {
    const text = told(alike);
    expect(text.split(reasons[0])).toHaveLength(2);
    expect(text).toMatch(/^LEAK .*\n.* High confidence\.$/m);
    expect(text).toContain('How sure           High. It grew at every step.');
  });

  it('reasons of its own stay with the verdict', () => {
    expect(told(base)).toContain(`High confidence. ${base.verdict.reasons[0]}`);
    const other = { ...alike, findings: alike.findings.map((finding) => ({ ...finding, confidence: 'low' as const })) };
    expect(told(other).split(reasons[0])).toHaveLength(3);
  });

  it('a label is not repeated by its text', () => {
    expect(told(sampleReport({ lang: 'ko' }), 'ko')).not.toMatch(/확신도 +확신도/);
    expect(told(sampleReport({ findings: 0 }))).toMatch(/^OK {2}No leak found/);
  });
});
