// Korean particles: `을(를)` in a sentence becomes the one the word before it asks for.
// Written as a post-processor, because the word is often a name from the user's program.

type Final = 'none' | 'rieul' | 'other';

/** Particle pairs: after a final consonant, after a vowel. Both spellings of each pair are recognised. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['을', '를'],
  ['이', '가'],
  ['은', '는'],
  ['과', '와'],
  ['아', '야'],
];

const MARK = new RegExp(
  `${PAIRS.map(([a, b]) => `${a}\\(${b}\\)|${b}\\(${a}\\)`).join('|')}|\\(으\\)로|으로\\(로\\)|로\\(으로\\)|\\(이\\)(?=[가-힣])|\\(으\\)(?=[가-힣])`,
  'g',
);

/** Names of Latin letters that end in a consonant in Korean: 엘, 엠, 엔, 알. */
const LETTER_FINAL: Readonly<Record<string, Final>> = { l: 'rieul', m: 'other', n: 'other', r: 'rieul' };
/** Digits as they are read: 영 일 이 삼 사 오 육 칠 팔 구; a final 0 may also be 십, 백, 천. */
const DIGIT_FINAL: readonly Final[] = [
  'other',
  'rieul',
  'none',
  'other',
  'none',
  'none',
  'other',
  'rieul',
  'rieul',
  'none',
];

/**
 * How a Latin word ends when it is read in Korean. A rule of thumb: l and -le are ㄹ (모듈, 테이블); m, n, ng and
 * -me, -ne (네임, 라인) are consonants; b, c, k, p, t after one vowel are (맵, 소켓); an acronym is read letter by
 * letter; everything else gets a vowel (오브젝트, 버퍼).
 */
function latinFinal(word: string): Final {
  // Units are read out in full: 킬로바이트, 밀리초.
  if (/^(?:[kKMGTP]?B|ms|s)$/.test(word)) return 'none';
  // `Map` in `handlerMap` is read as a word; `URL` in `baseURL` letter by letter.
  const last = /(?:[A-Z]+|[A-Z]?[a-z]+)$/.exec(word)?.[0] ?? word;
  const lower = last.toLowerCase();
  if (/^[A-Z]+$/.test(last) || lower.length === 1) return LETTER_FINAL[lower.slice(-1)] ?? 'none';
  if (/(?:l|le)$/.test(lower)) return 'rieul';
  if (/(?:m|n|ng|me|ne|type)$/.test(lower)) return 'other';
  if (/[aeiouy](?:ck|[bckpt])$/.test(lower)) return 'other';
  return 'none';
}

/** Quotes and brackets that close: ’ ” » 」 』. Escaped, as all of the bundle is: one letter beyond ASCII would double its text in memory. */
const SILENT = /[\s"'`\u201d\u2019\u00bb\u300d\u300f>\]}.,\u2026*_$]/u;
const BEFORE_BRACKET = /[\p{L}\p{N}"'`\u201d\u2019\u300d\u300f]\s?$/u;

/** Drops closing quotes, brackets and what is not read of a name (`open_`); words in brackets after a word are not read: `보유 크기(retained size)` ends in 기. */
function spokenPart(text: string): string {
  let end = text.length;
  for (;;) {
    const last = text[end - 1];
    if (last === undefined) return '';
    if (SILENT.test(last)) {
      end--;
      continue;
    }
    if (last !== ')') return text.slice(0, end);
    const open = text.lastIndexOf('(', end - 1);
    const before = open < 0 ? '' : text.slice(0, open);
    if (BEFORE_BRACKET.test(before)) end = before.trimEnd().length;
    else end--;
  }
}

/** How the last word of `text` ends when read aloud in Korean; null when it cannot be known (emoji, Hanja, nothing). */
export function finalConsonant(text: string): Final | null {
  const spoken = spokenPart(text);
  const last = spoken.slice(-1);
  if (last >= '가' && last <= '힣') {
    const index = (last.charCodeAt(0) - 0xac00) % 28;
    return index === 0 ? 'none' : index === 8 ? 'rieul' : 'other';
  }
  if (last >= '0' && last <= '9') return DIGIT_FINAL[Number(last)];
  if (last === '%') return 'none';
  const word = /[A-Za-z]+$/.exec(spoken)?.[0];
  return word === undefined ? null : latinFinal(word);
}

/** Resolves every `을(를)`, `이(가)`, `은(는)`, `과(와)`, `(으)로`, `(이)다` in `text`; unknown endings keep both forms. */
export function applyParticles(text: string): string {
  return text.replace(MARK, (mark: string, offset: number) => {
    const final = finalConsonant(text.slice(0, offset));
    if (final === null) return mark;
    if (mark.includes('으')) {
      const long = final === 'other';
      return mark.includes('로') ? (long ? '으로' : '로') : long ? '으' : '';
    }
    if (mark === '(이)') return final === 'none' ? '' : '이';
    const pair = PAIRS.find(([a, b]) => mark === `${a}(${b})` || mark === `${b}(${a})`);
    if (pair === undefined) return mark;
    return final === 'none' ? pair[1] : pair[0];
  });
}
