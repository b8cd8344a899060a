// The table as a whole: every captured series of the corpus gets the pattern its answer asks for, every pattern is
// met in the corpus, and every sentence stands in both languages.

import { describe, expect, it } from 'vitest';
import { PATTERNS, patternText, recognise } from './index.ts';
import { CAPTURED } from './testing/captured.ts';
import type { Pattern, PatternText } from './types.ts';

const WORDS = ['owner', 'entry', 'holder', 'event', 'file', 'variable'];
const TEXTS = ['name', 'explanation', 'advice'] as const;

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map((match) => match[1]))].sort();
}

/** The list for people who read the documentation: placeholders as the words they stand for. */
function pageOf(patterns: readonly Pattern[]): string {
  const plain = (text: string): string => text.replace(/`?\{\{(\w+)(?:, \w+)?\}\}`?/g, '*$1*');
  const sections = [...patterns]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, en, ko, variants }) =>
        `## ${id}\n\n**${plain(en.name)}** (${plain(ko.name)}). ${plain(en.explanation)}\n\n*What to do:* ${plain(en.advice)}\n${Object.values(
          variants ?? {},
        )
          .map(({ en: other }) => `\n${plain(other.explanation)}\n\n*What to do:* ${plain(other.advice)}\n`)
          .join('')}`,
    );
  return `# Patterns\n\nThe ways to leak that Heapdelta knows by their signs, with what it says of them; in a report *owner*, *entry* and *variable*
are names from your program. A finding that none of them fits is called \`unknown\`. \`CONTRIBUTING.md\` says how to add one;
this page is written from \`worker/patterns\` by its test.\n\n${sections.join('\n')}`;
}

describe('the corpus', () => {
  it.each(CAPTURED)('$series is recognised as its answer says', ({ facts, accepted }) => {
    expect(accepted).toContain(recognise(facts)?.id ?? 'unknown');
  });

  it('meets every pattern', () => {
    const met = new Set(CAPTURED.map(({ facts }) => recognise(facts)?.id));
    expect(PATTERNS.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('has answers that name patterns of the list only', () => {
    // Where the file does not show what the entries are in (Bun), no pattern is an answer, too.
    const ids = new Set([...PATTERNS.map(({ id }) => id), 'unknown']);
    expect(
      CAPTURED.filter(({ accepted }) => accepted.length === 0 || accepted.some((id) => !ids.has(id))).map(
        ({ series }) => series,
      ),
    ).toEqual([]);
  });
});

describe('the table', () => {
  it('has ids that are unique and kebab-case', () => {
    const ids = PATTERNS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it.each(PATTERNS)('$id says the same in both languages', ({ id, en, ko }) => {
    expect(patternText(id, 'en')).toBe(en);
    expect(patternText(id, 'ko')).toBe(ko);
    for (const text of TEXTS) {
      expect(placeholders(ko[text])).toEqual(placeholders(en[text]));
      expect(placeholders(en[text]).filter((word) => !WORDS.includes(word))).toEqual([]);
    }
  });

  it.each(PATTERNS)('$id has whole sentences', ({ en, ko }) => {
    const whole = (text: PatternText): readonly string[] => [text.explanation, text.advice];
    expect(whole(en).filter((text) => !/^[A-Z`{].*[.]$/s.test(text))).toEqual([]);
    // 합니다체, or a request in 하세요체.
    expect(whole(ko).filter((text) => !/(니다|세요)\.$/.test(text))).toEqual([]);
    expect(en.name.endsWith('.') || ko.name.endsWith('.')).toBe(false);
  });

  it.each(
    PATTERNS.flatMap(({ id, variants }) =>
      Object.entries(variants ?? {}).map(([name, texts]) => ({ id, name, ...texts })),
    ),
  )('$id, $name says the same in both languages, in whole sentences', ({ en, ko }) => {
    for (const text of ['explanation', 'advice'] as const) {
      expect(placeholders(ko[text])).toEqual(placeholders(en[text]));
      expect(placeholders(en[text]).filter((word) => !WORDS.includes(word))).toEqual([]);
      expect(en[text]).toMatch(/^[A-Z`{].*[.]$/s);
      expect(ko[text]).toMatch(/(니다|세요)\.$/);
      expect(ko[text]).not.toMatch(/\}\}`?(을|를|이|가|은|는|과|와|으로|로)(?![가-힣(])/);
    }
  });

  it('has no particle in one form only after a name whose sound is not known', () => {
    const bad = PATTERNS.flatMap(({ id, ko }) =>
      TEXTS.filter((text) => /\}\}`?(을|를|이|가|은|는|과|와|으로|로)(?![가-힣(])/.test(ko[text])).map(
        (text) => `${id}.${text}`,
      ),
    );
    expect(bad).toEqual([]);
  });

  it('stands in docs/patterns.md', async () => {
    await expect(pageOf(PATTERNS)).toMatchFileSnapshot('../../docs/patterns.md');
  });

  it('answers no score below zero and none that is not a number', () => {
    for (const { facts } of CAPTURED) {
      for (const pattern of PATTERNS) expect(pattern.recognise(facts)).toBeGreaterThanOrEqual(0);
    }
  });
});
