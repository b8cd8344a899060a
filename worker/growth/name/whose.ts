// Whose code a finding is about: the package that owns the collection, or that adds to it, and the lines of the
// program's own that are nearest to it. A reader who does not own a file can only change how it is used.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { findOrdinalById, sourceOf } from '../../heap/index.ts';
import type { SourcePosition } from '../../heap/types.ts';
import { packageOf, type PackageFile } from '../../report/packages.ts';
import type { ReportFrame } from '../../report/types.ts';
import { CONTEXT, TYPE, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Growth, NamedOwner } from '../types.ts';
import type { Namer } from './links.ts';
import { callbackOf } from './callback.ts';
import { declaredIn } from './declared.ts';
import { asksFor, broughtBy } from './brought.ts';
import { originOfUrl, wrappedBy } from './origin.ts';
import { continuationsOf, isPromiseLoop } from './promise-loop.ts';
import { isKeptByTimers, timerCallbacks } from './timer-callbacks.ts';
import { packageOfSymbol } from './symbols.ts';
import { importsOf, usesOf } from './uses.ts';
import { wayOutOf, wayOutWithin } from './way-out.ts';
import { isGlobal, isPlain } from '../vocabulary.ts';

/** Holders that are climbed over to a class or scope that was written somewhere. */
const MAX_CLIMB = 5;
/** Entries, references of each, and objects below it that are looked at for functions. */
const MAX_ENTRIES = 5;
const MAX_FIELDS = 40;
const MAX_INSIDE = 400;
/** Lines of the program's own that are told. */
const MAX_LINES = 3;
/** Modules are kept under their file's name. */
const MODULE_KEY = /^(\/|[A-Z]:\\|file:\/\/).*\.[cm]?js$/i;

export interface Whose {
  /** Null: the program's own. */
  readonly package: Pick<PackageFile, 'name' | 'version'> | null;
  /** `owns`: the owner's place is in the package; `made`: the program keeps something of the package's class; `adds`: the package's functions are added to something of the platform's. */
  readonly part: 'owns' | 'made' | 'adds' | null;
  /** The package's collection lies inside of what the owner's name, which is the program's own, stands for. */
  readonly isInside?: boolean;
  readonly addedBy: readonly ReportFrame[];
  /** The functions that are added were written in the program: what to do is said to whoever wrote them. */
  readonly addsOwn?: boolean;
  /** The package that the program asks for and that brings `package`; null where the program asks for that itself. */
  readonly through?: string | null;
  /** A method that ends an entry or empties the owner: `destroy`; null when none was found. */
  readonly wayOut: string | null;
}

