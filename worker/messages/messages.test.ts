import { describe, expect, it } from 'vitest';
import type { Report } from '../report/types.ts';
import { sampleReport } from '../report/testing/sample.ts';
import {
  applyParticles,
  createTranslator,
  detectLang,
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatList,
  formatPercent,
  glossaryFor,
  GLOSSARY,
  localiseReport,
  sentenceForError,
  speak,
} from './index.ts';

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [312, '312 B'],
    [2.5, '2.5 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1234, '1.2 kB'],
    [104_200, '104 kB'],
    [999_949, '1.0 MB'],
    [5_000_000, '5.0 MB'],
    [104_000_000, '104 MB'],
    [4_100_000_000, '4.1 GB'],
    [-1500, '−1.5 kB'],
    [Number.NaN, '–'],
    [99_970, '100 kB'],
  ])('%d bytes read %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });

  it('show the direction when asked', () => {
    expect(formatBytes(1500, 'en', { signed: true })).toBe('+1.5 kB');
    expect(formatBytes(-1500, 'ko', { signed: true })).toBe('−1.5 kB');
    expect(formatBytes(0, 'en', { signed: true })).toBe('0 B');
    expect(formatCount(1234, 'en', { signed: true })).toBe('+1,234');
  });
});

describe('other amounts', () => {
  it('percent keeps what matters at both ends', () => {
    expect([0.004, 0.12, 0.993, 0.9997, 1].map((p) => formatPercent(p, 'en'))).toEqual([
      '0.4%',
      '12%',
      '99.3%',
      '100%',
      '100%',
    ]);
  });

  it('durations have two units', () => {
    expect(formatDuration(273_600, 'en')).toBe('3 days 4 hours');
    expect(formatDuration(90, 'ko')).toBe('1분 30초');
    expect(formatDuration(0.42, 'en')).toBe('0.4 seconds');
  });

  it('dates do not depend on the machine', () => {
    expect(formatDate('2026-03-01T10:05:00Z', 'en')).toBe('Mar 1, 2026, 10:05 UTC');
    expect(formatDate('2026-03-01T10:05:00Z', 'ko')).toBe('2026년 3월 1일 10:05 UTC');
    expect(formatDate('yesterday', 'en')).toBe('yesterday');
  });

  it('lists', () => {
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b, and c');
    expect(formatList(['a', 'b'], 'ko')).toBe('a 및 b');
  });
});

describe('Korean particles', () => {
  it.each([
    ['세션을(를)', '세션을'],
    ['캐시을(를)', '캐시를'],
    ['Map이(가)', 'Map이'],
    ['Object이(가)', 'Object가'],
    ['Session은(는)', 'Session은'],
    ['Buffer은(는)', 'Buffer는'],
    ['module(으)로', 'module로'],
    ['스코프(으)로', '스코프로'],
    ['소켓(으)로', '소켓으로'],
    ['baseURL을(를)', 'baseURL을'],
    ['URL(으)로', 'URL로'],
    ['DOM을(를)', 'DOM을'],
    ['LRU와(과)', 'LRU와'],
    ['10을(를)', '10을'],
    ['v2을(를)', 'v2를'],
    ['1.2 kB이(가)', '1.2 kB가'],
    ['12%을(를)', '12%를'],
    ['보유 크기(retained size)이(가)', '보유 크기(retained size)가'],
    ['`sessions`을(를)', '`sessions`를'],
    ['`open_` (Map)이(가)', '`open_` (Map)이'],
    ['"EventEmitter"이(가)', '"EventEmitter"가'],
    ['(string)을(를)', '(string)을'],
    ['소켓(이)다', '소켓이다'],
    ['캐시(이)다', '캐시다'],
    ['세션과(와)', '세션과'],
  ])('%s → %s', (text, result) => {
    expect(applyParticles(text)).toBe(result);
  });

  it('keeps both forms where the reading is unknown', () => {
    expect(applyParticles('🙂을(를), 漢은(는)')).toBe('🙂을(를), 漢은(는)');
  });
});

