// One function per kind of string in a report. Each keeps what it knows to be code and hides everything else.

import { CATALOG } from '../../messages/index.ts';
import { kindOf, replaceKnown } from './detect.ts';
import { fileOfPackage, source } from './files.ts';
import {
  hideAs,
  identifier,
  isPlaceholder,
  originOf,
  settled,
  stays,
  UNSPOKEN,
  type KeptKind,
  type Mint,
} from './mint.ts';
import { isBracketed, isHeader, isOwnLink, isTag } from './platform.ts';
import { isKnownWord, looksLikeClass, looksLikeCode } from './words.ts';

/** A letter or syllable outside ASCII: class names may be Korean; keys that are, are data. */
const NATIVE_NAME = /^[\p{L}_$][\p{L}_$]{0,30}$/u;

/** Where the heap does not say: every word of an engine name is an ordinary one. */
const ordinary = (text: string): boolean => text.split(/[\s/()-]+/).every((word) => word === '' || looksLikeCode(word));

/** A name in brackets that V8, DevTools or we give; older reports are judged by their words. */
const isEngineName = (mint: Mint, text: string): boolean =>
  isBracketed(text) ||
  (originOf(mint, text) === null && /^\([A-Za-z][A-Za-z -]{1,40}\)$/.test(text) && ordinary(text)) ||
  (/^\([A-Za-z -]+\)$/.test(text) && originOf(mint, text) === 'code');

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
  if (isEngineName(mint, text)) return mint.keep('engine', text);
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
  if (isCpp(mint, text)) return cppName(mint, text);
  const chromium = /^(.+) (\((?:prototype|internal cache)\)|\[JSGlobal(?:Object|Proxy)\])$/s.exec(text);
  if (chromium) return `${className(mint, chromium[1])} ${chromium[2]}`;
  if (text.startsWith('<symbol ')) return property(mint, text);
  const element = /^<([a-z][a-z0-9]*(?:-[a-z0-9]+)*)( [^]*)?>$/.exec(text);
  if (element) {
    // A page names elements of its own: those are names like any other.
    const tag = isTag(element[1]) ? element[1] : identifier(mint, element[1], 'property', 'name');
    return element[2] === undefined ? `<${tag}>` : `<${tag} ${mint.hide('text', element[2].trim())}>`;
  }
  const bound = /^(bound|async|get|set) (.+)$/s.exec(text);
  if (bound) return `${bound[1]} ${className(mint, bound[2])}`;
  if (/^Node \/ \w+$/.test(text))
    return originOf(mint, text) !== null
      ? identifier(mint, text, 'class', 'name')
      : `Node / ${identifier(mint, text.slice(7), 'class', 'name')}`;
  const slash = text.indexOf(' / ');
  if (slash > 0) return `${className(mint, text.slice(0, slash))} / ${source(mint, text.slice(slash + 3))}`;
  if (originOf(mint, text) === null && /[^\x00-\x7f]/.test(text) && NATIVE_NAME.test(text))
    return mint.keep('class', text);
  // V8 names a class by where it was put: `Hogan.Template`.
  if (originOf(mint, text) !== null && isDotted(text)) return dotted(mint, text);
  return identifier(mint, text, 'class', 'name');
}

