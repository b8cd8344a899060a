// One finding told in full: what grows, where it is kept, who keeps it, what each entry brings, how sure, what to do.

import { bringsOf, formatBrings, formatList } from '../../worker/messages/index.ts';
import type { MessageKey } from '../../worker/messages/index.ts';
import { allocationText } from '../../worker/report/allocation-text.ts';
import { isHeld, keptIn } from '../../worker/report/content.ts';
import { costText } from '../../worker/report/cost-text.ts';
import { pathInPrint } from '../../worker/report/path-text.ts';
import { steps } from '../../worker/report/steps.ts';
import type { PathHop, ReportFinding, ReportSource } from '../../worker/report/types.ts';
import { hanging, NO_BREAK, pad, truncate, widthOf, wrap } from '../text/layout.ts';
import { sparkline } from '../text/style.ts';
import { growthOf, lastOf } from '../../worker/base/by-snapshot.ts';
import { paragraph, proseColumns } from './view.ts';
import type { View } from './view.ts';

const INDENT = 4;
/** Of a `{shape}` in a path, whose fields tell less than the note beside it. */
const SHAPE_COLUMNS = 28;

/** `src/a.ts:12:5 (name)`, and where that was generated from a source map, in words. */
function sourceParts(source: ReportSource, view: View): readonly string[] {
  const at = (place: { readonly url: string; readonly line: number; readonly column: number }): string =>
    `${place.url}:${place.line}:${place.column}`;
  const named = source.name === undefined ? at(source) : `${at(source)} (${source.name})`;
  return source.generated === undefined
    ? [named]
    : [named, view.t('cli.finding.generatedAs', { place: at(source.generated) })];
}

/** `src/a.ts:12:5`, with the generated position behind it when a source map led there. */
export function sourceText(source: ReportSource, view: View): string {
  return sourceParts(source, view).join(', ');
}

/** One source in lines of `columns`, continued lines moved in: no place is broken, a longer one stands out. */
function sourceLines(source: ReportSource, view: View, columns: number): readonly string[] {
  const whole = sourceText(source, view);
  const parts = widthOf(whole) <= columns ? [whole] : sourceParts(source, view);
  return parts.flatMap((part) => wrap(part, Math.max(1, columns - 2))).map((line, i) => (i === 0 ? line : `  ${line}`));
}

/** How a hop is reached, in words: `any entry`, a variable's or property's name, an engine link in brackets. */
function edgeText(hop: PathHop, view: View): string {
  if (hop.edge === '[]') return view.t(hop.edgeKind === 'element' ? 'cli.path.anyElement' : 'cli.path.anyEntry');
  if (hop.edge === null) return hop.constructor;
  return hop.edgeKind === 'internal' ? `(${hop.edge})` : hop.edge;
}

function hopNotes(hop: PathHop, view: View): string {
  const notes: string[] = [];
  if (hop.scope)
    notes.push(view.t(hop.edgeKind === 'variable' ? 'cli.path.variableIn' : 'cli.path.in', { scope: hop.scope }));
  if (hop.repeat !== undefined && hop.repeat > 1) notes.push(view.t('cli.path.repeated', { count: hop.repeat }));
  if (hop.folded && hop.folded.length > 0) notes.push(view.t('cli.path.folded', { count: hop.folded.length }));
  return notes.join('; ');
}

interface HopText {
  readonly edge: string;
  readonly constructor: string;
  readonly notes: string;
  readonly root: boolean;
}

/** Notes stand under each other where all have room, else behind what they are about, else on a line of their own: none is cut. */
function hopLines(
  rows: readonly HopText[],
  edgeWidth: number,
  view: View,
  columns: number,
): readonly (readonly string[])[] {
  const under = edgeWidth + 4;
  const noted = rows.filter((row) => row.notes !== '' && !row.root);
  const aligned = Math.max(0, ...noted.map((row) => widthOf(row.constructor)));
  const table = noted.every((row) => under + aligned + 2 + widthOf(row.notes) <= columns);
  return rows.map((row) => {
    const name = truncate(row.constructor, Math.max(8, columns - under), 'middle');
    const start = row.root
      ? truncate(row.edge, columns)
      : `→ ${pad(truncate(row.edge, edgeWidth, 'middle'), edgeWidth)}  ${table && row.notes !== '' ? pad(name, aligned) : name}`;
    if (row.notes === '') return [start.trimEnd()];
    if (widthOf(start) + 2 + widthOf(row.notes) <= columns) return [`${start}  ${view.style.dim(row.notes)}`];
    const indent = Math.max(4, Math.min(under, columns - widthOf(row.notes)));
    return [
      start,
      ...wrap(row.notes, Math.max(1, columns - indent)).map((line) => ' '.repeat(indent) + view.style.dim(line)),
    ];
  });
}

