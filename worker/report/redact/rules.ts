// One function per kind of string in a report. Each keeps what it recognises as code and hides everything else.

import { CATALOG } from '../../messages/index.ts';
import { kindOf, replaceKnown, type Kind } from './detect.ts';
import { packageRelative } from './files.ts';
import { looksLikeClass, looksLikeCode } from './words.ts';

/** What leaves as it is, by kind, for the preview. */
export type KeptKind = 'class' | 'property' | 'source' | 'label' | 'note' | 'engine' | 'hash' | 'time';

/** Where the rules send their findings: counts in the first pass, replaces in the second. */
export interface Mint {
  /** The placeholder of `raw`, or `raw` itself when the user lets this kind out. */
  hide(kind: Kind, raw: string): string;
  /** Notes that `value` leaves as it is and returns it. */
  keep(kind: KeptKind, value: string): string;
}

/** A placeholder of ours: stays, so that redacting twice changes nothing. */
const PLACEHOLDER = /^«[a-z0-9]{2,8}(?:-\d{1,6})?»$/;
/** Stands where a sentence was until it is spoken anew; stays when the catalog does not know its message. */
export const UNSPOKEN = '«text»';
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text);

/** Nobody names anything longer; what is, is text, and not worth the rules' time. */
const LONGEST_TEXT = 2000;

/** What needs no rule: names that say nothing, our placeholders, and whole texts; null when a rule must look. */
function settled(mint: Mint, text: string): string | null {
  if (NO_NAME.has(text) || isPlaceholder(text)) return text;
  return text.length > LONGEST_TEXT ? mint.hide('text', text) : null;
}

const ENGINE_NAME = /^\([A-Za-z][A-Za-z -]{1,40}\)$/;
const NO_NAME = new Set([
  'evalmachine.<anonymous>',
  '[eval]',
  '[stdin]',
  '<symbol>',
  'Pending activities',
  'C++ Persistent roots',
  'Iterator Helper',
  '',
  '[]',
  '?',
  '(anonymous)',
  '(no name)',
  '<anonymous>',
  '…',
]);
/** Header names that stand as property names in every HTTP server. */
const HEADER = new RegExp(
  `^(?:${[
    'accept(-(charset|encoding|language|ranges))?',
    'access-control-[a-z]{4,8}(-[a-z]{5,11}){0,2}',
    'authorization',
    'cache-control',
    'connection',
    'content-[a-z]{4,11}',
    'cookie',
    'date',
    'etag',
    'expires',
    'forwarded',
    'host',
    'if-(modified-since|none-match|match|range)',
    'keep-alive',
    'last-modified',
    'location',
    'origin',
    'pragma',
    'proxy-[a-z]{10,13}',
    'range',
    'referer',
    'retry-after',
    'sec-(fetch|websocket|ch-ua)(-[a-z]{3,10})?',
    'server',
    'set-cookie',
    'strict-transport-security',
    'transfer-encoding',
    'upgrade(-insecure-requests)?',
    'user-agent',
    'vary',
    'via',
    'x-(api-key|forwarded-(for|host|proto)|frame-options|powered-by|real-ip|request-id|trace-id)',
  ].join('|')})$`,
  'i',
);

const hideAs = (mint: Mint, text: string, otherwise: Kind): string =>
  mint.hide(kindOf(text) ?? (/^\d+$/.test(text) ? 'number' : otherwise), text);

/** Every word of an engine name is an ordinary one. */
const ordinary = (text: string): boolean => text.split(/[\s/()-]+/).every((word) => word === '' || looksLikeCode(word));

/** A letter or syllable outside ASCII: class names may be Korean; keys that are, are data. */
const NATIVE_NAME = /^[\p{L}_$][\p{L}_$]{0,30}$/u;

function identifier(mint: Mint, text: string, kept: KeptKind, otherwise: Kind): string {
  return (kept === 'class' ? looksLikeClass(text) : looksLikeCode(text))
    ? mint.keep(kept, text)
    : hideAs(mint, text, otherwise);
}

