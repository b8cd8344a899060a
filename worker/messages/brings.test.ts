// What one entry brings, in both languages.

import { describe, expect, it } from 'vitest';
import { bringsOf, formatBrings } from './brings.ts';

describe('what one entry brings', () => {
  const text = bringsOf([{ constructor: 'Session', count: 1 }, { constructor: 'Array', count: 2 }, { constructor: '(string)', count: 3.75 }]);

  it('is a list people read, with plain words for V8’s', () => {
    expect(formatBrings(text, 'en')).toBe('1 Session, 2 Arrays, and 3.8 strings');
    expect(formatBrings(text, 'ko')).toBe('Session 1개, Array 2개 및 문자열 3.8개');
  });

  it('makes plurals of class names only', () => {
    expect(formatBrings('2 Class, 3 Query, 2 Status, 2 {a, b}, 2 (array), 12.4 Function', 'en')).toBe('2 Classes, 3 Queries, 2 Status, 2 {a, b}, 2 (array), and 12 functions');
  });

  it('leaves a text it did not write as it is', () => {
    expect(formatBrings('a, b', 'en')).toBe('a, b');
  });
});