/** One line or two per hop, `→ name  Constructor  note`, names and constructors under each other, at most `columns` wide. */
export function pathLines(path: readonly PathHop[], view: View, columns: number): readonly string[] {
  const { hops: shown, leftOut } = pathInPrint(path);
  const rows = shown.map((hop): HopText => ({
    edge: edgeText(hop, view),
    root: hop.edge === null,
    constructor:
      hop.edge === null
        ? ''
        : hop.constructor.startsWith('{')
          ? truncate(hop.constructor, SHAPE_COLUMNS, 'middle')
          : hop.constructor,
    notes: hopNotes(hop, view),
  }));
  const edgeWidth = Math.min(
    Math.floor(columns * 0.4),
    Math.max(1, ...rows.filter((row) => !row.root).map((row) => widthOf(row.edge))),
  );
  const hops = [...hopLines(rows, edgeWidth, view, columns)];
  if (leftOut > 0) hops.splice(1, 0, [view.style.dim(`  ${view.t('cli.path.hopsLeftOut', { count: leftOut })}`)]);
  return hops.flat();
}

function holder(place: {
  readonly name: string | null;
  readonly constructor: string;
  readonly objectId: number | null;
}): string {
  const id = place.objectId === null ? '' : ` @${place.objectId}`;
  return place.name === null ? `${place.constructor}${id}` : `${place.name} (${place.constructor}${id})`;
}

function whatGrows(finding: ReportFinding, view: View): string {
  const name = finding.shape ?? finding.constructor;
  const { say } = view;
  if (finding.growthKind === 'bytes') {
    return view.t('cli.finding.growsInBytes', {
      name,
      steps: steps(finding.retainedBytesBySnapshot, (bytes) => say.bytes(bytes)),
    });
  }
  const counts = steps(finding.countBySnapshot, (count) => say.count(count));
  const key: MessageKey =
    finding.growthKind === 'depth'
      ? 'cli.finding.growsInDepth'
      : finding.growthKind === 'many-owners'
        ? 'cli.finding.growsInMany'
        : 'cli.finding.growsInWidth';
  const trend = finding.countBySnapshot.length > 2 ? `  ${sparkline(finding.countBySnapshot, 12)}` : '';
  return `${view.t(key, { name, steps: counts })}${trend}`;
}

function whereKept(finding: ReportFinding, view: View): string {
  // Nobody can look up a root of the runtime's: it is told in words.
  const owner = isHeld(finding) ? keptIn(finding, view.say) : holder(finding.owner);
  if (finding.alsoHeldBy.length === 0) return owner;
  const others = formatList(finding.alsoHeldBy.map(holder), view.lang);
  return view.t(finding.alsoHeldBy.length === 1 ? 'cli.finding.heldByBoth' : 'cli.finding.heldByAll', {
    owner,
    others,
  });
}

function entryBrings(finding: ReportFinding, view: View): string | null {
  if (finding.composition.length === 0 && finding.bytesPerEntry <= 0) return null;
  const parts = finding.composition
    .slice(0, 6)
    .map((row) => formatBrings(bringsOf([row]), view.lang).replaceAll(' ', NO_BREAK));
  if (finding.composition.length > 6)
    parts.push(view.t('cli.finding.moreKinds', { count: finding.composition.length - 6 }));
  const bytes = view.say.bytes(finding.bytesPerEntry);
  return parts.length === 0 ? bytes : `${bytes}: ${parts.join(', ')}`;
}

export interface FindingContext {
  /** Label of the newest snapshot, for the command that looks at an entry. */
  readonly newestFile: string | null;
}

