// Error codes → sentences. One line for the terminal, three parts for the screen.

import type { EngineErrorData } from '../engine/api.ts';
import type { Lang } from '../report/types.ts';
import { createTranslator, trySpeak } from './translator.ts';

export interface ErrorSentence {
  /** The file it is about; null when it is about none. */
  readonly file: string | null;
  readonly what: string;
  /** Ready to stand in brackets: `at byte 1234`; null when there is no place. */
  readonly where: string | null;
  readonly todo: string;
  /** `What is wrong (where). What to do.`, beside the file's name: whole sentences. */
  readonly sentences: string;
  /** The same with the file's name before it: for a screen. */
  readonly told: string;
  /** `FILE: what is wrong (where): what to do`, always one line, without control characters. */
  readonly line: string;
}

/** File names and parts of hostile files may hold line breaks or terminal commands: neither reaches a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
}

/** A text as a sentence: a capital where the language has them, and its end. Names in code keep their first letter. */
function sentence(text: string): string {
  const first = /^[a-z]+(?=[\s,])/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** `1234` is a byte offset, `edges.to_node` a part of the file, `edges.to_node, byte 1234` both.
 * @param isRead - by people on a screen, who do not paste the offset into another program
 */
function placeOf(where: string | null, lang: Lang, isRead = false): string | null {
  if (where === null || where === '') return null;
  const { t, count } = createTranslator(lang);
  const both = /^(?:(.+?)[,@ ]\s*)?(?:byte )?(\d+)$/.exec(where);
  if (both === null) return oneLine(t('errors.in-part', { where }));
  const byte = t('errors.at-byte', { where: isRead ? count(Number(both[2])) : both[2] });
  return oneLine(both[1] === undefined ? byte : `${t('errors.in-part', { where: both[1] })}, ${byte}`);
}

/** An error as it came, from another version perhaps: its code may be one that this version does not know. */
type AnyError = Omit<EngineErrorData, 'code'> & { readonly code: string };

/** The sentence for an error's code; an unknown code gets the general sentence, which names it. */
export function sentenceForError(error: AnyError, lang: Lang): ErrorSentence {
  const { t } = createTranslator(lang);
  const params = { code: error.code, ...error.params };
  const part = (name: 'what' | 'todo'): string =>
    oneLine(trySpeak({ key: `errors.${error.code}.${name}`, params }, lang) ?? t(`errors.unknown.${name}`, params));
  // Inside a gzip stream there is no offset a reader could look up.
  const where = placeOf(error.where, lang) ?? trySpeak({ key: `errors.${error.code}.where`, params }, lang);
  const file = error.file === null ? null : oneLine(error.file);
  const what = part('what');
  const todo = part('todo');
  const line = `${file === null ? '' : `${file}: `}${what}${where === null ? '' : ` (${where})`}: ${todo}`;
  const sentences = `${sentence(`${what}${where === null ? '' : ` (${placeOf(error.where, lang, true) ?? where})`}`)} ${sentence(todo)}`;
  const told = file === null ? sentences : `${file}: ${sentences}`;
  return { file, what, where, todo, sentences, told, line };
}
