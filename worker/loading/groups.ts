// Which of the files given are one series. A file of another process, program or runtime among others turns a leak into
// "nothing keeps growing": it is found, said and left out, and where halves disagree each is judged by itself.

import { processInName } from '../base/name-order.ts';
import { isSameProgram } from '../heap/index.ts';
import type { LeftOutReason, SeriesOrder } from '../report/types.ts';
import { agree, inOrder, type FilesInOrder, type OrderedFile } from './order.ts';

interface LeftOut<T> {
  readonly file: T;
  readonly reason: LeftOutReason;
}

export interface SeriesGroups<T> extends SeriesOrder {
  /** The series to judge first, oldest first. */
  readonly main: readonly T[];
  /** Further series of two files and more, each oldest first, the larger first. */
  readonly others: readonly (readonly T[])[];
  /** The others are parts of `main`, which several processes wrote by turns. */
  readonly byTurns: boolean;
  readonly leftOut: readonly LeftOut<T>[];
  /** What ids and names tell of the files of `main`. */
  readonly process: 'one' | 'several' | 'unknown';
}

/** What a file tells of who wrote it. */
type Writer = Pick<OrderedFile, 'trace' | 'name'>;

/** Why a file is not of a series that `like` is of, by the surest sign there is. */
export function reasonFor(file: Writer, like: Writer): LeftOutReason {
  const [one, other] = [file.trace.program, like.trace.program];
  if (one.runtime !== other.runtime) return 'other-runtime';
  if (isOtherProgram(file, like)) return 'other-program';
  if (one.form !== other.form) return 'other-version';
  const [here, there] = [processInName(file.name), processInName(like.name)];
  if (here !== null && there !== null && here.pid !== there.pid) return 'other-process';
  if (here !== null && there !== null && here.thread !== there.thread) return 'other-thread';
  return 'other-ids';
}

function isOtherProgram(a: Writer, b: Writer): boolean {
  const [one, other] = [a.trace.program, b.trace.program];
  return one.runtime !== other.runtime || isSameProgram(one.words, other.words) === false;
}

/** Whether the names say that one thread of one process wrote both: then new ids mean a debugger or a reload. */
function sameByName(a: OrderedFile, b: OrderedFile): boolean {
  const [here, there] = [processInName(a.name), processInName(b.name)];
  return here !== null && there !== null && here.pid === there.pid && here.thread === there.thread;
}

/** Files that belong together by `test`, each with the last that joined or any before it; the first of a group first. */
function together<T>(files: readonly T[], test: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const file of files) {
    const fitting = groups.filter((group) => group.toReversed().some((member) => test(member, file)));
    if (fitting.length === 0) groups.push([file]);
    else {
      fitting[0].push(file);
      for (const group of fitting.slice(1)) {
        fitting[0].push(...group);
        groups.splice(groups.indexOf(group), 1);
      }
    }
  }
  return groups;
}

/** How surely one process wrote the files: by ids, by names, or not. */
function processOf(
  files: readonly OrderedFile[],
  by: SeriesOrder['by'],
  isOne: boolean,
): SeriesGroups<never>['process'] {
  if (by === 'ids' || isOne) return 'one';
  const [first] = files;
  const sure = new Set<LeftOutReason>([
    'other-runtime',
    'other-program',
    'other-version',
    'other-process',
    'other-thread',
  ]);
  return files.some((file) => sure.has(reasonFor(file, first))) ? 'several' : 'unknown';
}

/**
 * The series among the files, and what does not belong to it. With two files both are kept: there is no majority.
 * @param keepOrder - the order given is the order in time
 */
export function groupSeries<T extends OrderedFile>(files: readonly T[], keepOrder: boolean): SeriesGroups<T> {
  const all = inOrder(files, keepOrder);
  const whole = (): SeriesGroups<T> => ({ ...asOne(all), others: [], byTurns: false, leftOut: [] });
  if (files.length < 3) return whole();
  // By age of ids, so that neighbours in time meet first.
  const byAge = [...all.files].sort((a, b) => a.trace.maxId - b.trace.maxId);
  const sameProcess = (a: T, b: T): boolean => agree(a.trace, b.trace) || sameByName(a, b);
  const processes = together(byAge, sameProcess);
  if (processes.length === 1) return whole();
  const place = new Map(all.files.map((file, i) => [file, i]));
  const lastPlace = (group: readonly T[]): number => Math.max(...group.map((file) => place.get(file) ?? 0));
  const bySize = (groups: readonly T[][]): T[][] =>
    groups.toSorted((a, b) => b.length - a.length || lastPlace(b) - lastPlace(a));
  const programs = bySize(together([...all.files], (a, b) => !isOtherProgram(a, b)));
  const [largest] = bySize(processes);
  const sameProgram = programs.find((group) => group.includes(largest[0])) ?? largest;
  if (isByTurns(processes, all.files) && programs.length === 1)
    return {
      ...asOne(all),
      others: processes.map((group) => inOrder(group, keepOrder).files),
      byTurns: true,
      leftOut: [],
    };
  // A process that wrote half the files is judged alone, and so is one of several with two files and more each; of many
  // with a file each, the program is.
  const stands = largest.length * 2 >= sameProgram.length || processes.every((group) => group.length >= 2);
  const main = largest.length >= 2 && stands ? largest : programs[0];
  if (main.length < 2) return whole();
  const ordered = inOrder(main, keepOrder);
  const rest = all.files.filter((file) => !main.includes(file));
  const others = bySize(together(rest, main === largest ? sameProcess : (a, b) => !isOtherProgram(a, b))).filter(
    (group) => group.length >= 2,
  );
  const newest = ordered.files[ordered.files.length - 1];
  return {
    ...asOne(ordered),
    others: others.map((group) => inOrder(group, keepOrder).files),
    byTurns: false,
    leftOut: rest.map((file) => ({ file, reason: reasonFor(file, newest) })),
  };
}

/** Files that are known to be one series, with what is known of their order and process. */
export function seriesOf<T extends OrderedFile>(files: readonly T[], keepOrder: boolean): SeriesGroups<T> {
  return { ...asOne(inOrder(files, keepOrder)), others: [], byTurns: false, leftOut: [] };
}

/** The same groups with another of them as the series to judge. */
export function withMain<T extends OrderedFile>(
  { main, others, leftOut }: SeriesGroups<T>,
  index: number,
  keepOrder: boolean,
): SeriesGroups<T> {
  const chosen = seriesOf(others[index], keepOrder);
  const newest = chosen.main[chosen.main.length - 1];
  const rest = [...main, ...leftOut.map(({ file }) => file).filter((file) => !chosen.main.includes(file))];
  return {
    ...chosen,
    others: [main, ...others.filter((_, i) => i !== index)],
    leftOut: rest.map((file) => ({ file, reason: reasonFor(file, newest) })),
  };
}

function asOne<T extends OrderedFile>({
  files,
  by,
  proven,
}: FilesInOrder<T>): Pick<SeriesGroups<T>, 'main' | 'by' | 'proven' | 'process'> {
  const agreeing = files.every((file, i) => i === 0 || agree(files[i - 1].trace, file.trace));
  return { main: files, by, proven, process: processOf(files, by, agreeing) };
}

/** Whether processes with equally many files, two at least, took turns: A B A B. */
function isByTurns<T>(processes: readonly (readonly T[])[], inTime: readonly T[]): boolean {
  const [{ length }] = processes;
  if (length < 2 || processes.some((group) => group.length !== length)) return false;
  const turn = inTime.map((file) => processes.findIndex((group) => group.includes(file)));
  return turn.every((who, i) => i < processes.length || who === turn[i - processes.length]);
}
