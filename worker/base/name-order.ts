// What file names say of a series: when a file was written, by which process, and which one comes before which. Pure text:
// the engine orders snapshots by it, and reports are ordered the same way.

/** A moment as a name tells it. */
export interface TimeInName {
  /** Milliseconds; of a time without a zone as if it were UTC, so that it compares with its like only. */
  readonly ms: number;
  /** Whether the name says the zone (`Z`, `+09:00`, seconds since 1970). */
  readonly zoned: boolean;
  /** ISO time, without a zone where the name has none; null when the name has a date alone. */
  readonly iso: string | null;
  /** Running number behind the time, where the name has one (Node's default name): tells files of one second apart. */
  readonly sequence: number;
}

/** The process that wrote a file, from Node's default name. */
export interface ProcessInName {
  readonly pid: number;
  readonly thread: number;
}

/** `Heap.20261121.041500.1234.0.001.heapsnapshot`: local date and time, process, thread, running number. */
const NODE_NAME = /Heap[.-](\d{4})(\d\d)(\d\d)[.-](\d\d)(\d\d)(\d\d)[.-](\d+)[.-](\d+)[.-](\d+)/;
/** Chrome's `Heap-20261121T041500`, ISO times with any marks between, dates alone. */
const DATE =
  /(?<!\d)(20\d\d)([-._]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:(?:[T._ -]|, | at )?([01]\d|2[0-3])([-:._h]?)([0-5]\d)(?:[-:._m]?([0-5]\d)(?:[.,](\d{3}))?)?(Z|[+-]\d\d:?\d\d)?)?(?!\d)/;
/** Seconds or milliseconds since 1970, from 2014 to 2033. */
const EPOCH = /(?<!\d)(1[4-9]\d{8})(\d{3})?(?!\d)/;

/** @returns the process of Node's default name; null for any other name */
export function processInName(name: string): ProcessInName | null {
  const parts = NODE_NAME.exec(name);
  return parts === null ? null : { pid: Number(parts[7]), thread: Number(parts[8]) };
}

/** @returns the time in a name, or null when it has none */
export function timeInName(name: string): TimeInName | null {
  const node = NODE_NAME.exec(name);
  if (node !== null) return fromParts(node.slice(1, 7), '', Number(node[9]));
  const date = DATE.exec(name);
  if (date !== null) {
    const [, year, , month, day, hour, , minute, second, milli, zone] = date as readonly (string | undefined)[];
    const found = fromParts([year, month, day, hour, minute, second, milli], zone ?? '', 0);
    if (found !== null) return found;
  }
  const epoch = EPOCH.exec(name);
  if (epoch === null) return null;
  const ms = Number(epoch[1]) * 1000 + Number((epoch[2] as string | undefined) ?? 0);
  return { ms, zoned: true, iso: new Date(ms).toISOString(), sequence: 0 };
}

/** @param parts - year, month, day, and as far as known hour, minute, second, millisecond */
function fromParts(parts: readonly (string | undefined)[], zone: string, sequence: number): TimeInName | null {
  const [year, month, day, hour, minute = '00', second = '00', milli] = parts;
  const local = `${year}-${month}-${day}T${hour ?? '00'}:${minute}:${second}${milli === undefined ? '' : `.${milli}`}`;
  const withZone = zone === '' || zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const ms = Date.parse(local + (withZone === '' ? 'Z' : withZone));
  if (Number.isNaN(ms)) return null;
  return { ms, zoned: zone !== '', iso: hour === undefined ? null : local + withZone, sequence };
}

/** Runs of digits and the text between them, text first. */
function pieces(name: string): readonly string[] {
  return name.split(/(\d+)/);
}

