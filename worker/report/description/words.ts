// Words and sentences that stand in many places of a report: kinds, confidence, messages, costs.

import * as v from 'valibot';
import { amount, bytes, list, number, params, says, text } from './values.ts';

export const lang = v.picklist(['en', 'ko']);
export const identity = says(
  v.picklist(['same-process', 'different-processes', 'unknown']),
  'How objects were matched: by id, by structure, or it is not known whether ids compare.',
);
export const confidence = v.picklist(['high', 'medium', 'low']);
export const verdictKind = v.picklist(['leak', 'growth', 'warm-up', 'none']);
export const findingKind = v.picklist(['leak', 'growth', 'warm-up']);

export const message = says(
  v.object({ key: text, params: v.exactOptional(params) }),
  'A sentence not yet spoken: key of the catalog in worker/messages plus what goes in. Lets a report change language.',
);
export const messages = list(message);
/** What a report of an older version gets where it has no messages. */
export const NO_MESSAGE = { key: '' };

export const cost = says(
  v.object({
    unit: says(
      text,
      'What one step is, as the user said it: `1000 requests`, `5 minutes`; `hour` when only times are known.',
    ),
    bytesPerUnit: number,
    secondsToLimit: says(
      v.nullable(amount),
      'Seconds until the heap limit at this rate; null when no time is known, nothing grows, or the limit does not hold it back.',
    ),
    bytesPerHour: v.exactOptional(says(number, 'Bytes per hour; absent when no times are known.')),
    limitBytes: v.exactOptional(says(bytes, "The limit `secondsToLimit` is about: the user's, else V8's usual one.")),
    limitGiven: v.exactOptional(says(v.boolean(), 'Whether the user said that limit.')),
  }),
  'Bytes per unit of work and per hour, and the time left until the heap limit.',
);

export const warning = v.object({ code: text, message: text, params: v.exactOptional(params) });
