// The language of the query box: words that must all hold, such as `class:Session retained>1MB has:userId made:2-3`.
// Reading it never fails without saying which word and why.

import type { KeptBy } from '../engine/api.ts';
import { engineError } from '../engine/errors.ts';

type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** One condition. */
export type Condition =
  | { readonly kind: 'class'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'has'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number';
      readonly of: 'size' | 'retained' | 'distance' | 'id';
      readonly is: Comparison;
      readonly value: number;
    }
  /** Made after snapshot `after` and up to snapshot `until`; 1-based, null: no bound. */
  | { readonly kind: 'made'; readonly after: number | null; readonly until: number | null }
  | { readonly kind: 'kept'; readonly by: KeptBy }
  | { readonly kind: 'detached' };

/** Fields of the language, in the order in which people are told of them. */
const QUERY_FIELDS = [
  'class',
  'size',
  'retained',
  'has',
  'made',
  'kept',
  'text',
  'type',
  'distance',
  'id',
  'is',
] as const;
type Field = (typeof QUERY_FIELDS)[number];

/** What `kept:` takes. */
const HOLDERS: ReadonlyMap<string, KeptBy> = new Map([
  ['detached', 'detached-dom'],
  ['handlers', 'event-handlers'],
  ['closures', 'closures'],
  ['console', 'console'],
]);

/** Units of sizes, decimal as everywhere in the app. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
]);

/**
 * The conditions of a query; none for an empty one. A word without a field is part of a class name.
 * @throws EngineError `query-…`, its params name the word
 */
export function readQuery(query: string): readonly Condition[] {
  // People write it as they say it.
  const plain = query.replace(/\bmade\s+between\s+(\d+)\s+and\s+(\d+)\b/gi, 'made:$1-$2');
  const conditions: Condition[] = [];
  for (const word of wordsOf(plain)) conditions.push(conditionOf(word));
  return conditions;
}

interface Word {
  /** As it was written, for the sentence that says what is wrong with it. */
  readonly word: string;
  readonly field: string | null;
  readonly operator: ':' | Comparison;
  readonly value: string;
}

/** Words end at spaces that stand in no quotes. */
function wordsOf(query: string): Word[] {
  const pattern = /(?:([\p{L}_]+)(:|<=|>=|=|<|>))?(?:"((?:[^"\\]|\\.)*)("?)|(\S*))/uy;
  const words: Word[] = [];
  for (let at = 0; at < query.length;) {
    if (/\s/.test(query[at])) {
      at++;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match === null) break;
    const [word, field, operator, quoted, end, bare] = match as (string | undefined)[];
    if (quoted !== undefined && end === '') throw engineError('query-quote', null, { word: word ?? '' });
    words.push({
      word: word ?? '',
      field: field?.toLowerCase() ?? null,
      operator: (operator ?? ':') as Word['operator'],
      value: quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'),
    });
    at += Math.max(1, (word ?? '').length);
  }
  return words;
}

function conditionOf(word: Word): Condition {
  const { field, operator, value } = word;
  if (field === null) {
    const id = /^@(\d{1,16})$/.exec(value);
    return id === null
      ? { kind: 'class', text: value, exact: false }
      : { kind: 'number', of: 'id', is: '=', value: Number(id[1]) };
  }
  if (!isField(field)) {
    throw engineError('query-field', null, { word: word.word, field, fields: QUERY_FIELDS.join(', ') });
  }
  if (value === '') throw engineError('query-empty-word', null, { word: word.word, field });
  switch (field) {
    case 'size':
    case 'retained':
      return { kind: 'number', of: field, is: comparison(word), value: bytesOf(word) };
    case 'distance':
    case 'id':
      return { kind: 'number', of: field, is: comparison(word), value: wholeOf(word) };
    case 'made':
      return madeOf(word);
    case 'class':
      return { kind: 'class', text: plainValue(word), exact: operator === '=' };
    case 'type':
      return { kind: 'type', text: plainValue(word).toLowerCase() };
    case 'has':
      return { kind: 'has', name: plainValue(word) };
    case 'text':
      return { kind: 'text', text: plainValue(word) };
    case 'kept': {
      const by = HOLDERS.get(plainValue(word).toLowerCase());
      if (by === undefined)
        throw engineError('query-kept', null, { word: word.word, known: [...HOLDERS.keys()].join(', ') });
      return { kind: 'kept', by };
    }
    case 'is':
      if (plainValue(word).toLowerCase() !== 'detached') throw engineError('query-is', null, { word: word.word });
      return { kind: 'detached' };
  }
}

function isField(text: string): text is Field {
  return (QUERY_FIELDS as readonly string[]).includes(text);
}

/** `:` on a number means "equal". */
function comparison({ operator }: Word): Comparison {
  return operator === ':' ? '=' : operator;
}

/** The value of a field that is no number. */
function plainValue({ word, field, operator, value }: Word): string {
  if (operator !== ':' && operator !== '=') throw engineError('query-operator', null, { word, field: field ?? '' });
  return value;
}

function bytesOf({ word, value }: Word): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(value);
  const unit = match === null ? undefined : UNITS.get(match[2].toLowerCase());
  if (match === null || unit === undefined) throw engineError('query-size', null, { word });
  return Number(match[1]) * unit;
}

function wholeOf({ word, value }: Word): number {
  if (!/^@?\d{1,16}$/.test(value)) throw engineError('query-number', null, { word });
  return Number(value.replace('@', ''));
}

/** `made:2-3`, `made:3` (new in the third), `made>2`, `made<=2`. */
function madeOf({ word, operator, value }: Word): Condition {
  const range = /^(\d+)-(\d+)$/.exec(value);
  const one = /^\d+$/.test(value) ? Number(value) : null;
  const bad = engineError('query-made', null, { word });
  if (range !== null) {
    const [after, until] = [Number(range[1]), Number(range[2])];
    if ((operator !== ':' && operator !== '=') || after >= until || after < 1) throw bad;
    return { kind: 'made', after, until };
  }
  if (one === null || one < 1) throw bad;
  switch (operator) {
    case '>':
      return { kind: 'made', after: one, until: null };
    case '<=':
      return { kind: 'made', after: null, until: one };
    case '>=':
      return { kind: 'made', after: one > 1 ? one - 1 : null, until: null };
    case '<':
      if (one < 2) throw bad;
      return { kind: 'made', after: null, until: one - 1 };
    default:
      return { kind: 'made', after: one > 1 ? one - 1 : null, until: one };
  }
}