/** Whole numbers as text, of any length. */
function compareDigits(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Numbers compare as numbers, the rest as text: `night-2` comes before `night-10`. */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order =
      i % 2 === 1 ? compareDigits(left[i], right[i]) : Number(left[i] > right[i]) - Number(left[i] < right[i]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** What an order was read from. */
type NameEvidence = 'name-time' | 'name-number' | 'name-word';

export interface NameOrder {
  /** Positions in the names as given, oldest first. */
  readonly order: readonly number[];
  readonly by: NameEvidence;
  /** No two names say the same. */
  readonly distinct: boolean;
}

/**
 * The order in which files were written, as their names tell: by the times in them, else by the numbers in which alone they
 * differ (1, 2, 10), else by words of time (before, after).
 * @returns null when the names tell nothing
 */
export function orderOfNames(names: readonly string[]): NameOrder | null {
  if (names.length < 2) return null;
  const plain = names.map((name) => name.replace(/(?:\.(?:heapsnapshot|heaptimeline|heapdelta|json|gz))+$/i, ''));
  return byTimes(names) ?? byNumbers(plain) ?? byWords(plain);
}

function sorted(count: number, compare: (a: number, b: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i).sort((a, b) => compare(a, b) || a - b);
}

function isDistinct(order: readonly number[], compare: (a: number, b: number) => number): boolean {
  return order.every((item, i) => i === 0 || compare(order[i - 1], item) !== 0);
}

function byTimes(names: readonly string[]): NameOrder | null {
  const times = names.map(timeInName);
  const known = times.filter((time) => time !== null);
  const alike = new Set(known.map(({ zoned, iso }) => `${zoned} ${iso === null}`)).size === 1;
  if (known.length < names.length || !alike) return null;
  if (known.every(({ ms }) => ms === known[0].ms) && known.every(({ sequence }) => sequence === known[0].sequence))
    return null;
  const compare = (a: number, b: number): number =>
    known[a].ms - known[b].ms || known[a].sequence - known[b].sequence || compareNatural(names[a], names[b]);
  const order = sorted(names.length, compare);
  return { order, by: 'name-time', distinct: isDistinct(order, compare) };
}

function byNumbers(names: readonly string[]): NameOrder | null {
  const split = names.map(pieces);
  const [first] = split;
  const sameText = split.every(
    (one) => one.length === first.length && one.every((piece, i) => i % 2 === 1 || piece === first[i]),
  );
  if (!sameText) return null;
  const varying = first.flatMap((piece, i) => (i % 2 === 1 && split.some((one) => one[i] !== piece) ? [i] : []));
  if (varying.length === 0) return null;
  const orders = varying.map((at) => {
    const compare = (a: number, b: number): number => compareDigits(split[a][at], split[b][at]);
    const order = sorted(names.length, compare);
    return { order, distinct: isDistinct(order, compare) };
  });
  // Of two numbers that contradict one another nobody knows which one counts.
  const counting = orders.filter(({ distinct }) => distinct);
  if (counting.length === 0) return null;
  const [{ order }] = counting;
  const agree = counting.every((other) => other.order.every((item, i) => item === order[i]));
  return agree ? { order, by: 'name-number', distinct: true } : null;
}

/** Words of time, earliest first; names that differ in one of these alone are in this order. */
const WORDS: readonly (readonly string[])[] = [
  ['before', 'during', 'after'],
  ['start', 'middle', 'end'],
  ['begin', 'middle', 'end'],
  ['baseline', 'target', 'final'],
  ['initial', 'final'],
  ['old', 'new'],
  ['first', 'second', 'third', 'fourth', 'last'],
  ['one', 'two', 'three', 'four', 'five'],
];

function byWords(names: readonly string[]): NameOrder | null {
  for (const words of WORDS) {
    const found = names.map((name) => {
      const match = new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`, 'i').exec(name);
      return match === null
        ? null
        : { rank: words.indexOf(match[0].toLowerCase()), rest: name.replace(match[0], ''), name };
    });
    const known = found.filter((one) => one !== null);
    if (known.length < names.length || known.some(({ rest }) => rest !== known[0].rest)) continue;
    const compare = (a: number, b: number): number => known[a].rank - known[b].rank;
    const order = sorted(names.length, compare);
    if (isDistinct(order, compare)) return { order, by: 'name-word', distinct: true };
  }
  return null;
}