/** Finds out whose code a growth is. Looks at a few entries only. */
export function whoseCode(view: SeriesView, namer: Namer, growth: Growth): Whose {
  const { owner } = growth;
  const samples = growth.candidate.freshEntries.slice(-MAX_ENTRIES);
  const called = isKeptByTimers(growth)
    ? timerCallbacks(namer, growth, MAX_ENTRIES)
    : owner.node !== null && isPromiseLoop(namer, growth.candidate.chain)
      ? continuationsOf(namer, growth.candidate.chain?.head ?? owner.node)
      : [];
  const functions = called.length > 0 ? called : samples.flatMap((node) => functionsIn(namer, node));
  const place =
    fieldOfClassAbove(namer, owner) ??
    placeFrom(namer, owner.holder?.node ?? (owner.node === null ? someOwner(growth) : null)) ??
    moduleOn(growth);
  const stands = place === null ? null : packageOf(place);
  const owns = packageOfSymbol(namer, owner.name) ?? giverOf(namer, owner, stands) ?? stands;
  const inner = owns === null ? packageInside(namer, growth) : null;
  const classUrl = owner.node === null ? '' : (sourceOf(namer.heap, owner.node)?.url ?? '');
  const made = owns === null && inner === null ? packageOf(classUrl) : null;
  // Whoever listens put the listeners there, also on an emitter or in a table of listeners of another package's.
  const isListenedTo = inner === null && (owner.event !== null || (functions.length > 0 && isListenerTable(owner)));
  const mayAdd = isListenedTo || (owns === null && inner === null && made === null && isOfPlatform(owner, classUrl));
  const adder = mayAdd ? adderAmong(namer, functions) : null;
  const isOthers = adder !== null && adder.name !== (owns ?? made)?.name;
  // A stream's own plumbing listens to it: its class's people answer for that, not those of the class above.
  const adds = isOthers && !(made !== null && isOfClassAbove(namer, owner.node, adder.name)) ? adder : null;
  // A package's class in a list on the global object: the list is the package's, too.
  const onGlobal = isOnGlobal(namer, owner) ? classOfEntries(namer, samples) : null;
  // Where no file says who put them there, whoever made them did.
  const maker = growth.growthKind === 'roots' ? classOfEntries(namer, samples) : null;
  const found = adds ?? owns ?? inner ?? made ?? onGlobal ?? maker;
  const lines = linesOf(view, namer, samples, functions);
  // The program's own class that extends a package's is where a reader can look.
  if (owns !== null && owner.holder !== null)
    addLine(lines, owner.holder.constructor, sourceOf(namer.heap, owner.holder.node));
  const used = inner === null ? found : (packageOf(classUrl) ?? found);
  const through = found === null ? null : broughtBy(namer, found.name);
  for (const name of [used?.name, through]) {
    if (typeof name !== 'string') continue;
    if (lines.length < MAX_LINES) lines.push(...usesOf(namer, name));
    if (lines.length === 0) lines.push(...importsOf(namer, name));
  }
  return {
    package: found === null ? null : { name: found.name, version: found.version },
    part: partOf(found, { owns: owns ?? inner ?? onGlobal, made }),
    isInside: inner !== null,
    addedBy: distinct(lines),
    through,
    wayOut:
      found === null
        ? null
        : through === null
          ? wayOutOf(namer, owner, samples, found.name, inner !== null)
          : wayOutWithin(view, namer, samples.at(-1), through),
    // Functions that were compiled from a text have no file: whoever compiled them put them there.
    addsOwn: adderAmong(namer, functions) === null && functions.some((node) => hasFile(namer, node)),
  };
}

/**
 * The package whose class has the collection, where the program's name stands for something around it: private fields
 * were passed over to a name that somebody chose, but whose code it is has not changed.
 */
function packageInside(namer: Namer, { owner, path }: Growth): PackageFile | null {
  const at = owner.node === null ? -1 : path.findIndex(({ objectId }) => objectId === namer.idOf(owner.node ?? 0));
  if (at < 0) return null;
  const below = path.slice(at + 1, -1);
  if (below.length === 0 || below.some(({ edge }) => /^_(writable|readable)State$/.test(edge ?? ''))) return null;
  for (const { objectId } of below.toReversed()) {
    const node = objectId === undefined || objectId === null ? -1 : findOrdinalById(namer.heap, objectId);
    const url = node < 0 ? '' : (sourceOf(namer.heap, node)?.url ?? '');
    if (url !== '') return packageOf(url);
  }
  return null;
}

/**
 * Who gave a thing to the variable of a package that it uses: a stream, an agent or options whose own functions were
 * written by another package that asks for this one.
 * @param stands - the package in which the variable stands
 */
function giverOf(namer: Namer, { node, holder }: NamedOwner, stands: PackageFile | null): PackageFile | null {
  if (stands === null || node === null || holder === null || !namer.isContext(holder.node)) return null;
  const giver = adderAmong(namer, functionsOf(namer, node));
  return giver !== null && giver.name !== stands.name && asksFor(namer, giver.name, stands.name) ? giver : null;
}

/** Which part a package has. */
function partOf(
  found: PackageFile | null,
  { owns, made }: { readonly owns: PackageFile | null; readonly made: PackageFile | null },
): Whose['part'] {
  if (found === null) return null;
  return found === made ? 'made' : found === owns ? 'owns' : 'adds';
}

/** The script of a package's class that gave its field to an object of the program's class; null for any other owner. */
function fieldOfClassAbove(namer: Namer, { holder, name }: NamedOwner): string | null {
  return holder === null || name === null || namer.isContext(holder.node)
    ? null
    : (declaredIn(namer, holder.node, name)?.url ?? null);
}

