// Is this name one that a programmer wrote, or data that ended up as a name? The rule errs towards data:
// a code name lost to a placeholder is a nuisance, a token that gets out is a failure.

import { TRIPLES, WORDS } from './model.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes base64 without `atob`, which Node's and the worker's type libraries disagree about. */
function decode(base64: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((base64.replace(/=+$/, '').length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of base64) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}

const seen = decode(TRIPLES);
const letterCode = (text: string, i: number): number => (i < 0 || i >= text.length ? 0 : text.charCodeAt(i) - 96);

/** Share of letter triples (with word edges) that no word of programmers has: about 0 for words, 0.8 for random letters. */
export function strangeness(lowercase: string): number {
  let strange = 0;
  for (let i = -1; i < lowercase.length - 1; i++) {
    const index = (letterCode(lowercase, i) * 27 + letterCode(lowercase, i + 1)) * 27 + letterCode(lowercase, i + 2);
    if (((seen[index >> 3] >> (index & 7)) & 1) === 0) strange++;
  }
  return strange / lowercase.length;
}

/** Undoes the front coding of model.ts. */
function unpack(coded: string): ReadonlySet<string> {
  const words = new Set<string>();
  let before = '';
  for (const [, kept, rest] of coded.matchAll(/([A-Z])([a-z]*)/g)) {
    before = before.slice(0, kept.charCodeAt(0) - 65) + rest;
    words.add(before);
  }
  return words;
}

let knownWords: ReadonlySet<string> | undefined;

/** True for a word that is found in the names of many programs. Any case. */
export function isKnownWord(word: string): boolean {
  knownWords ??= unpack(WORDS);
  return knownWords.has(word.toLowerCase());
}

/** A name of letters alone that can be pronounced: no token, whatever else it is. */
export const isSpelledOut = (name: string): boolean =>
  /^[\p{L}_$]{2,40}$/u.test(name) && parts(name).length * 3 <= name.length && parts(name).every(isPronounced);

/** What npm calls a name (`@inversifyjs/container`, `es6-promise`), written as people write one. */
export const isPackageName = (name: string): boolean =>
  name.length <= 80 &&
  /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name) &&
  name
    .split(/[@/._-]/)
    .every((part) => /^\d{0,3}$/.test(part) || ((part.match(/\d/g) ?? []).length <= 2 && isPronounced(part)));

function isPronounced(word: string): boolean {
  const letters = word.toLowerCase().replace(/\d/g, '');
  return letters.length < 4 || !/^[a-z]+$/.test(letters) || strangeness(letters) < 0.5;
}

/** With a number these are values, not names: `token7`, `SECRET_12`. */
const SENSITIVE = /secret|canary|passw|token|credential|api_?key/i;

/** Numbers that are part of names: sizes, hashes, standards, HTTP. */
const NUMBERS_IN_NAMES = new Set([
  '10',
  '11',
  '12',
  '16',
  '20',
  '24',
  '32',
  '36',
  '48',
  '60',
  '64',
  '80',
  '96',
  '100',
  '101',
  '128',
  '160',
  '192',
  '224',
  '256',
  '384',
  '404',
  '500',
  '509',
  '512',
  '1024',
  '2048',
  '4096',
  '8601',
  '25519',
]);
/** Words with a number inside. Elsewhere a number between one or two letters and a few more is how random text looks. */
const NUMERONYMS = /i18n|l10n|a11y|k8s|e2e|p2p|b2b|b2c|x509/gi;
const LONGEST_NAME = 64;
const LONGEST_WORD = 18;
/** Shorter than this a name is taken for minified code: nothing that short is a secret. */
const LONGEST_MINIFIED = 3;

/** Words and numbers of a name, split at `_`, `$`, digits and capitals: `TLSSocket2` → TLS, Socket, 2. */
function parts(name: string): readonly string[] {
  return (
    name
      .replaceAll('IPv', 'Ip')
      .replace(NUMERONYMS, '_')
      .match(/\d+|[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  );
}

/** A word nobody has seen that could be one all the same (a company's, a place's): pronounceable, not too short. */
function couldBeWord(word: string): boolean {
  return word.length >= 5 && word.length <= LONGEST_WORD && strangeness(word.toLowerCase()) === 0;
}

/**
 * True when `name` looks like an identifier somebody wrote (`sessionStore`, `_events`, `Int32Array`, `t1`), false when
 * it looks like data (`ghp_x8K…`, `user48213`, `a1b2c3d4`). Only ASCII; anything but letters, digits, `_`, `$` is data.
 * Of random strings of eight letters and digits about one in 4,000 passes; of real names about one in ten does not.
 */
export function looksLikeCode(name: string): boolean {
  if (name.length > LONGEST_NAME || !/^[#@]?[A-Za-z_$][\w$]*$/.test(name)) return false;
  if (name.replace(/^[#@]/, '').length <= LONGEST_MINIFIED) return true;
  const all = parts(name);
  // `__` and `$$` alone are names of libraries.
  if (all.length === 0) return true;
  const words = all.filter((part) => !/^\d/.test(part));
  const numbers = all.filter((part) => /^\d/.test(part));
  if (words.length === 0 || numbers.length > 2) return false;
  if (numbers.length > 0 && SENSITIVE.test(name)) return false;
  if (numbers.some((digits) => digits.length > 1 && !NUMBERS_IN_NAMES.has(digits))) return false;
  const crumbs = words.filter((word) => word.length === 1).length;
  const unknown = words.filter((word) => word.length > 1 && !isKnownWord(word));
  // Random mixed case falls apart into crumbs (`aBxKq`); names have words.
  if (crumbs > 1 + Math.floor(words.length / 4)) return false;
  if (unknown.length > 1 || !unknown.every(couldBeWord)) return false;
  // A number beside a word nobody knows is how ids look: `zentr48`.
  if (numbers.length > 0 && (unknown.length > 0 || numbers.length > words.length)) return false;
  if (/(?<![A-Za-z0-9])[A-Za-z]{1,2}\d+[A-Za-z]{1,3}(?![A-Za-z0-9])/.test(name.replace(NUMERONYMS, '_'))) return false;
  const longest = words.reduce((length, word) => Math.max(length, word.length), 0);
  if (longest < 3) return name.length <= 5 && numbers.length <= 1;
  const short = words.filter((word) => word.length <= 2).length;
  return short * 3 <= words.length * 2 && (numbers.length <= 1 || short === 0);
}

/**
 * The same for class names, which may stay even when a word in them is nobody else's (`LibuvStreamWrap`, `Zylotech`):
 * letters only, in Pascal case, every word close to pronounceable.
 */
export function looksLikeClass(name: string): boolean {
  if (looksLikeCode(name.replace(/^(?:HTML|SVG|MathML)(?=[A-Z]{2})/, ''))) return true;
  if (name.length > LONGEST_NAME || !/^[A-Z][a-z]+(?:[A-Z]+[a-z]*)*$/.test(name)) return false;
  const words = parts(name.replace(/^(?:HTML|SVG|MathML)(?=[A-Z])/, ''));
  return (
    name.length / words.length >= 4 &&
    words.every(
      (word) =>
        isKnownWord(word) ||
        (word.length >= 4 && word.length <= LONGEST_WORD && strangeness(word.toLowerCase()) <= 0.3),
    )
  );
}
