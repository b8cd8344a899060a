// What one entry brings, in both languages.

import { describe, expect, it } from 'vitest';
import { bringsOf, formatBrings } from './brings.ts';
import { speak } from './translator.ts';

describe('what one entry brings', () => {
  const text = bringsOf([
    { constructor: 'Session', count: 1 },
    { constructor: 'Array', count: 2 },
    { constructor: '(string)', count: 3.75 },
  ]);

  it('is a list people read, with plain words for V8’s', () => {
    expect(formatBrings(text, 'en')).toBe('1 Session, 2 Arrays, and 3.8 strings');
    expect(formatBrings(text, 'ko')).toBe('Session 1개, Array 2개 및 문자열 약 4개');
  });

  it('makes plurals of class names only', () => {
    expect(formatBrings('2 Class, 3 Query, 2 Status, 2 {a, b}, 2 (array), 12.4 Function', 'en')).toBe(
      '2 Classes, 3 Queries, 2 Status, 2 {a, b}, 2 (array), and 12 functions',
    );
  });

  it('adds no s to what is no noun', () => {
    const text = '1 o, 4 us, 2 MoneyMoved, 3 Vertex, 2 Feed, 2 Index, 2 Box';
    expect(formatBrings(text, 'en')).toBe(
      '1 o object, 4 us objects, 2 MoneyMoved objects, 3 Vertex objects, 2 Feeds, 2 Index objects, and 2 Boxes',
    );
    expect(formatBrings('1 o, 4 us', 'en', true)).toBe('1 `o` object and 4 `us` objects');
    expect(formatBrings('1 o, 4 us', 'ko', true)).toBe('`o` 1개 및 `us` 4개');
  });

  it('leaves a text it did not write as it is', () => {
    expect(formatBrings('a, b', 'en')).toBe('a, b');
  });
});

describe('a constructor within a sentence', () => {
  const said = (pattern: string, entry: string, lang: 'en' | 'ko'): string =>
    speak({ key: `patterns.${pattern}.explanation`, params: { owner: '`done`', entry } }, lang);
  const many = (ownerConstructor: string, lang: 'en' | 'ko'): string =>
    speak(
      {
        key: 'report.grew.many-owners',
        params: {
          name: 'settings',
          ownerConstructor,
          place: '',
          firstCount: 1,
          lastCount: 2,
          growthBytes: 1000,
          labels: '1 (string)',
        },
      },
      lang,
    );

  it('is a plain word for V8’s', () => {
    expect(said('unbounded-collection', '(string)', 'en')).toBe('More strings come into `done` than go out of it.');
    expect(said('unbounded-collection', '(string)', 'ko')).toBe(
      '`done`에서 나가는 것보다 더 많은 문자열이 들어옵니다.',
    );
    expect(said('compiled-code', 'Function', 'en')).toMatch(/^Each function was compiled/);
    expect(said('compiled-code', 'Function', 'ko')).toMatch(/^각 함수는 /);
  });

  it('stands in the plural where many are told of', () => {
    expect(said('unbounded-collection', 'Session', 'en')).toMatch(/^More Sessions come/);
    expect(said('unbounded-collection', '{a, b}', 'en')).toMatch(/^More {a, b} objects come/);
    expect(said('unbounded-collection', 'i', 'en')).toBe('More `i` objects come into `done` than go out of it.');
    expect(said('unbounded-collection', 'fs', 'en')).toMatch(/^More `fs` objects come/);
    expect(said('unbounded-collection', 'i', 'ko')).toBe('`done`에서 나가는 것보다 더 많은 `i`가 들어옵니다.');
    expect(said('unbounded-collection', 'MoneyMoved', 'en')).toMatch(/^More MoneyMoved objects come/);
    expect(many('Array', 'en')).toMatch(/^Many Arrays in `settings` each grow a little/);
    expect(many('Set', 'en')).toMatch(/^Many Sets in /);
    expect(many('Array', 'ko')).toMatch(/^`settings`에 있는 여러 Array가 조금씩 늘어납니다/);
    expect(
      speak(
        { key: 'report.title.held', params: { entryConstructor: '(string)', ownerConstructor: '(GC roots)' } },
        'en',
      ),
    ).toBe('strings, kept alive by the runtime');
    expect(
      speak({ key: 'report.title.held', params: { entryConstructor: 'Socket', ownerConstructor: 'TCP' } }, 'en'),
    ).toBe('Socket objects, kept alive by open TCP sockets');
  });

  it('is the callback where a timer keeps what has no class of the program’s', () => {
    expect(said('timers', 'DOMTimer', 'en')).toContain('each keeps its callback,');
    expect(said('timers', 'DOMTimer', 'ko')).toContain('콜백과 그것이 참조하는');
    expect(said('timers', 'Clock', 'en')).toContain('each keeps Clock,');
  });
});
