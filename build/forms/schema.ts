// The description of the report as a JSON Schema: what other programs may rely on. Required is what every version wrote.

import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { BY_HAND } from '../../worker/report/description/values.ts';
import { written } from '../../worker/report/description/report.ts';
import { NAMED } from './named.ts';

/** A reader's care, and no promise: how long a text may be, how large a number, what is cleaned. */
const READERS_OWN = ['max_length', 'max_value', 'transform', 'raw_transform'];

/** The text of worker/report/report.schema.json, before it is formatted. */
export function reportSchema(): string {
  const { Report: _whole, ...definitions } = NAMED;
  const schema = toJsonSchema(written, {
    target: 'draft-2020-12',
    definitions,
    ignoreActions: READERS_OWN,
    overrideAction({ valibotAction, jsonSchema }) {
      // Bounds of what a double holds exactly are no promise either.
      return valibotAction.type === 'safe_integer' ? { ...jsonSchema, type: 'integer' } : null;
    },
    overrideSchema({ valibotSchema, jsonSchema }) {
      const byHand = BY_HAND.get(valibotSchema as never);
      if (byHand !== undefined) return byHand.json as JsonSchema;
      // What a reader puts where an older version wrote nothing is its own affair.
      const { default: _neutral, ...rest } = jsonSchema;
      return rest;
    },
  });
  const { $schema, ...rest } = schema;
  return JSON.stringify({
    $schema,
    $id: 'urn:heapdelta:report:1',
    title: 'heapdelta.report/1',
    description:
      'What `heapdelta diff A B [C …] --json` prints. The required fields are the promise; more may stand beside them. Sizes are bytes.',
    ...rest,
  });
}
