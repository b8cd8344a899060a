// Rates from rows of bytes: what one step costs, what an hour costs, and when the limit comes.

import { describe, expect, it } from 'vitest';
import { costText } from '../../report/cost-text.ts';
import { createTranslator } from '../../messages/index.ts';
import { costOf, HOUR_UNIT, USUAL_HEAP_LIMIT_BYTES, type CostFacts } from './cost.ts';

const unknown: CostFacts = { per: null, heapLimitBytes: null, times: [], heapBytes: 100e6, limited: true };
const at = (...minutes: readonly number[]): readonly string[] =>
  minutes.map((minute) => new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString());

describe('cost', () => {
  it('is nothing without a unit and without times', () => {
    expect(costOf([0, 1e6, 2e6], unknown)).toBeNull();
    expect(costOf([0, 1e6], { ...unknown, times: [null, at(5)[0]] })).toBeNull();
  });

  it('per unit is the median step; with three steps the first one is warm-up', () => {
    expect(costOf([0, 5e6, 6e6, 8e6, 9e6], { ...unknown, per: '1000 requests' })).toEqual({
      unit: '1000 requests',
      bytesPerUnit: 1e6,
      secondsToLimit: null,
    });
    expect(costOf([0, 3e6, 4e6], { ...unknown, per: 'x' })?.bytesPerUnit).toBe(2e6);
  });

  it('per hour takes uneven steps for what they are', () => {
    const cost = costOf([0, 10e6, 16e6, 17e6], { ...unknown, times: at(0, 5, 11, 12) });
    expect(cost).toEqual({
      unit: HOUR_UNIT,
      bytesPerUnit: 60e6,
      bytesPerHour: 60e6,
      limitBytes: USUAL_HEAP_LIMIT_BYTES,
      limitGiven: false,
      secondsToLimit: Math.round(((USUAL_HEAP_LIMIT_BYTES - 100e6) / 60e6) * 3600),
    });
  });

  it('says when the limit given is reached, and 0 when it is passed', () => {
    const facts = { ...unknown, heapLimitBytes: 160e6, times: at(0, 60, 120) };
    expect(costOf([0, 30e6, 60e6], facts)).toMatchObject({ secondsToLimit: 7200, limitBytes: 160e6, limitGiven: true });
    expect(costOf([0, 30e6, 60e6], { ...facts, heapBytes: 200e6 })?.secondsToLimit).toBe(0);
  });

  it('knows no end where nothing grows, or what grows is native', () => {
    const facts = { ...unknown, times: at(0, 60, 120) };
    expect(costOf([60e6, 30e6, 0], facts)).toMatchObject({ bytesPerUnit: -30e6, secondsToLimit: null });
    expect(costOf([0, 30e6, 60e6], { ...facts, limited: false })).toMatchObject({
      bytesPerHour: 30e6,
      secondsToLimit: null,
    });
  });

  it('does not believe times that go backwards or stand still', () => {
    expect(costOf([0, 1, 2], { ...unknown, times: at(0, 0, 5) })).toBeNull();
    expect(costOf([0, 1, 2], { ...unknown, times: at(5, 3, 9) })).toBeNull();
    expect(costOf([0, 1, 2], { ...unknown, times: ['soon', ...at(5, 9)] })).toBeNull();
  });
});

describe('in words', () => {
  const both = {
    unit: '1000 requests',
    bytesPerUnit: 1.2e6,
    bytesPerHour: 14e6,
    secondsToLimit: 12_000,
    limitBytes: 512e6,
    limitGiven: true,
  };
  it.each([
    [
      'en',
      both,
      3,
      '1.2 MB per 1000 requests, 14.0 MB per hour; at this rate the heap limit of 512 MB is reached in 3 hours 20 minutes',
    ],
    ['ko', both, 3, '1000 requests당 1.2 MB, 시간당 14.0 MB; 이 속도라면 3시간 20분 뒤에 힙 한도 512 MB에 닿습니다'],
    [
      'en',
      { unit: HOUR_UNIT, bytesPerUnit: 14e6, bytesPerHour: 14e6, secondsToLimit: null },
      2,
      '14.0 MB per hour; from one step only, so a guess',
    ],
    [
      'en',
      { ...both, limitGiven: false, limitBytes: USUAL_HEAP_LIMIT_BYTES },
      4,
      "1.2 MB per 1000 requests, 14.0 MB per hour; at this rate V8's usual heap limit of 2.1 GB is reached in 3 hours 20 minutes (--heap-limit says yours)",
    ],
    ['en', { ...both, secondsToLimit: 1e9 }, 4, '1.2 MB per 1000 requests, 14.0 MB per hour'],
  ] as const)('%s', (lang, cost, snapshots, text) => {
    expect(costText(cost, snapshots, createTranslator(lang))).toBe(text);
  });
});