/** `{id, user}` or Hermes' `Object(id, user)`: a list of property names inside brackets. */
function shape(mint: Mint, text: string): string {
  const open = text.search(/[{(]/);
  const inside = text.slice(open + 1, -1);
  return (
    text.slice(0, open + 1) +
    inside
      .split(', ')
      .map((part) => (part === '' || part === '…' || part === '...' ? part : property(mint, part)))
      .join(', ') +
    text.slice(-1)
  );
}

/**
 * A constructor as DevTools names it: `Session`, `(string)`, `system / Context`, `{id, user}`, `Detached <div>`,
 * `Window / https://…`, `Intl.NumberFormat`. Class names stay; data in them does not.
 */
export function className(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (ENGINE_NAME.test(text) && ordinary(text)) return mint.keep('engine', text);
  if (/^system \/ /.test(text)) {
    const plain = text
      .replace(/ @\d+$/, '')
      .split(' / ')
      .slice(1);
    return plain.every(ordinary)
      ? mint.keep('engine', text)
      : `system / ${plain.map((part) => (ordinary(part) ? part : hideAs(mint, part, 'name'))).join(' / ')}`;
  }
  if (/^\{.*\}$/s.test(text) || /^Object\(.*\)$/s.test(text)) return shape(mint, text);
  const detached = /^Detached (.*)$/s.exec(text);
  if (detached) return `Detached ${className(mint, detached[1])}`;
  if (text.includes('::')) return cppName(mint, text);
  const chromium = /^(.+) (\((?:prototype|internal cache)\)|\[JSGlobal(?:Object|Proxy)\])$/s.exec(text);
  if (chromium) return `${className(mint, chromium[1])} ${chromium[2]}`;
  const element = /^<([a-z][a-z0-9]*(?:-[a-z0-9]+)*)( [^]*)?>$/.exec(text);
  if (element) {
    const tag = element[1].split('-').every((part) => part === '' || looksLikeCode(part))
      ? element[1]
      : hideAs(mint, element[1], 'name');
    return element[2] === undefined ? `<${tag}>` : `<${tag} ${mint.hide('text', element[2].trim())}>`;
  }
  const bound = /^(bound|async|get|set) (.+)$/s.exec(text);
  if (bound) return `${bound[1]} ${className(mint, bound[2])}`;
  const slash = text.indexOf(' / ');
  if (slash > 0) return `${className(mint, text.slice(0, slash))} / ${source(mint, text.slice(slash + 3))}`;
  const builtin =
    /^(?:Intl|WebAssembly|Temporal)\.([A-Za-z]+)$|^((?:Async-from-Sync|(?:[A-Z][A-Za-z]+ )?[A-Z][A-Za-z]+) (?:Iterator|Generator))$/.exec(
      text,
    );
  if (builtin && (builtin[1] ?? builtin[2]).split(/[ -]/).every(looksLikeClass)) return mint.keep('class', text);
  if (/[^\x00-\x7f]/.test(text) && NATIVE_NAME.test(text)) return mint.keep('class', text);
  return identifier(mint, text, 'class', 'name');
}

/** Chromium's native objects have C++ names, templates and all: words stay, anything else in them goes. */
function cppName(mint: Mint, text: string): string {
  const kind = kindOf(text);
  // `2001:db8::1` has the colons, too, and must not fall into harmless pieces.
  if (kind !== null && kind !== 'path' && kind !== 'base64') return mint.hide(kind, text);
  return mint.keep(
    'class',
    text.replace(/[A-Za-z_][\w]*|\d+|[^\x00-\x7f]+/g, (word) =>
      CPP_WORD.test(word) || looksLikeClass(word) || isPlaceholder(word) ? word : hideAs(mint, word, 'name'),
    ),
  );
}
const CPP_WORD =
  /^(?:\d{1,3}|std|cppgc|v8|blink|auto|const|unsigned|int|char|void|bool|(?:u?int|wchar|char)\d{0,2}_t)$/;

/** The name of a function, method or variable. */
export function functionName(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const member =
    /^((?:module|exports|prototype|this|app|router|server|window|globalThis)(?:\.prototype)?|[A-Z]\w*\.prototype)\.([\w$]+)$/.exec(
      text,
    );
  if (member && member[1].split('.').every(looksLikeCode) && looksLikeCode(member[2]))
    return mint.keep('property', text);
  const bound = /^(bound|async|get|set|static|new) (.+)$/s.exec(text);
  if (bound) return `${bound[1]} ${functionName(mint, bound[2])}`;
  const computed = /^\[(.+)\]$/s.exec(text);
  if (computed) return `[${property(mint, computed[1])}]`;
  return identifier(mint, text, 'property', 'name');
}

/** V8's name of an ephemeron edge: it spells out the constructors of key, value and table. */
const EPHEMERON = /^(\d+) \/ part of key \(([^]*) @\d+\) -> value \(([^]*) @\d+\) pair in WeakMap \(table @\d+\)$/;

/** How one object refers to another: a property, a variable, `[]`, an internal link. Keys that look like data are hidden. */
export function property(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (HEADER.test(text)) return mint.keep('property', text);
  if (ENGINE_NAME.test(text) && ordinary(text)) return mint.keep('engine', text);
  const pair = EPHEMERON.exec(text);
  if (pair) return `part of key (${className(mint, pair[2])}) -> value (${className(mint, pair[3])}) pair in WeakMap`;
  const symbol = /^<symbol (.*)>$/s.exec(text) ?? /^Symbol\((.*)\)$/s.exec(text) ?? /^\[Symbol\((.*)\)\]$/s.exec(text);
  if (symbol) {
    const inside = symbol[1].split(/[.:]/).every((part) => part === '' || looksLikeCode(part))
      ? mint.keep('property', symbol[1])
      : hideAs(mint, symbol[1], 'key');
    return `<symbol ${inside}>`;
  }
  const accessor = /^(get|set) (.+)$/s.exec(text);
  if (accessor) return `${accessor[1]} ${property(mint, accessor[2])}`;
  // The path tree leaves out what a name's holders share.
  if (text.startsWith('…')) return `…${property(mint, text.slice(1))}`;
  if (text.includes('::')) return cppName(mint, text);
  const spread = /^\[(.+)\]$/s.exec(text);
  if (spread) return `[${property(mint, spread[1])}]`;
  // The keys of `require.cache` are absolute paths: the part inside the package says which module.
  if (/^(?:file:\/\/|\/|[A-Za-z]:\\).*\.[cm]?[jt]sx?$|^(?:file:\/\/|\/).*\.node$/.test(text)) return source(mint, text);
  if (/^[a-z]+(?: [a-z]+){1,4}$/.test(text) && text.split(' ').every(looksLikeCode) && ENGINE_WORDS.has(text))
    return mint.keep('engine', text);
  return identifier(mint, text, 'property', 'key');
}

/** Links we name ourselves, with blanks in them. */
const ENGINE_WORDS = new Set([
  'require cache',
  'shared closure',
  'local variable',
  'event listener',
  'pending promise',
]);

/** A script's address: what is inside its package stays, machine, user and query do not. */
export function source(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const { kept, segments } = packageRelative(text);
  if (segments.length === 0) return mint.hide(kindOf(text) ?? 'path', text);
  if (kept !== text) {
    const whole = mint.hide(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !text.startsWith('file:') ? 'url' : 'path', text);
    if (whole === text) return text;
  }
  const name = segments.map((segment, i) =>
    isPlaceholder(segment) || fileSegment(segment)
      ? segment
      : hideAs(mint, segment, i === segments.length - 1 ? 'file' : 'path'),
  );
  return mint.keep('source', (kept.startsWith('node:') ? 'node:' : '') + name.join('/'));
}

/** A folder or file name made of words and small numbers: `session.store.ts`, `@nestjs`, `v1`, `lodash-es`. */
function fileSegment(segment: string): boolean {
  if (segment.length > 80) return false;
  const parts = segment.replace(/^@/, '').split(/[.\-_+~]/);
  return (
    parts.every((part) => part === '' || /^\d{1,2}$/.test(part) || looksLikeCode(part)) &&
    parts.filter((part) => /^\d/.test(part)).length <= 3
  );
}

/** `handleRequest in server.js:12`, `session.store.ts:12:5`, `server.js`, or a function's name alone. */
export function scope(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const at = /^(.*?)(:\d{1,7}(?::\d{1,7})?)?$/s.exec(text);
  const body = at?.[1] ?? text;
  const line = at?.[2] ?? '';
  const inside = body.lastIndexOf(' in ');
  if (inside > 0)
    return `${functionName(mint, body.slice(0, inside))} in ${scope(mint, body.slice(inside + 4))}${line}`;
  if (/[./\\]|^node:/.test(body)) return source(mint, body) + line;
  return functionName(mint, body) + line;
}

const LABEL_WORD =
  /^(?:heap|heapsnapshot|snapshot|snap|gz|json|before|after|start|end|begin|first|second|third|last|mid|middle|warm|warmup|up|cold|idle|load|base|baseline|step|run|round|gc|t|s|v|n|no|old|new|\d{1,3})$/i;
/** Node's own file name: date, time, process and thread: no more than the time we show anyway. */
const NODE_LABEL = /^Heap\.\d{8}\.\d{6}\.\d{1,8}\.\d{1,4}\.\d{1,4}\.heapsnapshot(?:\.gz)?$/;

/** The label of a snapshot, mostly its file name: people write hosts and customers into it. */
export function label(mint: Mint, text: string): string {
  if (isPlaceholder(text)) return text;
  if (NODE_LABEL.test(text)) return mint.keep('label', text);
  if (
    kindOf(text) === null &&
    (text.match(/\d+/g) ?? []).length <= 1 &&
    text.split(/[-_. ]/).every((word) => word === '' || LABEL_WORD.test(word))
  )
    return mint.keep('label', text);
  return mint.hide('label', text);
}

/** What a step stands for: `1000 requests`, `5 minutes`, `요청 1000건`. */
export function unit(mint: Mint, text: string): string {
  if (isPlaceholder(text)) return text;
  const words = text.split(/\s+/);
  const plain = (word: string): boolean =>
    /^\d{1,7}$|^\d{1,3},\d{3}(?:,\d{3})?$|^\d{1,4}\.\d{1,2}$/.test(word) ||
    looksLikeCode(word) ||
    /^\d{0,9}[가-힣]{1,6}$/.test(word);
  return words.length <= 3 && words.every(plain) ? mint.keep('label', text) : mint.hide('text', text);
}

/** What the user wrote to go along: stays, apart from what is plainly data. */
export function note(mint: Mint, text: string): string {
  return mint.keep(
    'note',
    replaceKnown(text, (kind, found) => mint.hide(kind, found)),
  );
}

/** Whether the catalog knows it: a message key, a pattern, a warning's code. */
const OURS = ['', 'patterns.', 'report.warning.'].flatMap((before) =>
  ['', '_other', '.name'].map((after) => [before, after] as const),
);
const isOurs = (text: string): boolean =>
  OURS.some(([before, after]) => Object.hasOwn(CATALOG.en, before + text + after));

/** A stable identifier of ours: a pattern, a warning's code, a message key. Of another version's, only what is made of words. */
export function code(mint: Mint, text: string): string {
  if (isOurs(text)) return text;
  const parts = text.split(/[.\-_]/);
  return text.length <= 80 &&
    /^[A-Za-z]/.test(text) &&
    parts.every((part) => part === '' || /^\d{1,2}$/.test(part) || looksLikeCode(part))
    ? text
    : mint.hide('text', text);
}

/** A sentence never leaves as it came: the report is spoken anew from its messages, whose parts went through the rules. */
export function sentence(_mint: Mint, text: string): string {
  return text === '' ? text : UNSPOKEN;
}

/** Names joined for people: `sessions (Map) in session.store.ts:12`, `sessions` in ticks, `cache.items`, `A · a.js:1`. */
export function phrase(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const ticked = /^`([^`]+)`$/.exec(text);
  if (ticked) return `\`${phrase(mint, ticked[1])}\``;
  const kind = looksLikeCode(text) ? null : kindOf(text);
  // A token that happens to have dots or brackets must not fall into harmless pieces.
  if (kind !== null && kind !== 'path' && kind !== 'url') return mint.hide(kind, text);
  const dot = text.lastIndexOf(' · ');
  if (dot > 0) return `${phrase(mint, text.slice(0, dot))} · ${scope(mint, text.slice(dot + 3))}`;
  const inside = text.lastIndexOf(' in ');
  if (inside > 0) return `${phrase(mint, text.slice(0, inside))} in ${scope(mint, text.slice(inside + 4))}`;
  // Not inside a shape: `1 Session, 2 {id, user}` are two.
  const listed = text.split(/, (?![^{]*\})/);
  if (listed.length > 1) return listed.map((part) => phrase(mint, part)).join(', ');
  const counted = /^(\d{1,7}(?:\.\d{1,2})?) (\D[^]*)$/.exec(text);
  if (counted) return `${counted[1]} ${className(mint, counted[2])}`;
  const bracket = /^(.+) (\([^]+\))$/.exec(text);
  if (bracket) return `${phrase(mint, bracket[1])} (${className(mint, bracket[2].slice(1, -1))})`;
  const hops = text.split(/(?= → )|(?<= → )/);
  if (hops.length > 1) return hops.map((part) => (part === ' → ' ? part : phrase(mint, part))).join('');
  const file = /^[^\s]+\.[cm]?[jt]sx?(?::\d+)*$/.test(text);
  if (file) return scope(mint, text);
  return /^[({<]|^(?:system|Detached) /.test(text) ? className(mint, text) : property(mint, text);
}

/** What grows, as a sentence names it: a constructor, or a function with its place. */
export function thing(mint: Mint, text: string): string {
  return looksLikeClass(text) ? mint.keep('class', text) : phrase(mint, text);
}

/** Text of a fixed form (hash, time, version), or nothing. */
export function form(pattern: RegExp, kept: KeptKind): (mint: Mint, text: string) => string {
  return (mint, text) => (pattern.test(text) ? mint.keep(kept, text) : mint.hide('text', text));
}
