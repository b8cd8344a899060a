// A finding: what grows, who holds it and by which way, where in the code, how sure that is, and what to do.

import * as v from 'valibot';
import {
  amount,
  bytes,
  bytesBySnapshot,
  count,
  countBySnapshot,
  id,
  list,
  orEmpty,
  orNull,
  position,
  promises,
  says,
  share,
  text,
} from './values.ts';
import { confidence, cost, findingKind, message, messages, NO_MESSAGE } from './words.ts';

const line = says(position, '1-based.');
const place = { url: text, line, column: position };

export const source = says(
  v.object({
    ...place,
    name: v.exactOptional(says(text, 'The function or class that stands there, when known.')),
    generated: v.exactOptional(says(v.object(place), 'The position before a source map was applied.')),
  }),
  'A place in a script; line and column are 1-based.',
);

export const pathHop = says(
  v.object({
    edge: says(
      v.nullable(text),
      'How the hop before refers to it: a name, `[]` for any element or entry, null for the root.',
    ),
    constructor: text,
    objectId: v.exactOptional(id),
    edgeKind: v.exactOptional(
      says(
        v.picklist(['root', 'variable', 'property', 'element', 'entry', 'internal']),
        'How to read `edge`: a closure variable, a property, an element, a Map entry, an engine-internal link.',
      ),
    ),
    scope: v.exactOptional(
      says(v.nullable(text), 'Function or file the variable lives in, for people: `handleRequest in server.js:12`.'),
    ),
    folded: v.exactOptional(
      says(
        list(v.object({ edge: text, constructor: text })),
        'Engine hops folded away between the hop before and this one, as `edge → constructor` pairs.',
      ),
    ),
    repeat: v.exactOptional(
      says(position, 'How many links a folded chain has here (linked lists, promise chains); absent when 1.'),
    ),
  }),
  'One hop of a path from a GC root, oldest ancestor first.',
);

export const owner = v.object({ constructor: text, name: v.nullable(text), objectId: id });

export const compositionRow = v.object({
  constructor: text,
  count: says(amount, 'Average number per entry.'),
  bytes: says(bytes, 'Their shallow bytes per entry.'),
});

export const target = says(
  v.object({
    kind: v.literal('listener'),
    on: says(text, "What a programmer calls it: `window`, `<div>`, `matchMedia(…)`, else the owner's name."),
    event: says(
      v.nullable(text),
      'Name of the event; null where the file has none (a browser keeps it outside the heap).',
    ),
    callback: says(
      v.nullable(text),
      'Name of the function that is called; null when it has none, or when they differ.',
    ),
    at: v.exactOptional(says(v.object(place), 'Where that function stands, 1-based.')),
  }),
  'Whom listeners that grow listen to.',
);

export const frame = says(
  v.object({ function: says(text, "'' for a function without a name."), ...place }),
  'A function on a call stack, where it begins.',
);

export const allocation = says(
  v.object({
    share: says(share, 'Of the new entries whose making was recorded, those made at this place, 0..1.'),
    certainty: says(
      v.picklist(['exact', 'sampled']),
      '`exact`: the making of (nearly) all was recorded; `sampled`: of some of them, or joined with a sampling profile by place.',
    ),
    frames: promises(
      says(list(frame), "The function that makes them first, then who called it, as far as it is the program's."),
      { minItems: 1 },
    ),
  }),
  'Where the new entries of a finding were made, from allocations that were recorded.',
);

export const packageOf = says(
  v.object({ name: text, version: says(v.nullable(text), 'Null when no address tells.') }),
  'A package as its registry knows it.',
);

export const finding = v.object({
  rank: position,
  kind: findingKind,
  confidence,
  constructor: promises(says(text, 'What grows: the constructor of the entries that are added.'), { minLength: 1 }),
  shape: orNull(says(text, 'For plain objects: the inferred shape, `{id, user}`; else null.')),
  owner: says(
    owner,
    'What the entries are kept in; objectId null when matched by structure or when there is no single owner.',
  ),
  growthKind: v.optional(
    says(
      v.picklist(['width', 'bytes', 'depth', 'many-owners', 'roots']),
      'What grows: entries of a collection, bytes of one object, a chain, many owners alike, entries under a root.',
    ),
    'width',
  ),
  path: list(pathHop),
  alsoHeldBy: v.optional(
    says(list(owner), 'Other places that hold the same entries: the leak must leave all of them.'),
    [],
  ),
  countBySnapshot,
  retainedBytesBySnapshot: bytesBySnapshot,
  exclusiveBytes: says(bytes, 'Freed for sure, in the last snapshot.'),
  sharedBytes: says(bytes, 'Its leak share, in the last snapshot.'),
  composition: v.optional(
    says(list(compositionRow), 'What one added entry brings; empty when there are no entries.'),
    [],
  ),
  bytesPerEntry: v.optional(bytes, 0),
  cohorts: v.exactOptional(
    says(
      v.nullable(list(list(v.nullable(count)))),
      'Row k: entries that first existed in snapshot k; column j: how many of them are there in snapshot j, null before k. null when ids do not compare or the finding is no set of entries; absent in reports of 0.1.',
    ),
  ),
  pattern: promises(says(text, 'A stable identifier from the pattern list; `unknown` if none fits.'), { minLength: 1 }),
  sources: list(source),
  allocatedAt: v.exactOptional(
    says(allocation, 'Absent when no allocations were recorded, or they point to no one place.'),
  ),
  package: v.exactOptional(
    says(v.nullable(packageOf), "Whose code the owner is, or whose code adds to it; null: the program's own."),
  ),
  addedBy: v.exactOptional(says(list(frame), "The reader's own lines that add, nearest first.")),
  fingerprint: promises(says(text, 'Same leak, same fingerprint, on another run or machine.'), {
    pattern: '^sha256:[0-9a-f]{16,64}$',
  }),
  title: v.optional(says(text, 'The finding in one line: `sessions (Map) in session.store.ts:12`.'), ''),
  explanation: text,
  advice: text,
  messages: v.optional(
    v.object({
      title: message,
      explanation: messages,
      advice: messages,
      reasons: says(messages, 'Why we are this sure.'),
      next: says(v.nullable(message), 'What would make us surer; null when nothing is needed.'),
    }),
    () => ({ title: NO_MESSAGE, explanation: [], advice: [], reasons: [], next: null }),
  ),
  reasons: orEmpty(text),
  next: orNull(text),
  cost: orNull(cost),
  sampleObjectIds: v.optional(
    says(
      list(v.pipe(v.number(), v.safeInteger())),
      'Newest entries, the newest first, for drilling down; ids mean something only beside the snapshots.',
    ),
    [],
  ),
  target: v.exactOptional(says(target, 'For listeners; absent for any other growth.')),
  known: orNull(
    says(
      v.object({ status: v.picklist(['new', 'known', 'accepted']), reason: v.nullable(text) }),
      'Set by --known or accepted in the app.',
    ),
  ),
});
