// What one entry brings, as people read it: `1 Session, 2 Arrays, and 4 strings` / `Session 1개, Array 2개, 문자열 4개`;
// and constructors within sentences.

import type { Lang } from '../report/types.ts';
import { formatCount, formatList } from './format.ts';

/** V8's names of things that have a plain word. */
const WORDS: Readonly<Record<string, { readonly one: string; readonly other: string; readonly ko: string }>> = {
  '(string)': { one: 'string', other: 'strings', ko: '문자열' },
  '(scope)': { one: 'scope', other: 'scopes', ko: '스코프' },
  '(number)': { one: 'number', other: 'numbers', ko: '숫자' },
  '(symbol)': { one: 'symbol', other: 'symbols', ko: '심벌' },
  '(bigint)': { one: 'bigint', other: 'bigints', ko: 'bigint' },
  Function: { one: 'function', other: 'functions', ko: '함수' },
};

/** The inverse of `formatBrings`, for the one that writes it. @param rows - constructors with their number per entry */
export function bringsOf(rows: readonly { readonly constructor: string; readonly count: number }[]): string {
  return rows.map((row) => `${row.count} ${row.constructor}`).join(', ');
}

/**
 * @param text - `1 Session, 2 Array, 3.75 (string)`, as `bringsOf` writes it; any other text comes back as it is
 * @param ticks - whether minified names stand between ticks, as in a sentence; a list on its own has none
 */
export function formatBrings(text: string, lang: Lang, ticks = false): string {
  const parts: string[] = [];
  for (const part of text.split(/, (?=\d)/)) {
    const match = /^(\d+(?:\.\d+)?) (.+)$/.exec(part);
    if (match === null) return text;
    // `0 Map`: fewer than one in twenty entries brings one, which is no part of what an entry is.
    if (formatCount(Number(match[1]), lang) === '0' && text.includes(', ')) continue;
    parts.push(one(Number(match[1]), match[2], lang, ticks ? named : (name) => name));
  }
  return formatList(parts, lang);
}

function one(count: number, name: string, lang: Lang, say: (name: string) => string): string {
  const shown = formatCount(count >= 10 ? Math.round(count) : count, lang);
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : null;
  // An average is no number of things; Korean says so.
  if (lang === 'ko') {
    const about = Number.isInteger(count) ? shown : `약 ${formatCount(count >= 1 ? Math.round(count) : count, lang)}`;
    return `${word?.ko ?? say(name)} ${about}개`;
  }
  if (word !== null) return `${shown} ${shown === '1' ? word.one : word.other}`;
  if (isNoNoun(name)) return `${shown} ${say(name)} ${shown === '1' ? 'object' : 'objects'}`;
  return `${shown} ${shown === '1' || !hasPlural(name) ? name : plural(name)}`;
}

/** @returns a constructor as one of its kind is called within a sentence: `(string)` → `string` / `문자열`. */
export function wordFor(name: string, lang: Lang): string {
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : null;
  return word === null ? named(name) : lang === 'ko' ? word.ko : word.one;
}

/** @returns a constructor as many are called within a sentence: `Arrays`, `strings`, `{a, b} objects` / `Array`, `문자열`. */
export function manyOf(name: string, lang: Lang): string {
  if (lang === 'ko') return wordFor(name, lang);
  if (Object.hasOwn(WORDS, name)) return WORDS[name].other;
  return hasPlural(name) ? plural(name) : `${named(name)} objects`;
}

/** @returns the same for sentences that tell of things without saying where they are: `Socket objects`, `strings` / `Socket`. */
export function objectsOf(name: string, lang: Lang): string {
  return lang === 'ko' || Object.hasOwn(WORDS, name) ? manyOf(name, lang) : `${named(name)} objects`;
}

/** @returns what a timer keeps: `Clock`, and for a function or a record of the runtime's `its callback` / `콜백`. */
export function keptByTimer(name: string, lang: Lang): string {
  if (name !== 'Function' && name !== '(scope)' && !isTimerRecord(name)) return named(name);
  return lang === 'ko' ? '콜백' : 'its callback';
}

/** @returns whether a constructor is the runtime's own record of a timer or frame, in Node or a page. */
export function isTimerRecord(name: string): boolean {
  return /^(Timeout|Immediate|DOMTimer|ScheduledAction|(V8)?Frame(Request)?Callback|V8Function)$/.test(name);
}

function hasPlural(name: string): boolean {
  return /[a-z]$/.test(name) && !name.startsWith('{') && !isNoNoun(name);
}

/** @returns whether a class name cannot be read as a noun: minified (`i`, `us`, `bt3`), of an event (`MoneyMoved`), or with a plural of its own (`Vertex`, `Matrix`). */
function isNoNoun(name: string): boolean {
  return isMinified(name) || /^[A-Z]\w*(?:[^\We_]ed|[ei]x)$/.test(name);
}

function isMinified(name: string): boolean {
  return /^(?:[\w$]{1,2}|[a-z$_][\w$]*)$/.test(name);
}

/** A name as it stands in a sentence: `i` would be read as a word there. */
function named(name: string): string {
  return isMinified(name) ? `\`${name}\`` : name;
}

/** Class names in the plural: `Session` → `Sessions`, `Class` → `Classes`; a name that may already be one stays. */
function plural(name: string): string {
  if (/(?:s|x|ch|sh)$/.test(name)) return /(?:ss|x|ch|sh)$/.test(name) ? `${name}es` : name;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
