// What heads the screen: the engine's verdict, unless its finding was accepted.

import { describe, expect, it } from 'vitest';
import { speak } from '../../../worker/messages/index.ts';
import { fakeReport } from '../../testing/fake-report.ts';
import { headlineOf } from './headline.ts';

describe('the headline', () => {
  const report = fakeReport('leak');
  const [first, second] = report.findings;

  it('is the verdict of the first finding as long as nobody accepted it', () => {
    expect(headlineOf(report, () => false, 'en')).toMatchObject({
      kind: report.verdict.kind,
      confidence: report.verdict.confidence,
      sentence: report.verdict.summary,
      finding: first,
    });
  });

  it('is the next finding when the first is accepted, said as the engine would say it', () => {
    const headline = headlineOf(report, (finding) => finding === first, 'en');
    expect(headline).toMatchObject({ kind: second.kind, confidence: second.confidence, finding: second });
    expect(headline.sentence).toBe(
      speak(
        {
          key: `report.verdict.${second.kind}`,
          params: {
            ...second.messages.title.params,
            count: 1,
            growthBytes: second.retainedBytesBySnapshot.at(-1)! - second.retainedBytesBySnapshot[0],
          },
        },
        'en',
      ),
    );
    expect(headline.sentence).not.toContain(first.owner.name);
    expect(headlineOf(report, (finding) => finding === first, 'ko').sentence).toMatch(/[가-힣]/);
  });

  it('says that all is as expected when everything was accepted', () => {
    expect(headlineOf(report, () => true, 'en')).toMatchObject({ kind: 'none', sentence: null, finding: null });
  });

  it('leaves a verdict about the whole heap as it is', () => {
    const unplaced = {
      ...report,
      verdict: {
        ...report.verdict,
        messages: { ...report.verdict.messages, summary: { key: 'report.verdict.unplaced' } },
      },
    };
    expect(headlineOf(unplaced, () => true, 'en')).toMatchObject({ sentence: report.verdict.summary, finding: null });
  });
});
