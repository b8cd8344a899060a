import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Lang, Report, ReportFinding } from '../../worker/report/types.ts';
import { engineAnswering, runCli } from '../testing/run.ts';
import { createView } from './create-view.ts';
import { formatProblems } from './problems.ts';

/** The pattern of docs/editors.md. */
const MATCHER = /^(.+):(\d+):(\d+): (error|warning|info): (.+)$/;

function lines(report: Report, lang: Lang = 'en'): readonly string[] {
  return formatProblems(report, createView({ lang, columns: 80, colors: false }), '4.heapsnapshot').split('\n');
}
function changed(change: Partial<Omit<ReportFinding, 'constructor'>>): string {
  const report = sampleReport();
  return lines({ ...report, findings: [{ ...report.findings[0], ...change }] })[0];
}

describe('formatProblems', () => {
  it.each(['en', 'ko'] as const)('every line is read by the matcher of the docs, in %s', (lang) => {
    const report = sampleReport({ lang });
    const [first, second, third, end] = lines(report, lang);
    expect(end).toBe('');
    expect(MATCHER.exec(first)?.slice(1, 5)).toEqual(['src/session.store.ts', '12', '5', 'error']);
    expect(MATCHER.exec(first)?.[5]).toContain(report.findings[0].title);
    expect(MATCHER.exec(first)?.[5]).toContain(report.findings[0].advice);
    expect(MATCHER.exec(second)?.slice(1, 5)).toEqual(['src/server.ts', '31', '11', 'error']);
    // No file tells where it is: it stands at the newest snapshot.
    expect(MATCHER.exec(third)?.slice(1, 5)).toEqual(['4.heapsnapshot', '1', '1', 'info']);
  });

  it('growth is a warning, what was accepted is only told', () => {
    expect(changed({ kind: 'growth' })).toContain(': warning: ');
    expect(changed({ known: { status: 'accepted', reason: null } })).toContain(': info: ');
    expect(changed({ known: { status: 'known', reason: null } })).toContain(': error: ');
  });

  it('a file address is a path, any other stays, and no name breaks a line', () => {
    const at = (url: string): string => changed({ sources: [{ url, line: 3, column: 7 }] });
    expect(at('file:///app/a%20b.js')).toMatch(/^\/app\/a b\.js:3:7: error: /);
    expect(at('http://localhost/a.js')).toMatch(/^http:\/\/localhost\/a\.js:3:7: error: /);
    expect(at('file://host/%2f/a.js')).toMatch(/^file:\/\/host\/%2f\/a\.js:3:7: error: /);
    expect(changed({ title: 'a\nb', advice: 'c\r\n\td' })).not.toMatch(/\n/);
  });

  it('is asked for by --format=problems, and nothing else is written', async () => {
    const engine = engineAnswering(sampleReport());
    const { exit, stdout } = await runCli(['diff', 'a', 'b', 'c', 'd', '--format=problems'], { engine });
    expect(exit).toBe(0);
    for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(MATCHER);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    const wrong = await runCli(['diff', 'a', 'b', '--format=xml'], { engine });
    expect([wrong.exit, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('--format "xml" is unknown: use one of text, problems');
  });
});
