// One Korean word for one thing: those that were chosen are used, those that were refused come back nowhere.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOG, createTranslator, formatBrings, formatDate } from './index.ts';

const REFUSED: readonly { readonly word: RegExp; readonly instead: string }[] = [
  { word: /스냅샷(?:을|를|이|은)?(?: (?:하나|다|한 번|세 개|더|새로))* ?만[들드]/, instead: '찍다' },
  { word: /스냅샷[^.]{0,12} 만들어/, instead: '찍다' },
  { word: /만든 (?:다른 )?(?:스냅샷|시리즈)|스냅샷[^.]{0,14} 만들[거면]/, instead: '찍다' },
  { word: /스냅샷(?:을(?: 바로)?| \{\{round\}\}\/\{\{rounds\}\}을\(를\)) 만듭니다/, instead: '찍다' },
  { word: /준비 과정/, instead: '워밍업' },
  { word: /붙잡|붙들/, instead: '보유' },
  { word: /(?<!단독 )보유 객체/, instead: '참조하는 객체(retainer)' },
  { word: /지분/, instead: '누수 기여분' },
  { word: /확[신실][도성][은는이가]? ?중간/, instead: '보통' },
  { word: /허용[된됨되](?!는)|예상된 것/, instead: '예상된 증가' },
  { word: /표시 거두/, instead: '표시 해제' },
  { word: /한계/, instead: '한도' },
  { word: /자리표(?!시자)/, instead: '자리표시자' },
  { word: /^할 일$|솔직한 비용|^나이$|찍은 때|최근 비교|만든 곳|^고리$|사슬/, instead: 'see README.md' },
];

// Patterns' sentences are part of the catalog.
const TEXTS = Object.entries(CATALOG.ko);

describe('Korean', () => {
  it.each(REFUSED)('says $instead, never $word', ({ word }) => {
    expect(TEXTS.filter(([, text]) => word.test(text))).toEqual([]);
  });

  it('has every chosen word in the glossary and on the screen', () => {
    const glossary = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8');
    const all = TEXTS.map(([, text]) => text).join('\n');
    for (const word of [
      '예상된 증가',
      '보유 메모리',
      '참조하는 객체(retainer)',
      '힙 한도',
      '자리표시자',
      '확신도와 근거',
      '항목당 늘어나는 객체',
      '조치 방법',
      '찍을 때의 부담',
      '런타임',
      '찍은 시각',
      '생성 시점',
      '이전 스냅샷부터',
      '표시 해제',
      '최근 항목',
      '누수는 아니지만 늘어난 것',
      '누수 기여분',
    ]) {
      expect(glossary, word).toContain(word);
      expect(all, word).toContain(word);
    }
    expect(createTranslator('ko').t('ui.path.repeat', { count: 3 })).toBe('3번 반복');
  });

  it('says averages as about so many, and nothing that comes to none', () => {
    expect(formatBrings('1 Session, 8.2 Function', 'ko')).toBe('Session 1개 및 함수 약 8개');
    expect(formatBrings('1 Session, 0.4 Map', 'ko')).toBe('Session 1개 및 Map 약 0.4개');
    expect(formatBrings('1 Session, 0.02 Map', 'ko')).toBe('Session 1개');
    expect(formatBrings('1 Session, 0.02 HTMLDocument', 'en')).toBe('1 Session');
  });
});

describe('times without a zone', () => {
  it('are the clock of the machine that wrote the file, not UTC', () => {
    expect(formatDate('2026-11-21T02:45:01', 'en')).toMatch(/02:45$/);
    expect(formatDate('2026-11-21T02:45:01', 'en')).not.toContain('UTC');
    expect(formatDate('2026-11-21T02:45:01Z', 'en')).toMatch(/02:45 UTC$/);
    expect(formatDate('2026-11-21T02:45:01', 'ko')).not.toMatch(/UTC|GMT/);
  });
});
