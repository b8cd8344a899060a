// What every rule works with: where a name comes from, and the two answers a rule can give, hide or keep.

import { KINDS, kindOf, type Kind } from './detect.ts';
import { isLanguageName, saysNothing } from './platform.ts';
import { isKnownWord, looksLikeClass, looksLikeCode } from './words.ts';

/** What leaves as it is, by kind, for the preview. */
export type KeptKind = 'class' | 'property' | 'source' | 'label' | 'note' | 'engine' | 'hash' | 'time' | 'chosen';

/** Code mentions the name, it is a key of a dictionary, or neither is known. */
export type Origin = 'code' | 'data' | 'unknown';

/** Where the rules send their findings: counts in the first pass, replaces in the second. */
export interface Mint {
  /** The placeholder of `raw`, or `raw` itself when the user lets it out. */
  hide(kind: Kind, raw: string): string;
  /** Notes that `value` leaves as it is and returns it (or its placeholder, when the user hides it). */
  keep(kind: KeptKind, value: string): string;
  /**
   * True in the first pass, which replaces nothing: that `hide` returns what it was given does not mean that the user
   * lets it out.
   */
  readonly collects?: boolean;
  /** What the heap says of a name; null (or no such function) when the report does not say, and its looks decide. */
  origin?(name: string): Origin | null;
  /** False in a report that was never redacted: what looks like a placeholder there is somebody's text. */
  readonly redactedBefore?: boolean;
  /** Installed packages by name: published, so nobody's data. */
  readonly packages?: ReadonlySet<string>;
  /** Whether `name` has left as it is, up to here; known in the second pass. */
  left?(name: string): boolean;
}

const PLACEHOLDER = new RegExp(`^«(?:(?:${KINDS.join('|')})(?:-\\d{1,6})?|host-[0-9a-f]{12})»$`);
/** Stands where a sentence was until it is spoken anew; stays when the catalog does not know its message. */
export const UNSPOKEN = '«text»';
/** A placeholder of ours: stays, so that redacting twice changes nothing. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text);

/** Nobody names anything longer; what is, is text, and not worth the rules' time. */
const LONGEST_TEXT = 2000;

/** What needs no rule: names that say nothing, our placeholders, and whole texts; null when a rule must look. */
export function settled(mint: Mint, text: string): string | null {
  if (saysNothing(text)) return text;
  if (isPlaceholder(text)) return mint.redactedBefore === false ? mint.hide('text', text) : text;
  return text.length > LONGEST_TEXT ? mint.hide('text', text) : null;
}

export const originOf = (mint: Mint, name: string): Origin | null => mint.origin?.(name) ?? null;

export const hideAs = (mint: Mint, text: string, otherwise: Kind): string =>
  mint.hide(kindOf(text) ?? (/^\d+$/.test(text) ? 'number' : otherwise), text);

/** Even in code these are no names: somebody wrote a secret into the program. */
const NEVER_A_NAME: ReadonlySet<Kind> = new Set(['email', 'url', 'jwt', 'uuid', 'ip', 'phone', 'card', 'token']);

function isSecretInCode(text: string): boolean {
  const kind = kindOf(text);
  return kind !== null && NEVER_A_NAME.has(kind) && !looksLikeCode(text) && (kind !== 'token' || /\d/.test(text));
}

/** Whether a name stays: by where it comes from; by its looks only where the report does not say. */
export function stays(mint: Mint, text: string, kept: KeptKind): boolean {
  if (isLanguageName(text)) return true;
  const origin = originOf(mint, text);
  if (origin === null) return kept === 'class' ? looksLikeClass(text) : looksLikeCode(text);
  if (origin === 'unknown' && kept === 'property' && isSeveralKnownWords(text)) return true;
  return origin === 'code' && !isSecretInCode(text);
}

/**
 * `_destructionListeners`: a field whose code V8 has thrown away, so that nothing mentions it; it is no key of a table either. Two or
 * more words that programs are made of, written as one, name nobody.
 */
function isSeveralKnownWords(text: string): boolean {
  const words = /^_{0,2}([a-z]{3,}(?:[A-Z][a-z]{2,})+)$/.exec(text)?.[1].split(/(?=[A-Z])/) ?? [];
  return words.length > 1 && words.every(isKnownWord);
}

/** One name. */
export function identifier(mint: Mint, text: string, kept: KeptKind, otherwise: Kind): string {
  return stays(mint, text, kept) ? mint.keep(kept, text) : hideAs(mint, text, otherwise);
}
