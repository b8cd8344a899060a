// Which rule each field of a report goes through. The types force a decision for every field: a field added to the
// contract does not compile here until somebody says what it may hold. What is not listed does not leave at all.

import type {
  CompositionRow,
  FindingCost,
  Message,
  NameOrigins,
  PathHop,
  PathTreeNode,
  RedactionNote,
  Report,
  ReportConstructor,
  ReportAllocation,
  ReportFinding,
  ReportFrame,
  ReportPackage,
  ReportMemory,
  ReportSnapshot,
  ReportScript,
  ReportSeries,
  ReportSource,
  ReportTarget,
  ReportWarning,
} from '../types.ts';
import {
  className,
  code,
  form,
  functionName,
  host,
  label,
  labels,
  note,
  packageName,
  phrase,
  property,
  release,
  scope,
  searchWords,
  sentence,
  serviceName,
  thing,
  unit,
} from './rules.ts';
import { isLanguageName } from './platform.ts';
import { source } from './files.ts';
import { hideAs, originOf, type Mint } from './mint.ts';

type Rule<T> = (mint: Mint, value: T) => T;
/** `dropped`: an optional field that never leaves. */
type Fields<T> = {
  readonly [K in keyof T]-?: Rule<Exclude<T[K], undefined>> | (undefined extends T[K] ? 'dropped' : never);
};

/** Numbers and booleans: nothing of the user's can be in them. */
const plain = <T extends number | boolean | null>(_mint: Mint, value: T): T => value;
/** One of our own fixed words; anything else becomes the last of them. */
const oneOf =
  <const T extends string>(...words: readonly T[]): Rule<T> =>
  (_mint, value) =>
    words.includes(value) ? value : words[words.length - 1];
const numbers: Rule<readonly number[]> = (_mint, value) => [...value];

const orNull =
  <T>(rule: Rule<T>): Rule<T | null> =>
  (mint, value) =>
    value === null ? null : rule(mint, value);
const each =
  <T>(rule: Rule<T>): Rule<readonly T[]> =>
  (mint, values) =>
    values.map((value) => rule(mint, value));

/** Copies the listed fields and nothing else. `constructor` is read only when it is the value's own. */
function fields<T extends object>(rules: Fields<T>): Rule<T> {
  const keys = Object.keys(rules) as (keyof T & string)[];
  return (mint, value) => {
    const copy: Partial<T> = {};
    for (const key of keys) {
      if (!Object.hasOwn(value, key)) continue;
      const held = value[key];
      const rule = rules[key];
      if (held === undefined || rule === 'dropped') continue;
      copy[key] = rule(mint, held as Exclude<T[typeof key], undefined>);
    }
    return copy as T;
  };
}

const hash = form(/^[0-9a-f]{64}$/, 'hash');
const time = form(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/, 'time');
const fingerprint = form(/^sha256:[0-9a-f]{16,64}$/, 'hash');
const version = form(/^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-[a-z]{1,8}(?:\.\d{1,4})?)?$/, 'hash');

/** What a message's parameter holds, by the last word of its name (`ownerConstructor`, `file`); any other is hidden as text. */
const PARAMS: readonly (readonly [RegExp, Rule<string>])[] = [
  [/(?:constructor|class|shape|type)$/i, className],
  [/^(?:package|through)$/, packageName],
  [
    /(?:entry|entries|owner|owners|name|names|what|where|title|holder|holders|others|path|object|library|package|member|child|parent)$/i,
    thing,
  ],
  [/(?:property|field|variable|edge|event|key)$/i, property],
  [/(?:function|callback)$/i, functionName],
  [
    /^places$/,
    (mint, value) =>
      value
        .split(', ')
        .map((one) => scope(mint, one))
        .join(', '),
  ],
  [/(?:file|files|scope|source|place|location|script|module)$/i, scope],
  [/url$/i, source],
  [/(?:unit|per)$/i, unit],
  [/(?:label|snapshot)$/i, label],
  [/labels$/i, labels],
  [/^words$/, searchWords],
  [/(?:pattern|runtime|identity|kind|confidence|code)$/i, code],
  [/(?:takenAt|time|date)$/i, time],
  [/reason$/i, note],
  [/version$/i, version],
];
const paramRule = (name: string): Rule<string> | undefined => PARAMS.find(([pattern]) => pattern.test(name))?.[1];

const params: Rule<Readonly<Record<string, string | number>>> = (mint, value) => {
  const copy: Record<string, string | number> = {};
  for (const [key, held] of Object.entries(value)) {
    copy[code(mint, key)] = typeof held === 'number' ? held : (paramRule(key) ?? hideText)(mint, held);
  }
  return copy;
};
const hideText: Rule<string> = (mint, value) => (value === '' ? value : mint.hide('text', value));