/** Names of C++ begin with one of its namespaces; anybody's text can have two colons. */
const isCpp = (mint: Mint, text: string): boolean =>
  text.includes('::') &&
  (originOf(mint, text) === 'code' ||
    /^(?:std|cppgc|v8|blink|base|node|WTF|cc|ui|gfx|net|content|mojo|(?:\w+ )?\(?x?)::/.test(text));

/** Chromium's native objects have C++ names, templates and all: words stay, anything else in them goes. */
function cppName(mint: Mint, text: string): string {
  const kind = kindOf(text);
  // `2001:db8::1` has the colons, too, and must not fall into harmless pieces.
  if (kind !== null && kind !== 'path' && kind !== 'base64') return mint.hide(kind, text);
  return mint.keep(
    'class',
    text.replace(/«[a-z0-9]{2,8}-\d{1,6}»|[A-Za-z_][\w]*|\d+|[^\x00-\x7f]+/g, (word) =>
      CPP_WORD.test(word) ||
      (originOf(mint, text) === 'code' ? true : looksLikeClass(word)) ||
      (mint.redactedBefore !== false && isPlaceholder(word))
        ? word
        : hideAs(mint, word, 'name'),
    ),
  );
}
const CPP_WORD =
  /^(?:\d{1,3}|std|cppgc|v8|blink|auto|const|unsigned|int|char|void|bool|(?:u?int|wchar|char)\d{0,2}_t)$/;

/** The name of a function, method or variable. */
export function functionName(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (originOf(mint, text) !== null && isDotted(text)) return dotted(mint, text);
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
const EPHEMERON =
  /^\d+ \/ part of key \(([^]*) @\d+\) -> value \(([^]*) @\d+\) pair in WeakMap \(table @\d+\)$|^part of key \(([^]*)\) -> value \(([^]*)\) pair in WeakMap$/;

/** How one object refers to another: a property, a variable, `[]`, an internal link. Keys that look like data are hidden. */
export function property(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (isHeader(text)) return mint.keep('property', text);
  if (isEngineName(mint, text)) return mint.keep('engine', text);
  const pair = EPHEMERON.exec(text);
  if (pair) {
    const [, key = pair[3], value = pair[4]] = pair;
    return `part of key (${className(mint, key)}) -> value (${className(mint, value)}) pair in WeakMap`;
  }
  const symbol = /^<symbol (.*)>$/s.exec(text) ?? /^Symbol\((.*)\)$/s.exec(text) ?? /^\[Symbol\((.*)\)\]$/s.exec(text);
  if (symbol) {
    const known = originOf(mint, symbol[1]) !== null;
    const code = known
      ? stays(mint, symbol[1], 'property') || stays(mint, text, 'property') || isDescription(mint, symbol[1])
      : symbol[1].split(/[.:]/).every((part) => part === '' || looksLikeCode(part));
    return `<symbol ${code ? mint.keep('property', symbol[1]) : hideAs(mint, symbol[1], 'key')}>`;
  }
  const accessor = /^(get|set) (.+)$/s.exec(text);
  if (accessor) return `${accessor[1]} ${property(mint, accessor[2])}`;
  // The path tree leaves out what a name's holders share.
  if (text.startsWith('…')) return `…${property(mint, text.slice(1))}`;
  if (isCpp(mint, text)) return cppName(mint, text);
  const spread = /^\[(.+)\]$/s.exec(text);
  if (spread) return `[${property(mint, spread[1])}]`;
  // The keys of `require.cache` are absolute paths: the part inside the package says which module.
  if (/^(?:file:\/\/|\/|[A-Za-z]:\\).*\.[cm]?[jt]sx?$|^(?:file:\/\/|\/).*\.node$/.test(text)) return source(mint, text);
  if (isOwnLink(text)) return mint.keep('engine', text);
  return identifier(mint, text, 'property', 'key');
}

/**
 * The description of a symbol that no code mentions any more: after an installed package (`@feathersjs/transport-commons/channels`),
 * or words that programs are made of (`store-node`).
 */
function isDescription(mint: Mint, text: string): boolean {
  if (originOf(mint, text) !== 'unknown') return false;
  const [, name = '', inside = ''] = /^(@[^/]+\/[^/]+|[^@/]+)\/(.+)$/.exec(text) ?? [];
  const words = (mint.packages?.has(name) === true ? inside : text).split(/[-/:]/);
  return words.every((word) => word.length > 2 && isKnownWord(word)) && (words.length > 1 || name !== '');
}

/** `analytics.visits`, `sessions…items`, `settings.<symbol watchers>`: names joined for people. */
const LINK = '(?:[\\p{ID_Start}$_#][\\p{ID_Continue}$]*|<symbol [^<>]+>)';
const DOTTED = new RegExp(`^${LINK}(?:[.…]${LINK})+$`, 'u');
const isDotted = (text: string): boolean => DOTTED.test(text);

function dotted(mint: Mint, text: string): string {
  if (stays(mint, text, 'property')) return mint.keep('property', text);
  return (text.match(/<symbol [^<>]+>|[.…]|[^.…<]+/g) ?? [])
    .map((piece) =>
      piece.startsWith('<')
        ? property(mint, piece)
        : piece === '.' || piece === '…'
          ? piece
          : identifier(mint, piece, 'property', 'key'),
    )
    .join('');
}

/**
 * `handleRequest in server.js:12`, `session.store.ts:12:5`, `server.js`, `debug (src/common.js:23)`,
 * `server.js:12 · debug`, or a function's name alone.
 */
export function scope(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (mint.packages?.has(text) === true) return source(mint, text);
  const parts = text.split(' · ');
  if (parts.length > 1) return parts.map((part) => scope(mint, part)).join(' · ');
  const inPackage = /^(\S+) \((\S+)\)$/.exec(text);
  if (inPackage !== null) {
    const [, name, file] = inPackage;
    const [, inside = file, line = ''] = /^(.*?)(:\d{1,7}(?::\d{1,7})?)$/.exec(file) ?? [];
    return mint.packages?.has(name) === true
      ? `${source(mint, name)} (${fileOfPackage(mint, inside)}${line})`
      : `${source(mint, name)} (${scope(mint, file)})`;
  }
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
/** Default names of Node and DevTools: date, time, process and thread: no more than the time we show anyway. */
const DEFAULT_LABEL =
  /^Heap(?:[.-]\d{8}[.-]\d{6}[.-]\d{1,8}[.-]\d{1,4}[.-]\d{1,4}|-\d{8}T\d{6}(?: ?\(\d{1,3}\))?)\.heap(?:snapshot|timeline)(?:\.gz)?$/;

/** The label of a snapshot, mostly its file name: people write hosts and customers into it. */
export function label(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (DEFAULT_LABEL.test(text)) return mint.keep('label', text);
  if (
    kindOf(text) === null &&
    (text.match(/\d+/g) ?? []).length <= 1 &&
    text.split(/[-_. ]/).every((word) => word === '' || LABEL_WORD.test(word))
  )
    return mint.keep('label', text);
  return mint.hide('label', text);
}

/** What a service is called: the user said it, to be read by others. What is plainly data goes all the same. */
export function serviceName(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const kind = looksLikeCode(text) ? null : kindOf(text);
  return kind === null ? mint.keep('label', text) : mint.hide(kind, text);
}

/** A version or a commit; anything else goes by the rule of a service's name. */
const RELEASE = /^(?:[0-9a-f]{7,64}|v?\d{1,6}(?:\.\d{1,6}){0,3}(?:[-+.][\w.+-]{1,40})?)$/i;
export function release(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  return RELEASE.test(text) ? mint.keep('label', text) : serviceName(mint, text);
}

/** The name of a pod, host or process: always hidden, by a placeholder that is the same in every report (`mint.ts`). */
export function host(mint: Mint, text: string): string {
  return settled(mint, text) ?? mint.hide('host', text);
}

/** What a step stands for: `1000 requests`, `5 minutes`, `요청 1000건`. Words that programs are made of, at most two. */
export function unit(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const words = text.split(/\s+/);
  const isNumber = (word: string): boolean => /^\d{1,7}$|^\d{1,3},\d{3}(?:,\d{3})?$|^\d{1,4}\.\d{1,2}$/.test(word);
  const isUnit = (word: string): boolean =>
    (/^[a-z]{1,18}$/.test(word) && (isKnownWord(word) || isKnownWord(word.replace(/(?:e?s|ing|ed)$/, '')))) ||
    /^\d{0,9}[가-힣]{1,6}$/.test(word);
  const plain = words.filter((word) => !isNumber(word));
  return words.length <= 3 && plain.length <= 2 && words.length - plain.length <= 1 && plain.every(isUnit)
    ? mint.keep('label', text)
    : mint.hide('text', text);
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

const SCRIPT_FILE = /^[^\s]+\.[cm]?[jt]sx?(?::\d+)*$/;

/** Names joined for people: `sessions (Map) in session.store.ts:12`, `sessions` in ticks, `cache.items`, `A · a.js:1`. */
export function phrase(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  const ticked = /^`([^`]+)`$/.exec(text);
  if (ticked) return `\`${phrase(mint, ticked[1])}\``;
  const known = originOf(mint, text) !== null;
  if (known && originOf(mint, text) === 'code') return identifier(mint, text, 'property', 'key');
  // One link, whatever its description looks like.
  if (/^<symbol [^<>]+>$/.test(text)) return property(mint, text);
  const kind = looksLikeCode(text) || (known && isDotted(text)) ? null : kindOf(text);
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
  if (known && isDotted(text) && !SCRIPT_FILE.test(text)) return dotted(mint, text);
  const file = SCRIPT_FILE.test(text);
  if (file) return scope(mint, text);
  return /^[({<]|^(?:system|Detached) /.test(text) ? className(mint, text) : property(mint, text);
}

/** What grows, as a sentence names it: a constructor, or a function with its place. */
export function thing(mint: Mint, text: string): string {
  if (mint.packages?.has(text) === true) return source(mint, text);
  return stays(mint, text, 'class') ? mint.keep('class', text) : phrase(mint, text);
}

/** Words to search a library's issues for: names and our own words, one after the other. */
export function searchWords(mint: Mint, text: string): string {
  return text
    .split(' ')
    .map((word) => (OUR_WORDS.has(word) ? word : thing(mint, word)))
    .join(' ');
}
const OUR_WORDS = new Set('memory leak listener abort setInterval setTimeout socket connection'.split(' '));

/** A package, with its version where that is known. */
export function packageName(mint: Mint, text: string): string {
  const [, name, version] = /^(\S+) (\d[\w.+-]*)$/.exec(text) ?? [];
  return name !== undefined && mint.packages?.has(name) === true
    ? `${source(mint, name)} ${version}`
    : thing(mint, text);
}

const SNAPSHOT_FILE = /\.heap(?:snapshot|timeline|delta)(?:\.gz)?$/;

/** Names of snapshots, or what each entry brings, in a row. */
export function labels(mint: Mint, text: string): string {
  const all = text.split(', ');
  return all.some((one) => SNAPSHOT_FILE.test(one))
    ? all.map((one) => label(mint, one)).join(', ')
    : phrase(mint, text);
}

/** Text of a fixed form (hash, time, version), or nothing. */
export function form(pattern: RegExp, kept: KeptKind): (mint: Mint, text: string) => string {
  return (mint, text) => (pattern.test(text) ? mint.keep(kept, text) : mint.hide('text', text));
}
