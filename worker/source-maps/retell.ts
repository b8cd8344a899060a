// A finding told anew with original places and names: every sentence that names one says the original.

import { fileNameOf as baseName } from '../base/source-place.ts';
import { bringsOf } from '../messages/brings.ts';
import type { Message, ReportSource } from '../report/types.ts';

/** What is called otherwise in the original. */
export interface Renames {
  /** `server.js:12` → `server.ts:5`. */
  readonly places: readonly (readonly [string, string])[];
  /** Variables and fields as the build calls them → as people wrote them. */
  readonly names: ReadonlyMap<string, string>;
  readonly classes: ReadonlyMap<string, string>;
  /** Whether names of one or two letters are a minifier's, and say nothing where the map does not know them. */
  readonly isMinified: boolean;
  /** The place that stands in title and sentences → the place with the package; null when it stays. */
  readonly place: readonly [string, string] | null;
}

/** Parameters that carry a class; all others carry names or places. */
const CLASS_PARAMS = /^(entryConstructor|ownerConstructor|entry)$/;
const NAME_PARAMS = /^(name|owner|ownerName|holder|variable)$/;

/** @returns a text with every place replaced */
export function renamePlaces(text: string, places: Renames['places']): string {
  return places.reduce(
    (changed, [from, to]) =>
      changed.replaceAll(
        new RegExp(`(?<![\\w.-])${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`, 'g'),
        () => to,
      ),
    text,
  );
}

/** Names of one or two letters are a minifier's. */
const MINIFIED = /^[\p{ID_Start}$_].?$/u;

/** @returns whether a variable's name is one that a minifier gives */
export function isMinifiedName(name: string): boolean {
  return MINIFIED.test(name);
}

/**
 * Who is called by listeners, told anew: in a minified bundle every place is the same line, so only the callback's own
 * position tells which original it is.
 * @param at - where the callback was written, mapped; null when no map covers it
 * @param callback - its original name; null when the map does not tell
 * @returns the message as it was when it is about something else
 */
export function retoldListens(message: Message, at: ReportSource | null, callback: string | null): Message {
  if (!message.key.startsWith('report.listens.') || at?.generated === undefined) return message;
  const called = callback ?? message.params?.callback;
  const isNamed = message.key.endsWith('.callback') && typeof called === 'string' && !MINIFIED.test(called);
  return {
    key: message.key.replace(/\.(callback|place)$/, isNamed ? '.callback' : '.place'),
    params: { ...message.params, callback: isNamed ? called : '', place: `${baseName(at.url)}:${at.line}` },
  };
}

/** @returns a message whose parameters say the originals */
export function retoldMessage(message: Message, renames: Renames): Message {
  if (message.params === undefined) return message;
  return {
    ...message,
    params: Object.fromEntries(
      Object.entries(message.params).map(([key, value]) => [
        key,
        typeof value === 'string' ? retoldParam(key, value, renames) : value,
      ]),
    ),
  };
}

function retoldParam(key: string, value: string, { places, names, classes, isMinified, place }: Renames): string {
  if (CLASS_PARAMS.test(key)) return classes.get(value) ?? value;
  if (key === 'labels') return retoldBrings(value, classes);
  if (NAME_PARAMS.test(key)) return retoldName(isMinified ? withoutMinified(value, names) : value, names);
  const renamed = renamePlaces(value, places);
  // Without a place of the owner's own the package is one; other texts may be empty, too.
  if (place === null || renamed !== place[0] || (renamed === '' && key !== 'place')) return renamed;
  return place[1];
}

/** `o…sessions` of a minified bundle is known by `sessions`: nobody finds an `o` in the original. */
function withoutMinified(value: string, names: Renames['names']): string {
  const [whole, tick, first, rest] = /^(`?)([^.…`]+)[.…](.+)$/su.exec(value) ?? [];
  return whole === undefined || names.has(first) || !MINIFIED.test(first) ? value : `${tick}${rest}`;
}

/** `T`, `` `T` ``, `T.list`: each part by itself. */
function retoldName(value: string, names: Renames['names']): string {
  return value.replaceAll(/[^.…`]+/gu, (part) => names.get(part) ?? part);
}

function retoldBrings(value: string, classes: Renames['classes']): string {
  const rows = value.split(/, (?=\d)/).map((part) => /^(\d+(?:\.\d+)?) (.+)$/s.exec(part));
  if (!rows.every((row) => row !== null)) return value;
  return bringsOf(
    rows.map(([, count, constructor]) => ({
      constructor: classes.get(constructor) ?? constructor,
      count: Number(count),
    })),
  );
}