/** Names of parameters that `report` holds and no rule is known for: they leave as «text», which reads badly. For tests. */
export function unknownParams(report: Report): readonly string[] {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, held] of Object.entries(value)) {
      if (key === 'params' && typeof held === 'object' && held !== null) {
        for (const [name, text] of Object.entries(held))
          if (typeof text === 'string' && paramRule(name) === undefined) names.add(name);
      } else look(held);
    }
  };
  look({ ...report, pathTree: null, constructors: [] });
  return [...names].sort();
}

const message = fields<Message>({ key: code, params });
interface Place {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}
const place = { url: source, line: plain<number>, column: plain<number> };
const confidence = oneOf('high', 'medium', 'low');
const sourceRule = fields<ReportSource>({ ...place, name: functionName, generated: fields<Place>(place) });

const snapshot = fields<ReportSnapshot>({
  label,
  fileBytes: plain,
  nodeCount: plain,
  edgeCount: plain,
  shallowBytes: plain,
  runtime: oneOf('node', 'chromium', 'deno', 'bun', 'workerd', 'hermes', 'unknown'),
  extraNativeBytes: plain,
  takenAt: orNull(time),
  sha256: orNull(hash),
  memory: fields<ReportMemory>({
    rssBytes: plain,
    heapBytes: plain,
    freeBytes: plain,
    bufferBytes: plain,
    externalBytes: plain,
    codeBytes: plain,
    nativeBytes: plain,
  }),
});
const series = fields<ReportSeries>({
  service: serviceName,
  instance: host,
  release,
  takenAt: each(time),
  work: numbers,
  workUnit: unit,
  order: fields<NonNullable<ReportSeries['order']>>({
    by: oneOf('ids', 'asked', 'taken', 'name-time', 'name-number', 'name-word', 'modified', 'given'),
    proven: plain,
  }),
  leftOut: each(
    fields<NonNullable<ReportSeries['leftOut']>[number]>({
      label,
      reason: oneOf('other-runtime', 'other-program', 'other-version', 'other-process', 'other-thread', 'other-ids'),
    }),
  ),
  others: each(
    fields<NonNullable<ReportSeries['others']>[number]>({
      labels: each(label),
      verdict: fields<NonNullable<ReportSeries['others']>[number]['verdict']>({
        kind: oneOf('leak', 'growth', 'warm-up', 'none'),
        confidence,
        summary: sentence,
        messages: fields<{ readonly summary: Message }>({ summary: message }),
      }),
    }),
  ),
});
const hop = fields<PathHop>({
  edge: orNull(property),
  constructor: className,
  objectId: plain,
  edgeKind: oneOf('root', 'variable', 'property', 'element', 'entry', 'internal'),
  scope: orNull(scope),
  folded: each(
    fields<{ readonly edge: string; readonly constructor: string }>({ edge: property, constructor: className }),
  ),
  repeat: plain,
});
const holder = fields<ReportFinding['owner']>({ constructor: className, name: orNull(phrase), objectId: plain });

const cost = fields<FindingCost>({
  unit,
  bytesPerUnit: plain,
  secondsToLimit: plain,
  bytesPerHour: plain,
  limitBytes: plain,
  limitGiven: plain,
});

const finding = fields<ReportFinding>({
  rank: plain,
  kind: oneOf('leak', 'warm-up', 'growth'),
  confidence,
  constructor: className,
  shape: orNull(className),
  owner: holder,
  growthKind: oneOf('bytes', 'depth', 'many-owners', 'roots', 'width'),
  path: each(hop),
  alsoHeldBy: each(holder),
  countBySnapshot: numbers,
  retainedBytesBySnapshot: numbers,
  exclusiveBytes: plain,
  sharedBytes: plain,
  composition: each(fields<CompositionRow>({ constructor: className, count: plain, bytes: plain })),
  bytesPerEntry: plain,
  cohorts: orNull(each(each(orNull<number>(plain)))),
  pattern: code,
  sources: each(sourceRule),
  allocatedAt: fields<ReportAllocation>({
    share: plain,
    certainty: oneOf('exact', 'sampled'),
    frames: each(fields<ReportFrame>({ function: functionName, ...place })),
  }),
  package: orNull(fields<ReportPackage>({ name: source, version: orNull(version) })),
  addedBy: each(fields<ReportFrame>({ ...place, function: functionName })),
  fingerprint,
  title: sentence,
  explanation: sentence,
  advice: sentence,
  messages: fields<ReportFinding['messages']>({
    title: message,
    explanation: each(message),
    advice: each(message),
    reasons: each(message),
    next: orNull(message),
  }),
  reasons: each(sentence),
  next: orNull(sentence),
  cost: orNull(cost),
  sampleObjectIds: numbers,
  target: fields<ReportTarget>({
    kind: oneOf('listener'),
    on: phrase,
    event: orNull(property),
    callback: orNull(functionName),
    at: fields<Place>(place),
  }),
  known: orNull(
    fields<NonNullable<ReportFinding['known']>>({ status: oneOf('known', 'accepted', 'new'), reason: orNull(note) }),
  ),
});

