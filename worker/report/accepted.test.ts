import { describe, expect, it } from 'vitest';
import { acceptedAside, markAccepted } from './accepted.ts';
import { briefOf } from './brief.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown, renderSummaryMarkdown } from './markdown.ts';
import { redactReport } from './redact/index.ts';
import { sampleReport } from './testing/sample.ts';
import { validateReport } from './testing/validate.ts';
import { readReport } from './untrusted.ts';
import type { Report } from './types.ts';

const report = sampleReport();
const accept = (...ranks: readonly number[]): Report =>
  acceptedAside(
    markAccepted(
      report,
      new Map(ranks.map((rank) => [report.findings[rank - 1].fingerprint, `because ${String(rank)}`])),
    ),
  );
const names = ({ findings }: Report): readonly string[] => findings.map(({ constructor }) => constructor);

describe('accepted findings', () => {
  it('change nothing where one that nobody accepted stands first', () => {
    expect(accept()).toBe(report);
    const second = accept(2);
    expect([names(second), second.verdict]).toEqual([names(report), report.verdict]);
  });

  it('do not head the answer: the next one does, with its own sentence, ranked anew', () => {
    const aside = accept(1);
    expect(validateReport(aside)).toEqual([]);
    expect(aside.findings.map(({ rank, known }) => [rank, known?.status ?? null])).toEqual([
      [1, 'new'],
      [2, 'new'],
      [3, 'accepted'],
    ]);
    expect(aside.findings[2]).toMatchObject({ fingerprint: report.findings[0].fingerprint });
    expect(aside.verdict).toMatchObject({
      kind: report.findings[1].kind,
      confidence: report.findings[1].confidence,
      accepted: { kind: report.verdict.kind, count: 1 },
    });
    expect(aside.verdict.summary).not.toContain('sessions');
    expect(aside.growth.bySnapshot.findings[2]).toEqual(report.growth.bySnapshot.findings[0]);
    expect(acceptedAside(aside)).toEqual(aside);
  });

  it('are the whole answer where there is nothing else, in every rendering', () => {
    const all = accept(1, 2, 3);
    expect(validateReport(all)).toEqual([]);
    expect(all.verdict).toMatchObject({ kind: 'none', accepted: { kind: 'leak', count: 3 } });
    expect(all.verdict.summary).toBe('All that grows is accepted: 3 findings, and nothing else.');
    const date = '2026-11-28T00:00:00Z';
    for (const text of [
      renderHtml(all, { date }),
      renderMarkdown(all, { date }),
      renderSummaryMarkdown(all),
      JSON.stringify(briefOf(all, {})),
    ])
      expect(text).toContain('All that grows is accepted');
    expect(renderHtml(all, { date })).toContain('<p class="word">Accepted</p>');
    expect(acceptedAside(all)).toEqual(all);
  });

  it('leave the verdict alone where it is of the whole heap', () => {
    const summary = { key: 'report.verdict.unplaced', params: { growthBytes: 1 } };
    const whole = { ...report, verdict: { ...report.verdict, messages: { ...report.verdict.messages, summary } } };
    const marked = markAccepted(whole, new Map([[report.findings[0].fingerprint, null]]));
    expect(acceptedAside(marked)).toBe(marked);
  });

  it('stand in shared files as they were, and are read again', () => {
    const shared = redactReport(accept(1)).report;
    const read = readReport(JSON.parse(JSON.stringify(shared)));
    expect(read.ok && read.report.verdict.accepted).toEqual({ kind: 'leak', count: 1 });
    expect(shared.findings[2].known).toEqual({ status: 'accepted', reason: 'because 1' });
  });
});
