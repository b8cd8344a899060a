// What an agent is answered: one JSON object of at most 4,096 bytes, lists paged, arguments checked. The sentences here
// are for models and part of the protocol, so they are in English; what the report says is in the user's language.

import { BRIEF_BYTES, jsonBytes } from '../../worker/report/brief.ts';
import { ellipsis } from '../../worker/report/ellipsis.ts';
import { printable } from '../../worker/report/text.ts';

/** Wrong use of a tool: said to the model as a result it can act on. */
export class ToolError extends Error {}

/** Bytes of one text in a list. */
const TEXT_BYTES = 200;
/** Rows of a page unless asked otherwise, and at most. */
const PAGE = 10;
const PAGE_MOST = 50;

/** A text from a snapshot: printable, and short. */
export function short(text: string, bytes = TEXT_BYTES): string {
  return ellipsis(printable(text.slice(0, BRIEF_BYTES)), bytes);
}

export type Arguments = Readonly<Record<string, unknown>>;

/** A whole number among the arguments. Throws ToolError. */
export function wholeOf(args: Arguments, name: string, least: number, otherwise?: number): number {
  const value = args[name] ?? otherwise;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw new ToolError(`"${name}" must be a whole number of at least ${least}`);
  return value;
}

/** A text among the arguments. Throws ToolError. */
export function textOf(args: Arguments, name: string, otherwise?: string): string {
  const value = args[name] ?? otherwise;
  if (typeof value !== 'string') throw new ToolError(`"${name}" must be a text`);
  return value;
}

/** A list of texts, at least one, among the arguments. Throws ToolError. */
export function textsOf(args: Arguments, name: string): readonly string[] {
  const value = args[name];
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === 'string'))
    throw new ToolError(`"${name}" must be a list of texts, at least one`);
  return value;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** The window of rows that is asked for. Throws ToolError. */
export function pageOf(args: Arguments): Page {
  return {
    offset: wholeOf(args, 'offset', 0, 0),
    limit: Math.min(PAGE_MOST, wholeOf(args, 'limit', 1, PAGE)),
  };
}

/**
 * `head` with as many rows as fit beside it, at least one; `nextOffset` says where the next page begins, null at the end.
 * @param total - rows there are in all
 */
export function paged<T>(head: object, rows: readonly T[], { offset }: Page, total: number): object {
  const answer = (count: number): object => ({
    ...head,
    total,
    rows: rows.slice(0, count),
    nextOffset: count > 0 && offset + count < total ? offset + count : null,
  });
  let count = rows.length;
  while (count > 1 && jsonBytes(answer(count)) > BRIEF_BYTES) count--;
  return answer(count);
}
