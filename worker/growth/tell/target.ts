// What listeners are told by, wherever they hang: whom they listen to, the event's name, and the function that is called.
// Window, document, element, socket, emitter, signal and media query all read alike.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { firstRetainers, sourceOf, sourceOfEdge } from '../../heap/index.ts';
import type { ReportTarget } from '../../report/types.ts';
import type { KnownMessage } from '../../report/unspoken.ts';
import { baseName, type Link, type Namer } from '../name/links.ts';
import { callbackOf } from '../name/callback.ts';
import { isStringType, TYPE, typeOf } from '../series/node-kinds.ts';
import type { Growth } from '../types.ts';
import { isDocument, isGlobal, isPageObject, isWindow } from '../vocabulary.ts';

/** Patterns whose entries are listeners, or are kept because somebody listens to them. */
const LISTENERS = new Set(['listeners', 'abort-signal-listeners', 'media-queries', 'client-sockets', 'message-ports']);
/** Fields in which libraries keep their lists of listeners by event: Node, component-emitter, mitt, Deno and others. */
const EVENT_TABLES =
  /^(_events|_eventListeners|_callbacks|_?listeners|_?handlers|all|<symbol kEvents>|<symbol events>)$/;
/** Entries looked at; most of them must agree on the event and on the callback. */
const SAMPLES = 9;
/** Steps from a list of listeners up to the table of events. */
const MAX_CLIMB = 4;

/**
 * @param pattern - the finding's pattern
 * @param name - what the owner is called in the finding's title
 * @returns null when the growth is not one of listeners
 */
export function targetOf(namer: Namer, growth: Growth, pattern: string | null, name: string): ReportTarget | null {
  if (pattern === null || !LISTENERS.has(pattern)) return null;
  const entries = growth.candidate.freshEntries;
  const step = Math.max(1, Math.floor(entries.length / SAMPLES));
  const samples = entries.filter((_, i) => i % step === 0).slice(0, SAMPLES);
  const callbacks = samples.map((entry) => callbackOf(namer, entry)).filter((node) => node !== null);
  // Functions made again and again are one function of the source.
  const called = callbacks.map((node) => ({ name: namer.rawName(node), at: sourceOf(namer.heap, node) }));
  const keys = called.map(({ name, at }) => `${name} ${at?.url ?? ''}:${at?.line ?? ''}:${at?.column ?? ''}`);
  const most = mostOf(keys, samples.length);
  const { name: callback, at } = called[keys.indexOf(most ?? '')] ?? { name: '', at: null };
  return {
    kind: 'listener',
    on: pattern === 'message-ports' ? portOf(growth) : (pageTargetOf(growth) ?? name),
    event:
      growth.owner.event ??
      (pattern === 'abort-signal-listeners' ? 'abort' : null) ??
      (pattern === 'media-queries' ? 'change' : null) ??
      (pattern === 'message-ports' ? 'message' : null) ??
      mostOf(
        samples.map((entry) => eventOf(namer, entry) ?? ''),
        samples.length,
      ),
    callback: callback === '' ? null : callback,
    ...(at === null || at.url === '' || at.url.startsWith('node:')
      ? {}
      : { at: { url: at.url, line: at.line, column: at.column } }),
  };
}

/** A port or a channel listens for itself: what holds it is no target. */
function portOf({ path, entryConstructor }: Growth): string {
  const names = [entryConstructor, ...path.map(({ constructor }) => constructor)];
  return names.find((name) => /^(MessagePort|BroadcastChannel)$/.test(name)) ?? 'MessagePort';
}

/** What a page's author calls an object of the browser's: `window`, `document`, `<div>`; null for any other owner. */
export function pageTargetOf({ owner, candidate, entryConstructor }: Growth): string | null {
  if (entryConstructor === 'MediaQueryList' || /^(Pending activities|MediaQueryList)$/.test(owner.constructor))
    return candidate.freshEntries.length > 0 ? 'matchMedia(…)' : null;
  if (isWindow(owner.constructor) || owner.constructor === 'globalThis') return 'window';
  if (isGlobal(owner.constructor)) return null;
  if (owner.constructor === 'AbortSignal' && owner.name === null) return 'AbortSignal';
  if (isDocument(owner.constructor)) return 'document';
  return isPageObject(owner.constructor) && owner.constructor.includes('<')
    ? owner.constructor.replace(/^Detached /, '')
    : null;
}

/** Event and callback of listeners, as far as the file has them. */
export function listensOf(target: ReportTarget | null): KnownMessage[] {
  if (target === null) return [];
  const { event, callback, at } = target;
  const place = at === undefined ? '' : `${baseName(at.url)}:${at.line}`;
  const called = callback !== null ? 'callback' : place !== '' ? 'place' : null;
  const key = event === null ? called : called === null ? 'event' : (`event.${called}` as const);
  if (key === null) return [];
  return [{ key: `report.listens.${key}`, params: { event: event ?? '', callback: callback ?? '', place } }];
}

/** The text that more than half of the samples have; null when there is none. */
function mostOf(texts: readonly string[], samples: number): string | null {
  const tally = new Map<string, number>();
  for (const text of texts) tally.set(text, (tally.get(text) ?? 0) + 1);
  for (const [text, times] of tally) if (times * 2 > samples && text !== '') return text;
  return null;
}

/** The key under which a table of events keeps a listener, or the list it is in. */
function eventOf(namer: Namer, entry: NodeOrdinal): string | null {
  let at = entry;
  for (let hop = 0; hop < MAX_CLIMB; hop++) {
    const links = namer.links(at, 16);
    const keyed = links.find((link) => link.kind === 'property' && isEventTable(namer, link.holder));
    if (keyed !== undefined) return eventName(keyed);
    const inMap = links.find((link) => link.kind === 'entry' && isEventTable(namer, link.holder));
    if (inMap !== undefined) return keyInMap(namer, at);
    const up = links.find(isOfList);
    if (up === undefined) return null;
    at = up.holder;
  }
  return null;
}

function isOfList({ kind, name }: Link): boolean {
  return kind === 'element' || kind === 'entry' || name === 'next' || name === 'previous';
}

function isEventTable(namer: Namer, node: NodeOrdinal): boolean {
  return namer.links(node, 8).some((link) => link.kind === 'property' && EVENT_TABLES.test(link.name));
}

/** component-emitter puts a `$` before each event. */
function eventName({ name }: Link): string {
  return name.replace(/^\$/, '');
}

/** A Map's table holds key, value and chain of each entry one after the other. */
function keyInMap(namer: Namer, value: NodeOrdinal): string | null {
  const { nodes, edges } = namer.heap.columns;
  for (const edge of firstRetainers(namer.heap, value)) {
    const table = sourceOfEdge(namer.heap, edge);
    const at = Number.parseInt(namer.edgeName(edge), 10);
    if (typeOf(namer.kinds[table]) !== TYPE.array || Number.isNaN(at)) continue;
    for (let e = nodes.firstEdge[table]; e < nodes.firstEdge[table + 1]; e++) {
      const key = edges.toNode[e];
      if (Number.parseInt(namer.edgeName(e), 10) === at - 1 && isStringType(typeOf(namer.kinds[key])))
        return namer.rawName(key);
    }
  }
  return null;
}
