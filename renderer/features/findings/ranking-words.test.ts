// Every decision and rule that the ranking of a real series tells has words of the catalog's, in both languages.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../worker/messages/index.ts';
import type { RankingStep } from '../../../worker/report/types.ts';
import { decisionText, reasonText } from './ranking-words.ts';

const en = createTranslator('en');
const ko = createTranslator('ko');
const step = (kind: RankingStep['step'], decision: string): RankingStep => ({
  step: kind,
  what: 'Session in sessions (Map)',
  decision,
  because: [],
});

/** Texts between quotes that stand after a word of the engine's sources. */
function saidIn(file: string, before: RegExp): string[] {
  return [...readFileSync(new URL(`../../../worker/growth/${file}`, import.meta.url), 'utf8').matchAll(before)].map(
    ([, said]) => said,
  );
}

describe('decisions', () => {
  it('are verdicts with their confidence, kinds of growth, reasons of what is not told', () => {
    expect(decisionText(step('judged', 'leak, high: kept'), en)).toBe('leak · confidence high');
    expect(decisionText(step('judged', 'warm-up, medium: levelled'), en)).toBe('warm-up · confidence medium');
    expect(decisionText(step('found', 'width'), en)).toBe('more and more entries');
    expect(decisionText(step('dropped', 'beyond the most findings'), en)).toBe(
      'dropped: beyond the most findings of a report',
    );
    expect(decisionText(step('dropped', 'flat'), ko)).toBe('변화 없음');
    expect(decisionText(step('dropped', 'something new'), ko)).toBe('something new');
  });

  it('of the engine all have words', () => {
    const reasons = saidIn('judge/judge.ts', /drop\('([^']+)'/g);
    expect(reasons.length).toBeGreaterThan(6);
    for (const reason of reasons) expect(ko.has(`ui.ranking.word.${reason}`), reason).toBe(true);
  });
});

describe('reasons', () => {
  it('say value and limit', () => {
    expect(reasonText({ rule: 'bytes grown', value: 1234.6, limit: 2048 }, en)).toBe(
      'bytes grown: 1,235 (limit 2,048)',
    );
    expect(reasonText({ rule: 'trend', value: 'rising', limit: null }, ko)).toBe('추세: 계속 증가');
    expect(reasonText({ rule: 'counts', value: '260 → 520 → 1040', limit: null }, en)).toBe(
      'counts: 260 → 520 → 1,040',
    );
    expect(reasonText({ rule: 'of what came, still there', value: 1500, limit: 1520 }, en)).toBe(
      'of what came, still there: 1,500 of 1,520',
    );
    expect(reasonText({ rule: 'of what came, still there', value: 500, limit: 500 }, ko)).toContain('500개 중 500개');
    expect(reasonText({ rule: 'bounded by', value: 'maxSize', limit: null }, en)).toBe('bounded by: maxSize');
  });

  it('of the engine all have words', () => {
    const rules = [...saidIn('judge/judge.ts', /because\('([^']+)'/g), ...saidIn('trace.ts', /rule: '([^']+)'/g)];
    expect(rules.length).toBeGreaterThan(15);
    for (const rule of rules) expect(reasonText({ rule, value: 1, limit: null }, ko), rule).not.toContain(`${rule}:`);
  });
});