/** The file of the module whose exports lead to the owner: a plain object has no script of its own. */
function moduleOn({ path }: Growth): string | null {
  return path.findLast(({ edge }) => edge !== null && MODULE_KEY.test(edge))?.edge ?? null;
}

/** One of many owners alike; null where a root keeps the entries. */
function someOwner({ candidate, growthKind }: Growth): NodeOrdinal | null {
  return growthKind === 'many-owners' ? (candidate.owners.at(-1)?.[0] ?? null) : null;
}

/** The script in which the owner's variable or field stands: of the scope, or of the class of the object that has it. */
export function placeFrom(namer: Namer, from: NodeOrdinal | null): string | null {
  let at = from;
  for (let hop = 0; at !== null && hop < MAX_CLIMB; hop++) {
    const position = positionOf(namer, at);
    // A module is of Node's own class: its key says whose code it is.
    if (position !== null && position.url !== '' && namer.constructorOf(at) !== 'Module') return position.url;
    const [best] = namer.bestLinks(at, 16).filter(({ kind }) => kind !== 'root');
    // Modules are kept under their file's name.
    if (best !== undefined && MODULE_KEY.test(best.name)) return best.name;
    at = best?.holder ?? null;
  }
  return null;
}

function positionOf(namer: Namer, node: NodeOrdinal): SourcePosition | null {
  return namer.isContext(node) ? namer.scopeOf(node).source : sourceOf(namer.heap, node);
}

/** Classes above a class, and methods of each, that are asked for their script. */
const MAX_CLASSES = 3;
const MAX_METHODS = 60;

/** Whether a method of an object's class, or of a class above it, was written in a package. */
function isOfClassAbove(namer: Namer, object: NodeOrdinal | null, packageName: string): boolean {
  const { nodes, edges } = namer.heap.columns;
  let at = object === null ? null : namer.follow(object, '__proto__');
  for (let up = 0; at !== null && up <= MAX_CLASSES; up++) {
    const end = Math.min(nodes.firstEdge[at + 1], nodes.firstEdge[at] + MAX_METHODS);
    for (let e = nodes.firstEdge[at]; e < end; e++) {
      const target = edges.toNode[e];
      if (typeOf(namer.kinds[target]) !== TYPE.closure || namer.edgeType(e) !== 'property') continue;
      if (packageOf(sourceOf(namer.heap, target)?.url ?? '')?.name === packageName) return true;
    }
    at = namer.follow(at, '__proto__');
  }
  return false;
}

/** Names under which packages keep who listens. */
const LISTENER_TABLE = /^_?(observers|listeners|subscribers|handlers|callbacks|eventListeners)$/;

/** A list of listeners, or one event's list in a table of them: `observers.languageChanged`. */
function isListenerTable({ name, holder }: NamedOwner): boolean {
  return LISTENER_TABLE.test(name ?? '') || LISTENER_TABLE.test(holder?.name ?? '');
}

/** A thing of the platform's that code adds to: an emitter, a signal, a socket. The program's own lists are the program's. */
function isOfPlatform(owner: NamedOwner, classUrl: string): boolean {
  return originOfUrl(classUrl) === 1 && !isPlain(owner.constructor);
}

/** An entry that is a function, the functions it refers to itself (a listener's record), and those that listen to it. */
function functionsIn(namer: Namer, entry: NodeOrdinal): NodeOrdinal[] {
  if (typeOf(namer.kinds[entry]) === TYPE.closure) return [wrappedBy(namer, entry)];
  if (typeOf(namer.kinds[entry]) === TYPE.native) return [callbackOf(namer, entry)].filter((node) => node !== null);
  const listeners = namer.follow(entry, '_events');
  return [...functionsOf(namer, entry), ...(listeners === null ? [] : functionsOf(namer, listeners))];
}