/** The card of one finding, as lines. */
export function findingLines(finding: ReportFinding, view: View, context: FindingContext): readonly string[] {
  const { t, say, style } = view;
  const columns = proseColumns(view);
  const growth = say.bytes(growthOf(finding.retainedBytesBySnapshot), { signed: true });
  const head = `#${finding.rank}`;
  const title = truncate(finding.title, columns - INDENT - widthOf(growth) - 2, 'middle');
  const lines: string[] = [
    `${style.bold(pad(head, INDENT) + pad(title, columns - INDENT - widthOf(growth) - 2))}  ${style.grew(growth)}`,
    ...paragraph(view, finding.explanation, INDENT),
    '',
  ];

  const rows: {
    readonly label: string;
    readonly text: string | null;
    readonly lines?: (columns: number) => readonly string[];
  }[] = [
    { label: t('cli.finding.whatGrows'), text: whatGrows(finding, view) },
    { label: t('cli.finding.whereKept'), text: whereKept(finding, view) },
    { label: t('cli.finding.whoKeeps'), text: null, lines: (width) => pathLines(finding.path, view, width) },
    { label: t('cli.finding.entryBrings'), text: entryBrings(finding, view) },
    {
      label: t('cli.finding.costs'),
      text: finding.cost === null ? null : costText(finding.cost, finding.countBySnapshot.length, say),
    },
    { label: t('cli.finding.made'), text: allocationText(finding, say) },
    {
      label: t('cli.finding.source'),
      text: null,
      lines: (width) => finding.sources.slice(0, 3).flatMap((source) => sourceLines(source, view, width)),
    },
    {
      label: t('cli.finding.keptNow'),
      // What grows by itself has said its sizes above.
      text:
        finding.growthKind === 'bytes'
          ? null
          : t('cli.finding.kept', { keptBytes: lastOf(finding.retainedBytesBySnapshot) }),
    },
    {
      label: t('cli.finding.fixFrees'),
      text:
        finding.kind === 'warm-up'
          ? null
          : t(finding.exclusiveBytes === finding.sharedBytes ? 'cli.finding.freesAll' : 'cli.finding.frees', {
              exclusiveBytes: finding.exclusiveBytes,
              shareBytes: finding.sharedBytes,
            }),
    },
    {
      label: t('cli.finding.howSure'),
      text: [t(`cli.finding.sure.${finding.confidence}`), ...finding.reasons].join(' '),
    },
    { label: t('cli.finding.seenBefore'), text: knownText(finding, view) },
    { label: t('cli.finding.whatToDo'), text: finding.advice },
    { label: t('cli.finding.next'), text: finding.next },
    { label: t('cli.finding.look'), text: null, lines: (width) => lookLines(finding, view, context.newestFile, width) },
  ];
  const labelColumns = Math.max(...rows.map((row) => widthOf(row.label))) + 2;
  for (const row of rows) {
    const own = row.lines?.(columns - INDENT - labelColumns) ?? [];
    const wrapped = row.lines
      ? own.map((line, i) => (i === 0 ? pad(row.label, labelColumns) : ' '.repeat(labelColumns)) + line)
      : row.text === null || row.text === ''
        ? []
        : hanging(row.label, row.text, labelColumns, columns - INDENT);
    lines.push(
      ...wrapped.map(
        (line, i) => ' '.repeat(INDENT) + (i === 0 ? line.replace(row.label, style.bold(row.label)) : line),
      ),
    );
  }
  return lines;
}

function knownText(finding: ReportFinding, view: View): string | null {
  if (finding.known === null || finding.known.status === 'new') return null;
  const { status, reason } = finding.known;
  return view.t(status === 'accepted' ? 'cli.finding.accepted' : 'cli.finding.known', {
    reason: reason ?? view.t('cli.finding.noReason'),
  });
}

/** The command in one piece, to copy: on a line of its own where it does not fit, however long. */
function lookLines(finding: ReportFinding, view: View, newestFile: string | null, columns: number): readonly string[] {
  if (newestFile === null || finding.sampleObjectIds.length === 0) return [];
  const file = /^[\w./@:+-]+$/.test(newestFile) ? newestFile : JSON.stringify(newestFile);
  const said = view.t('cli.finding.lookAt');
  const command = `heapdelta explain ${file} ${finding.sampleObjectIds[0]}`;
  return widthOf(`${said} ${command}`) <= columns ? [`${said} ${command}`] : [said, command];
}
