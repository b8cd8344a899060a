// Korean particles, letter by letter: every final consonant, digit, Latin ending and pair.

import { describe, expect, it } from 'vitest';
import { applyParticles, finalConsonant } from './particles.ts';

describe('how a word ends', () => {
  it.each([
    ['가', 'none'],
    ['힣', 'other'],
    ['물', 'rieul'],
    ['각', 'other'],
    ['갛', 'other'],
    ['간', 'other'],
    ['강', 'other'],
    ['핣', 'other'],
    ['값', 'other'],
  ] as const)('Korean: %s → %s', (text, final) => {
    expect(finalConsonant(text)).toBe(final);
  });

  it.each(['other', 'rieul', 'none', 'other', 'none', 'none', 'other', 'rieul', 'rieul', 'none'] as const)(
    'digit %#: %s',
    (...args) => {
      const [final] = args;
      const digits = ['other', 'rieul', 'none', 'other', 'none', 'none', 'other', 'rieul', 'rieul', 'none'];
      for (const [digit, wanted] of digits.entries())
        if (wanted === final) expect(finalConsonant(`v${digit}`)).toBe(final);
    },
  );

  it.each([
    ['B', 'none'],
    ['kB', 'none'],
    ['KB', 'none'],
    ['MB', 'none'],
    ['GB', 'none'],
    ['TB', 'none'],
    ['PB', 'none'],
    ['ms', 'none'],
    ['s', 'none'],
    ['L', 'rieul'],
    ['R', 'rieul'],
    ['M', 'other'],
    ['N', 'other'],
    ['A', 'none'],
    ['l', 'rieul'],
    ['m', 'other'],
    ['URL', 'rieul'],
    ['DOM', 'other'],
    ['CDN', 'other'],
    ['HTTP', 'none'],
    ['baseURL', 'rieul'],
    ['handlerMap', 'other'],
    ['module', 'rieul'],
    ['label', 'rieul'],
    ['stream', 'other'],
    ['token', 'other'],
    ['string', 'other'],
    ['ping', 'other'],
    ['frame', 'other'],
    ['line', 'other'],
    ['type', 'other'],
    ['stack', 'other'],
    ['tab', 'other'],
    ['music', 'other'],
    ['book', 'other'],
    ['map', 'other'],
    ['socket', 'other'],
    ['object', 'none'],
    ['buffer', 'none'],
    ['cache', 'none'],
    ['alert', 'none'],
    ['task', 'none'],
    ['map_', 'other'],
    ['%', 'none'],
    ['12%', 'none'],
  ] as const)('as it is read: %s → %s', (text, final) => {
    expect(finalConsonant(text)).toBe(final);
  });

  it.each(['', '🙂', '漢', '()', '…', '/', '['])('unknown: %j', (text) => {
    expect(finalConsonant(text)).toBeNull();
  });

  it('closing marks and words in brackets after a word are silent', () => {
    for (const close of [
      ' ',
      '"',
      "'",
      '`',
      '\u201d',
      '\u2019',
      '\u00bb',
      '\u300d',
      '\u300f',
      '>',
      ']',
      '}',
      '.',
      ',',
      '…',
      '*',
      '_',
      '$',
    ])
      expect([close, finalConsonant(`물${close}`)]).toEqual([close, 'rieul']);
    expect(finalConsonant('크기(retained size)')).toBe('none');
    expect(finalConsonant('크기 (retained)')).toBe('none');
    expect(finalConsonant('`맵` (Object)')).toBe('other');
    expect(finalConsonant('12 (Object)')).toBe('none');
    expect(finalConsonant('(물)')).toBe('rieul');
    expect(finalConsonant('물)')).toBe('rieul');
    expect(finalConsonant('/ (물)')).toBe('rieul');
    expect(finalConsonant('물"(x)')).toBe('rieul');
  });
});

describe('a particle', () => {
  const after = (mark: string): readonly string[] =>
    ['강', '물', '비'].map((word) => applyParticles(word + mark).slice(1));

  it.each([
    ['을(를)', ['을', '을', '를']],
    ['를(을)', ['을', '을', '를']],
    ['이(가)', ['이', '이', '가']],
    ['가(이)', ['이', '이', '가']],
    ['은(는)', ['은', '은', '는']],
    ['는(은)', ['은', '은', '는']],
    ['과(와)', ['과', '과', '와']],
    ['와(과)', ['과', '과', '와']],
    ['아(야)', ['아', '아', '야']],
    ['야(아)', ['아', '아', '야']],
    // After ㄹ as after a vowel: 물로, 칼로.
    ['(으)로', ['으로', '로', '로']],
    ['으로(로)', ['으로', '로', '로']],
    ['로(으로)', ['으로', '로', '로']],
    ['(이)다', ['이다', '이다', '다']],
    ['(으)면', ['으면', '면', '면']],
  ])('%s after a consonant, after ㄹ, after a vowel', (mark, wanted) => {
    expect(after(mark)).toEqual(wanted);
  });

  it('asks the word right before it, each for itself', () => {
    expect(applyParticles('세션이(가) 캐시을(를) 물(으)로')).toBe('세션이 캐시를 물로');
  });

  it('stands as it is where it is none, or the word cannot be read', () => {
    expect(applyParticles('(이) x')).toBe('(이) x');
    expect(applyParticles('물(으) x')).toBe('물(으) x');
    expect(applyParticles('漢은(는) 漢(으)로 漢(이)다')).toBe('漢은(는) 漢(으)로 漢(이)다');
    expect(applyParticles('nothing to do')).toBe('nothing to do');
  });
});
