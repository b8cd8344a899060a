// The snapshots of a report and whose heap they are of. See values.ts for what this description is used for.

import * as v from 'valibot';
import { amount, bySnapshots, bytes, count, orNull, promises, says, shortText, text } from './values.ts';
import { confidence, message, verdictKind } from './words.ts';

export const runtime = says(
  v.fallback(v.picklist(['node', 'chromium', 'deno', 'bun', 'workerd', 'hermes', 'unknown']), 'unknown'),
  'A best guess.',
);

export const memory = says(
  v.object({
    rssBytes: says(bytes, 'The resident set of the whole process.'),
    heapBytes: says(bytes, 'JavaScript objects: the heap in use, without machine code.'),
    freeBytes: says(bytes, 'Taken by V8 from the system, and free.'),
    bufferBytes: says(bytes, "Array buffers (Node's Buffers)."),
    externalBytes: says(bytes, 'Other memory that objects of the heap hold outside of it.'),
    codeBytes: says(bytes, 'Machine code: of V8, and of the program and its libraries where the system tells.'),
    nativeBytes: says(bytes, 'Everything else: native addons, threads, stacks, what the allocator keeps.'),
  }),
  'Where the memory of the process was just before the snapshot, bytes. The parts add up to `rssBytes` where all of the heap is resident.',
);

export const snapshot = v.object({
  label: text,
  fileBytes: promises(bytes, { type: 'integer' }),
  nodeCount: promises(amount, { type: 'integer' }),
  edgeCount: promises(amount, { type: 'integer' }),
  shallowBytes: says(bytes, 'Sum of the shallow sizes of all nodes: the total DevTools shows.'),
  runtime,
  extraNativeBytes: orNull(
    says(bytes, 'Memory outside the JS heap that the file admits to; null when it does not say.'),
  ),
  takenAt: orNull(says(text, 'ISO time when it was taken, from the default file name or given; null when unknown.')),
  sha256: orNull(
    says(
      v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      "Of the file's bytes as stored, hex; null when nobody asked for it, and in a browser, which hashes too slowly.",
    ),
  ),
  memory: v.exactOptional(says(memory, 'Absent when nobody recorded it (`heapdelta capture` does).')),
});

export const order = says(
  v.object({
    by: says(
      v.picklist(['ids', 'asked', 'taken', 'name-time', 'name-number', 'name-word', 'modified', 'given']),
      'Object ids; the user (`--keep-order`); times that were given; time, number or word in the names; dates of the files; as given.',
    ),
    proven: says(v.boolean(), 'Ids, times or the user say so: a wrong order would turn growth into its opposite.'),
  }),
  'What the order of the snapshots was read from.',
);

export const leftOutReason = says(
  v.picklist(['other-runtime', 'other-program', 'other-version', 'other-process', 'other-thread', 'other-ids']),
  'Why a file is not of the series that was judged, surest first. `other-ids`: another process, a reload, or a debugger that detached.',
);

export const otherSeries = says(
  v.object({
    labels: bySnapshots(text),
    verdict: v.object({
      kind: verdictKind,
      confidence,
      summary: text,
      messages: v.object({ summary: message }),
    }),
  }),
  'Another series among the files given, judged by itself.',
);

export const series = says(
  v.object({
    service: v.exactOptional(says(shortText, 'What runs: `orders`.')),
    instance: v.exactOptional(
      says(shortText, 'Which of several alike: a pod, a host, a process. Instances have no order among each other.'),
    ),
    release: v.exactOptional(says(shortText, 'Version or commit of the program.')),
    takenAt: v.exactOptional(
      says(bySnapshots(shortText), 'ISO times of the snapshots, oldest first; one alone is the time of the newest.'),
    ),
    work: v.exactOptional(
      says(bySnapshots(amount), 'Units of work done since the series began, one number per snapshot.'),
    ),
    workUnit: v.exactOptional(says(shortText, 'What `work` counts: `requests`.')),
    order: v.exactOptional(says(order, 'Absent for one snapshot, and in reports of older versions.')),
    leftOut: v.exactOptional(
      says(
        bySnapshots(v.object({ label: text, reason: leftOutReason })),
        'Files that do not belong to the series: nothing in the report is about them. Absent when there are none.',
      ),
    ),
    others: v.exactOptional(
      says(
        bySnapshots(otherSeries),
        "Further series among those files, or, where several processes wrote the snapshots by turns, each one's own. Absent when there are none.",
      ),
    ),
  }),
  'Whose heap it is, what was done meanwhile, and which of the files given were judged in which order, as far as somebody said it. Every field is absent when nobody did.',
);

export const replacedCount = v.object({ kind: text, count });
