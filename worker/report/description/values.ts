// The plain values a report is made of, as a reader of strange files bounds them. What stands here is checked in every
// shared file; the JSON Schema and the TypeScript types of the report are written from the same description.

import * as v from 'valibot';
import { MAX_SERIES_NAME } from '../series-limits.ts';

/** No name, sentence or URL of ours is longer; a snapshot itself cuts strings at 1,024 characters. */
const MAX_TEXT = 20_000;
/** Rows of constructors, and children of one node of the path tree. What is written is cut to it (`fitForFile`). */
export const MAX_ROWS = 200_000;
/**
 * The largest number of a report, either sign: bytes, bytes an hour, seconds. An exbibyte is more than a machine can
 * address, and the sum of all rows at once is still a number; from 1e308 sums become infinite and no rendering has a scale.
 */
const MAX_NUMBER = 2 ** 60;
export const MAX_SNAPSHOTS = 1000;
const MAX_PARAMS = 64;

/** Lone surrogates would break encoders further down, NUL would end strings in other tools. */
const cleaned = (value: string): string => value.toWellFormed().replaceAll('\u0000', '\uFFFD');

/** A schema with the sentence that says what it means, for the JSON Schema and the types. */
export const says = <T extends v.GenericSchema>(schema: T, sentence: string) => v.pipe(schema, v.description(sentence));

/**
 * A schema with what we promise of our own reports beyond what a reader asks of strange ones.
 * @param promise - keywords of JSON Schema, as `{ minLength: 1 }`
 */
export const promises = <T extends v.GenericSchema>(schema: T, promise: Readonly<Record<string, unknown>>) =>
  v.pipe(schema, v.metadata({ ...promise }));

export const text = v.pipe(v.string(), v.maxLength(MAX_TEXT), v.transform(cleaned));
/** A name of a service, an instance or a release is a word or two. */
export const shortText = v.pipe(v.string(), v.maxLength(MAX_SERIES_NAME), v.transform(cleaned));

const isNumber = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= MAX_NUMBER;
export const number = v.custom<number>(isNumber);
const nothingOrMore = () => v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_NUMBER));
/** Not always whole: an average, units of work, seconds. */
export const amount = nothingOrMore();
export const bytes = nothingOrMore();
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const id = v.nullable(v.pipe(v.number(), v.safeInteger()));
/** A line or a column. */
export const position = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const share = promises(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), { maximum: 1 });

/** Checked by hand: a report of thousands of rows holds more of these numbers than of everything else. */
const numbers = (isGood: (value: unknown) => boolean) =>
  v.custom<number[]>((value) => Array.isArray(value) && value.length <= MAX_SNAPSHOTS && value.every(isGood));
export const signedBySnapshot = says(numbers(isNumber), 'Bytes per snapshot relative to the first; may be negative.');
export const countBySnapshot = says(numbers(isNumber), 'One count per snapshot, oldest first.');
export const bytesBySnapshot = says(numbers(isNumber), 'One number of bytes per snapshot, oldest first.');

export const list = <T extends v.GenericSchema>(item: T, max = 10_000) => v.pipe(v.array(item), v.maxLength(max));
export const bySnapshots = <T extends v.GenericSchema>(item: T) => list(item, MAX_SNAPSHOTS);
/** Fields that older versions did not write: they get a neutral value. */
export const orNull = <T extends v.GenericSchema>(item: T) => v.optional(v.nullable(item), null);
export const orEmpty = <T extends v.GenericSchema>(item: T, max?: number) => v.optional(list(item, max), []);

// Not `v.record`: it drops keys named `constructor`, which is what our messages talk about. `__proto__` is an own key
// after JSON.parse and is left out by the copy.
export const params = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length <= MAX_PARAMS,
  ),
  v.rawTransform(({ dataset, addIssue }) => {
    const copy: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(dataset.value)) {
      if (key === '__proto__') continue;
      if (typeof value === 'string' && value.length <= MAX_TEXT) copy[cleaned(key)] = cleaned(value);
      else if (typeof value === 'number' && Math.abs(value) <= MAX_NUMBER) copy[cleaned(key)] = value;
      else addIssue({ message: 'neither text nor number' });
    }
    return copy;
  }),
  v.description(
    'What goes into the sentence. Bytes are numbers under names ending in `Bytes`; the catalog formats them.',
  ),
);

/** What checks by hand cannot tell by themselves: their JSON Schema, and their TypeScript. */
export const BY_HAND: ReadonlyMap<
  v.GenericSchema,
  { readonly json: Readonly<Record<string, unknown>>; readonly ts: string }
> = new Map<v.GenericSchema, { readonly json: Readonly<Record<string, unknown>>; readonly ts: string }>([
  [number, { json: { type: 'number' }, ts: 'number' }],
  [signedBySnapshot.pipe[0], { json: { type: 'array', items: { type: 'number' } }, ts: 'readonly number[]' }],
  [
    countBySnapshot.pipe[0],
    { json: { type: 'array', items: { type: 'integer', minimum: 0 } }, ts: 'readonly number[]' },
  ],
  [
    bytesBySnapshot.pipe[0],
    { json: { type: 'array', items: { type: 'number', minimum: 0 } }, ts: 'readonly number[]' },
  ],
  [
    params.pipe[0],
    {
      json: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
      ts: 'Readonly<Record<string, string | number>>',
    },
  ],
]);
