// The whole report: its parts, the constructor table and the path tree. `report` is what a reader takes from a file of
// unknown origin, `made` what we make, `written` what `--json` prints: each the same and more.

import * as v from 'valibot';
import { REPORT_SCHEMA } from '../schema-name.ts';
import { finding, source } from './finding.ts';
import { replacedCount, series, snapshot } from './series.ts';
import {
  bytes,
  bytesBySnapshot,
  count,
  countBySnapshot,
  list,
  MAX_ROWS,
  MAX_SNAPSHOTS,
  number,
  orEmpty,
  orNull,
  promises,
  says,
  share,
  signedBySnapshot,
  text,
} from './values.ts';
import { confidence, cost, identity, lang, message, messages, NO_MESSAGE, verdictKind, warning } from './words.ts';

export const script = says(
  v.object({ id: count, line: count, column: count }),
  "A script by V8's own number, which one process never gives twice; line and column 1-based, 0 when unknown.",
);

const againstFirst = says(v.nullable(bytes), 'Last against first by object id; null when ids do not compare.');
export const constructorRow = v.object({
  name: text,
  source: v.exactOptional(source),
  script: v.exactOptional(
    says(
      script,
      'Only where another constructor has the same name and source (a script loaded twice): tells the two apart.',
    ),
  ),
  engine: v.optional(v.boolean(), false),
  countBySnapshot,
  shallowBytesBySnapshot: bytesBySnapshot,
  retainedBytesBySnapshot: bytesBySnapshot,
  addedCount: againstFirst,
  removedCount: againstFirst,
  addedBytes: againstFirst,
  removedBytes: againstFirst,
});

const treeNode = {
  edge: text,
  constructor: text,
  engine: v.boolean(),
  countBySnapshot,
  bytesBySnapshot: says(bytesBySnapshot, 'Retained bytes (the whole subtree) per snapshot.'),
};
const omitted = v.optional(says(count, 'Children not written out because the tree was cut here.'), 0);
type Leaf = v.InferOutput<v.ObjectSchema<typeof treeNode & { readonly omitted: typeof omitted }, undefined>>;
/** The tree as a reader gives it; `PathTreeNode` of types.ts is the same, read-only, with the id of a live series. */
export interface TreeNode extends Leaf {
  readonly children: readonly TreeNode[];
}
// The codec bounds nesting before this runs, so the recursion is bounded too.
export const pathTree: v.GenericSchema<unknown, TreeNode> = says(
  promises(v.object({ ...treeNode, children: v.lazy(() => list(pathTree, MAX_ROWS)), omitted }), {
    required: [...Object.keys(treeNode), 'children', 'omitted'],
  }),
  "A node of the retainer-path tree: every byte counted once; children's bytes plus own bytes are its bytes.",
);

export const rankingStep = says(
  v.object({
    step: v.picklist(['found', 'named', 'judged', 'dropped']),
    what: says(text, 'What was decided on: `Session in sessions (Map)`.'),
    decision: says(text, 'What was decided: a kind of growth, a judgement, or why it is not told.'),
    because: list(
      v.object({
        rule: text,
        value: v.union([number, text]),
        limit: says(
          v.nullable(v.union([number, text])),
          'What the value was compared with; null when it decides by itself.',
        ),
      }),
    ),
  }),
  'One decision of the ranking: written when it was asked for (`--explain-ranking`).',
);

export const names = says(
  v.object({ code: list(text, MAX_ROWS), data: list(text, MAX_ROWS) }),
  'Where names of this report come from, each list ascending: `code` mentions them, or they are keys of dictionaries (`data`). A name in neither is not known to be either.',
);

export const redaction = says(
  v.object({
    version: says(count, 'Version of the redaction rules.'),
    replaced: says(list(replacedCount), 'Distinct values replaced, by kind.'),
    kept: says(list(text), 'Kinds that the user chose to let out.'),
  }),
  'What was replaced by placeholders before the report was shared: see redaction.',
);

export const report = v.object({
  schema: v.literal(REPORT_SCHEMA),
  tool: v.object({ name: v.literal('heapdelta'), version: promises(text, { minLength: 1 }) }),
  lang: v.optional(lang, 'en'),
  identity,
  identityAgreement: orNull(
    says(share, 'Share of common ids whose type and name agree, 0..1; null when there were none to compare.'),
  ),
  snapshots: says(
    v.pipe(v.array(snapshot), v.minLength(1), v.maxLength(MAX_SNAPSHOTS)),
    'In the order analysed, oldest first.',
  ),
  series: v.exactOptional(says(series, 'Absent when nothing is known of it.')),
  verdict: v.object({
    kind: verdictKind,
    confidence,
    summary: promises(says(text, 'One plain sentence.'), { minLength: 1 }),
    messages: v.optional(v.object({ summary: message, reasons: messages, next: v.nullable(message) }), () => ({
      summary: NO_MESSAGE,
      reasons: [],
      next: null,
    })),
    reasons: orEmpty(text),
    next: orNull(text),
    accepted: v.exactOptional(
      says(
        v.object({ kind: verdictKind, count: promises(count, { minimum: 1 }) }),
        'Only where accepted findings stood first: what the verdict would be with them, and how many there are.',
      ),
    ),
  }),
  growth: says(
    v.object({
      totalBytes: number,
      findingsBytes: number,
      engineBytes: number,
      otherBytes: number,
      bySnapshot: v.optional(
        says(
          v.object({ findings: list(signedBySnapshot), engine: signedBySnapshot, other: signedBySnapshot }),
          'The same per snapshot, relative to the first (first entry 0), for the stacked picture; findings in rank order.',
        ),
        () => ({ findings: [], engine: [], other: [] }),
      ),
    }),
    'Last minus first; total = findings + engine + other.',
  ),
  findings: says(list(finding), 'Ranked, most important first; empty when nothing leaks.'),
  constructors: says(list(constructorRow, MAX_ROWS), 'Every constructor of any snapshot.'),
  pathTree: orNull(pathTree),
  warnings: says(list(warning), 'What the reader must know to trust this.'),
  per: orNull(says(text, 'What one step stands for, when given.')),
  heapLimitBytes: orNull(says(bytes, 'The heap limit that was given.')),
  cost: v.exactOptional(
    says(cost, 'The same for the whole heap as `cost` of a finding; absent when neither a unit nor times are known.'),
  ),
  names: v.exactOptional(
    says(names, 'What redaction decides by; absent when the files show no code, and in reports of older versions.'),
  ),
  redaction: v.exactOptional(says(redaction, 'Absent when nothing was redacted.')),
});

/** What our own reports hold. */
export const made = v.object({
  ...report.entries,
  ranking: v.exactOptional(
    says(
      list(rankingStep, MAX_ROWS),
      'Every decision of the ranking, in order; absent unless it was asked for. Never leaves in a shared file.',
    ),
  ),
});

const atLeast = (least: number) => promises(count, { minimum: least });
/** What `--json` prints. */
export const written = v.object({
  ...made.entries,
  shortened: v.exactOptional(
    says(
      v.object({ top: atLeast(1), findings: count, constructors: count }),
      'Only with --top: rows kept of each list, and how many findings and constructors the whole report has.',
    ),
  ),
});