describe('sentences', () => {
  it('choose their plural and write amounts by the name of the parameter', () => {
    const en = createTranslator('en');
    expect(en.t('common.objectsCount', { count: 1 })).toBe('1 object');
    expect(en.t('common.objectsCount', { count: 1234 })).toBe('1,234 objects');
    expect(createTranslator('ko').t('common.objectsCount', { count: 1 })).toBe('객체 1개');
    expect(en.t('common.perEntry', { bytes: 1234 })).toBe('1.2 kB per entry');
  });

  it('take names from a program as they are, whatever they contain', () => {
    const hostile = '{{unit}} $t(common.count) <b>';
    expect(speak({ key: 'common.perUnit', params: { bytes: 312, unit: hostile } }, 'en')).toBe(`312 B per ${hostile}`);
    expect(
      speak(
        { key: 'common.perUnit', params: { bytes: 312, unit: 'x', lng: 'ko', postProcess: 'y', returnObjects: 1 } },
        'en',
      ),
    ).toBe('312 B per x');
  });

  it('name lines of code in the order of their language', () => {
    const caller = { key: 'report.whose.caller' as const, params: { places: 'order in tenants.mjs:1, store.js:3' } };
    expect(createTranslator('en').t(caller.key, caller.params)).toContain('order in tenants.mjs:1, store.js:3.');
    expect(createTranslator('ko').t(caller.key, caller.params)).toContain('tenants.mjs:1의 `order`, store.js:3입니다.');
  });

  it('say an owner once that has no name but its constructor’s', () => {
    const say = (name: string) => createTranslator('en').t('report.title.owner', { name, ownerConstructor: '<body>' });
    expect(say('<body>')).toBe('`<body>`');
    expect(say('list')).toBe('`list` (<body>)');
  });

  it('an unknown key comes back as it is', () => {
    expect(speak({ key: 'patterns.from-the-future' }, 'ko')).toBe('patterns.from-the-future');
  });

  it('errors are one line: what, where, what to do', () => {
    const error = { code: 'not-found', file: 'a\n\u001b[31m.heapsnapshot', where: '12', params: {} };
    expect(sentenceForError(error, 'en').line).toBe(
      'a [31m.heapsnapshot: there is no such file (at byte 12): check the path',
    );
    expect(sentenceForError({ ...error, code: 'no-such-code', where: null, file: 'b' }, 'ko').line).toContain(
      'no-such-code',
    );
  });
});

describe('glossary', () => {
  it('explains our words and V8’s in both languages', () => {
    expect(GLOSSARY.length).toBeGreaterThan(30);
    expect(glossaryFor('system / Context / scope @12', 'en')?.id).toBe('context');
    expect(glossaryFor('(array)', 'ko')?.text).toContain('저장 공간');
    expect(glossaryFor('Detached <div>', 'en')?.id).toBe('detached');
    expect(glossaryFor('Session', 'en')).toBeNull();
  });
});

describe('language', () => {
  it('is the first tag we speak', () => {
    expect(detectLang(['fr-FR', 'ko-KR', 'en'])).toBe('ko');
    expect(detectLang(['ko_KR.UTF-8'])).toBe('ko');
    expect(detectLang(['C', 'en_US.UTF-8'])).toBe('en');
    expect(detectLang([])).toBe('en');
  });
});

describe('localised reports', () => {
  const warning = { code: 'no-such-warning', message: 'as it came' };

  it('speak every text anew, keep what they cannot, and change nothing else', () => {
    const base = sampleReport();
    const report: Report = {
      ...base,
      verdict: {
        ...base.verdict,
        messages: { ...base.verdict.messages, summary: { key: 'common.objectsCount', params: { count: 3 } } },
      },
      findings: [
        {
          ...base.findings[0],
          messages: {
            ...base.findings[0].messages,
            explanation: [{ key: 'common.tagline' }, { key: 'common.tagline' }],
          },
        },
      ],
      warnings: [warning],
    };
    const ko = localiseReport(report, 'ko');
    expect(ko.lang).toBe('ko');
    expect(ko.verdict.summary).toBe('객체 3개');
    expect(ko.findings[0].explanation.match(/힙 스냅샷/g)).toHaveLength(2);
    expect(ko.findings[0].title).toBe(base.findings[0].title);
    expect(ko.warnings).toEqual([warning]);
    expect(localiseReport(ko, 'ko')).toEqual(ko);
    expect(localiseReport(localiseReport(ko, 'en'), 'ko')).toEqual(ko);
    expect(report.lang).toBe('en');
  });
});

describe('error sentences', () => {
  it.each([
    ['1234', 'at byte 1234'],
    ['edges.to_node', 'in edges.to_node'],
    ['edges.to_node, byte 77', 'in edges.to_node, at byte 77'],
  ])('the place %s reads %s', (where, text) => {
    expect(sentenceForError({ code: 'truncated', file: 'a', where, params: {} }, 'en').where).toBe(text);
  });

  it('are whole sentences on a screen, with numbers as people write them', () => {
    const error = { code: 'truncated', file: 'a.heapsnapshot', where: '1234567', params: {} };
    const { told, line } = sentenceForError(error, 'en');
    expect(told).toMatch(/^a\.heapsnapshot: [A-Z].* \(at byte 1,234,567\)\. [A-Z].*\.$/);
    expect(line).toContain('at byte 1234567');
    expect(sentenceForError({ ...error, file: null }, 'ko').told).toMatch(/1,234,567/);
  });
});