const row = fields<ReportConstructor>({
  name: className,
  source: sourceRule,
  script: fields<ReportScript>({ id: plain, line: plain, column: plain }),
  engine: plain,
  countBySnapshot: numbers,
  shallowBytesBySnapshot: numbers,
  retainedBytesBySnapshot: numbers,
  addedCount: plain,
  removedCount: plain,
  addedBytes: plain,
  removedBytes: plain,
});

/**
 * Children that are alike and many, or whose like the engine has already folded into `[]`: their names are keys of a
 * dictionary, not properties somebody wrote.
 */
const FEW = 4;
const MANY = 12;
const EVERYDAY = /^(?:Object|Array|Map|Set|\((?:string|number|heap number|array|concatenated string|sliced string)\))$/;

function dictionaryClasses(children: readonly PathTreeNode[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const child of children)
    if (!child.engine && child.constructor !== 'Function')
      counts.set(child.constructor, (counts.get(child.constructor) ?? 0) + 1);
  const folded = new Set(children.filter((child) => child.edge === '[]').map((child) => child.constructor));
  return new Set(
    [...counts]
      .filter(([name, count]) => count >= (EVERYDAY.test(name) ? MANY : FEW) || folded.has(name))
      .map(([name]) => name),
  );
}

/** Children of one class of which code names so few that all their names are keys. */
const CODE_KEY_SHARE = 0.6;
const mostlyData = (mint: Mint, edges: readonly string[]): boolean =>
  edges.filter((edge) => originOf(mint, edge) === 'code').length < edges.length * CODE_KEY_SHARE;

function treeNode(mint: Mint, node: PathTreeNode, isKey: boolean): PathTreeNode {
  const alike = dictionaryClasses(node.children);
  // Where the heap says nothing, alike siblings are taken for keys; else what it says of most of them goes for all.
  const keyed = new Set(
    [...alike].filter((name) => {
      const edges = node.children
        .filter((child) => child.constructor === name && child.edge !== '[]')
        .map(({ edge }) => edge);
      return edges.every((edge) => originOf(mint, edge) === null) || mostlyData(mint, edges);
    }),
  );
  const edge: Rule<string> = (m, text) =>
    isKey && !/^[[(<]/.test(text) && text !== '' && !isLanguageName(text) ? hideAs(m, text, 'key') : property(m, text);
  const shared = fields<Omit<PathTreeNode, 'children'>>({
    id: 'dropped',
    edge,
    constructor: className,
    engine: plain,
    countBySnapshot: numbers,
    bytesBySnapshot: numbers,
    omitted: plain,
  });
  return {
    ...shared(mint, node),
    children: node.children.map((child) => treeNode(mint, child, keyed.has(child.constructor))),
  };
}

/** Of what the heap says of names only those leave that stand in the report as they are. */
const names: Rule<NameOrigins> = (mint, value) => ({
  code: value.code.filter((name) => mint.left?.(name) === true),
  data: [],
});

/** The rule of the whole report. */
export const reportRule = fields<Report>({
  // First, so that a host that labels name, too, is a host everywhere.
  series,
  schema: oneOf('heapdelta.report/1'),
  tool: fields<Report['tool']>({ name: oneOf('heapdelta'), version }),
  lang: oneOf('ko', 'en'),
  identity: oneOf('same-process', 'different-processes', 'unknown'),
  identityAgreement: plain,
  snapshots: each(snapshot),
  verdict: fields<Report['verdict']>({
    kind: oneOf('leak', 'growth', 'warm-up', 'none'),
    confidence,
    summary: sentence,
    messages: fields<Report['verdict']['messages']>({
      summary: message,
      reasons: each(message),
      next: orNull(message),
    }),
    reasons: each(sentence),
    next: orNull(sentence),
    accepted: fields<NonNullable<Report['verdict']['accepted']>>({
      kind: oneOf('leak', 'growth', 'warm-up', 'none'),
      count: plain,
    }),
  }),
  growth: fields<Report['growth']>({
    totalBytes: plain,
    findingsBytes: plain,
    engineBytes: plain,
    otherBytes: plain,
    bySnapshot: fields<Report['growth']['bySnapshot']>({ findings: each(numbers), engine: numbers, other: numbers }),
  }),
  findings: each(finding),
  constructors: each(row),
  pathTree: orNull((mint, tree: PathTreeNode) => treeNode(mint, tree, false)),
  warnings: each(fields<ReportWarning>({ code, message: sentence, params })),
  per: orNull(unit),
  heapLimitBytes: plain,
  cost,
  // Names of everything that was looked at: for the one who has the snapshots.
  ranking: 'dropped',
  names,
  redaction: fields<RedactionNote>({
    version: plain,
    replaced: each(fields<{ readonly kind: string; readonly count: number }>({ kind: code, count: plain })),
    kept: each(code),
  }),
});