function functionsOf(namer: Namer, entry: NodeOrdinal): NodeOrdinal[] {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[entry + 1], nodes.firstEdge[entry] + MAX_FIELDS);
  const found: NodeOrdinal[] = [];
  for (let e = nodes.firstEdge[entry]; e < end; e++) {
    const target = edges.toNode[e];
    const isOwn = namer.edgeName(e) !== 'constructor' && namer.edgeType(e) !== 'weak';
    if (isOwn && typeOf(namer.kinds[target]) === TYPE.closure) found.push(wrappedBy(namer, target));
  }
  return found;
}

/** The package that most of the functions were written in; null when the program wrote most of them. */
function adderAmong(namer: Namer, functions: readonly NodeOrdinal[]): PackageFile | null {
  const tally = new Map<string, { readonly file: PackageFile | null; count: number }>();
  for (const node of functions) {
    const url = sourceOf(namer.heap, node)?.url ?? '';
    if (originOfUrl(url) === 1) continue;
    const file = packageOf(url);
    const one = tally.get(file?.name ?? '');
    if (one === undefined) tally.set(file?.name ?? '', { file, count: 1 });
    else one.count++;
  }
  return [...tally.values()].sort((x, y) => y.count - x.count)[0]?.file ?? null;
}

function hasFile(namer: Namer, node: NodeOrdinal): boolean {
  return (sourceOf(namer.heap, node)?.url ?? '') !== '';
}

/** Lines of the program's own: functions that were added, scopes they were made in, then what entries bring. */
function linesOf(
  view: SeriesView,
  namer: Namer,
  samples: readonly NodeOrdinal[],
  functions: readonly NodeOrdinal[],
): ReportFrame[] {
  const lines: ReportFrame[] = [];
  for (const node of functions) addLine(lines, namer.rawName(node), sourceOf(namer.heap, node));
  for (const node of functions) {
    const context = namer.follow(node, 'context');
    if (context !== null && namer.isContext(context)) addScope(lines, namer, context);
  }
  const [newest] = samples.slice(-1);
  if (newest === undefined || lines.length >= MAX_LINES) return lines;
  let left = MAX_INSIDE;
  view.walkTerritory(view.last, newest, (node) => {
    if (left-- <= 0) return;
    if (typeOf(namer.kinds[node]) === TYPE.closure) addLine(lines, namer.rawName(node), sourceOf(namer.heap, node));
    else if ((namer.kinds[node] & CONTEXT) !== 0) addScope(lines, namer, node);
  });
  // No function comes with an entry: its class, at least, is written somewhere.
  if (lines.length === 0) addLine(lines, namer.constructorOf(newest), sourceOf(namer.heap, newest));
  return lines;
}

function addScope(lines: ReportFrame[], namer: Namer, context: NodeOrdinal): void {
  const { functionName, source } = namer.scopeOf(context);
  if (functionName !== null) addLine(lines, functionName, source);
}

function addLine(lines: ReportFrame[], name: string, position: SourcePosition | null): void {
  if (position === null || originOfUrl(position.url) !== 3 || position.url.startsWith('system / ')) return;
  lines.push({ function: name, url: position.url, line: position.line, column: position.column });
}

function distinct(lines: readonly ReportFrame[]): ReportFrame[] {
  const seen = new Set<string>();
  return lines.filter(({ url, line }) => !seen.has(`${url}:${line}`) && seen.add(`${url}:${line}`)).slice(0, MAX_LINES);
}

/** A list or Map that is a property of the global object, or of a plain object there: no file says who put it there. */
function isOnGlobal(namer: Namer, { node, holder, constructor }: NamedOwner): boolean {
  if (node === null || holder === null || !isPlain(constructor)) return false;
  const isShared = (at: NodeOrdinal): boolean =>
    isGlobal(namer.constructorOf(at)) || namer.constructorOf(at) === 'process';
  if (isShared(holder.node)) return true;
  const [above] = isPlain(namer.constructorOf(holder.node)) ? namer.bestLinks(holder.node, 16) : [];
  return above?.kind === 'property' && isShared(above.holder);
}

/** The package in which the class of the entries was written; null for the program's own and for plain objects. */
function classOfEntries(namer: Namer, samples: readonly NodeOrdinal[]): PackageFile | null {
  const [newest] = samples.slice(-1);
  return newest === undefined ? null : packageOf(sourceOf(namer.heap, newest)?.url ?? '');
}
