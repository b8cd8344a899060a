// The part of a script's address that belongs to its package: `express/lib/router.js`, `src/session.store.ts`.
// Where a checkout lies on a machine (and under whose name) is nobody's business.

import { kindOf } from './detect.ts';
import { hideAs, isPlaceholder, originOf, settled, type Mint } from './mint.ts';
import { isKnownWord, isPackageName, looksLikeCode, strangeness } from './words.ts';

/** Folders that stand at the top of a package: what is below them is the package's own. */
const PACKAGE_ROOTS = new Set([
  'src',
  'lib',
  'dist',
  'build',
  'out',
  'app',
  'server',
  'packages',
  'apps',
  'cjs',
  'esm',
  'static',
  'assets',
  'js',
  'bin',
  'scripts',
  'public',
  'test',
]);
/** `/var/lib/…` and `/usr/bin/…` are places of a machine, not of a package. */
const SYSTEM_FOLDERS = new Set(['var', 'usr', 'local', 'etc', 'mnt', 'srv']);
/** What a script's name ends in; other last parts of an address are pages, uploads, databases. */
const SCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|wasm|html?|css|node|map)$/i;
/** More folders than this are cut from the front: deep paths say more about the place than about the module. */
const MAX_SEGMENTS = 6;
const MAX_LIBRARY_SEGMENTS = 16;

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface PackageFile {
  /** The address without machine, user, query and fragment. */
  readonly kept: string;
  /** Its folders and file; empty when nothing of it may stay. */
  readonly segments: readonly string[];
  /** Inside an installed package, or Node's own: published, so its names are nobody's data. */
  readonly library: boolean;
}

/**
 * @param url - a `file:` or `http(s):` URL, an absolute or relative path (either slash), `node:…`, `webpack://…/./x.ts`
 * @returns the part inside the package: below the last `node_modules`, below the last folder that usually is a
 *   package's root, or only the file's name when there is neither
 */
function packageRelative(url: string): PackageFile {
  const builtin = /^node:([a-z_][a-z0-9_/-]*)$/.exec(url);
  if (builtin) return { kept: url, segments: builtin[1].split('/'), library: true };
  const scheme = /^([a-z][a-z0-9+.-]+):\/*/i.exec(url);
  // `data:`, `blob:` and inline scripts have no name to keep.
  if (scheme && /^(?:data|blob|javascript|mailto|tel)$/i.test(scheme[1]))
    return { kept: '', segments: [], library: false };
  const withoutQuery = url.replace(/[?#].*$/s, '');
  const path = unescaped(withoutQuery).replaceAll('\\', '/');
  const absolute = scheme !== null || path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:\//.test(path);
  let segments = path
    .replace(/^[a-z][a-z0-9+.-]+:\/*/i, '')
    .replace(/^[A-Za-z]:\//, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  // The first part of a web address is the host.
  if (scheme !== null && !/^(?:file|webpack.*)$/i.test(scheme[1]) && scheme[0].includes('//'))
    segments = segments.slice(1);
  const modules = segments.lastIndexOf('node_modules');
  const inline = path.lastIndexOf('/./');
  if (modules >= 0) segments = segments.slice(modules + 1);
  else if (scheme?.[1].startsWith('webpack') === true && inline >= 0)
    segments = path
      .slice(inline + 3)
      .split('/')
      .filter((part) => part !== '' && part !== '..');
  else if (absolute) {
    if (!SCRIPT.test(segments[segments.length - 1] ?? '')) return { kept: '', segments: [], library: false };
    const root = segments
      .slice(0, -1)
      .findLastIndex((part, i) => PACKAGE_ROOTS.has(part) && !SYSTEM_FOLDERS.has(segments[i - 1]));
    segments = segments.slice(root >= 0 ? root : -1);
  }
  // A package's name stands at the front, a program's file at the end.
  segments = modules >= 0 ? segments.slice(0, MAX_LIBRARY_SEGMENTS) : segments.slice(-MAX_SEGMENTS);
  return { kept: segments.join('/'), segments, library: modules >= 0 };
}

/** A script's address: what is inside its package stays, machine, user and query do not. */
export function source(mint: Mint, text: string): string {
  const done = settled(mint, text);
  if (done !== null) return done;
  if (mint.packages?.has(text) === true && kindOf(text) !== 'email') return mint.keep('source', text);
  // What an earlier redaction has left of an address.
  if (mint.redactedBefore === true && originOf(mint, text) === 'code') return mint.keep('source', text);
  const { kept, segments, library } = packageRelative(text);
  if (segments.length === 0) return mint.hide(kindOf(text) ?? 'path', text);
  if (kept !== text) {
    const whole = mint.hide(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !text.startsWith('file:') ? 'url' : 'path', text);
    if (whole === text && mint.collects !== true) return text;
  }
  const last = segments.length - 1;
  const name = segments.map((segment, i) => {
    if (isPlaceholder(segment) && mint.redactedBefore !== false) return segment;
    if (library) return isPublished(segment) ? segment : hideAs(mint, segment, i === last ? 'file' : 'path');
    return i === last ? fileName(mint, segment) : isFolder(segment) ? segment : hideAs(mint, segment, 'path');
  });
  return mint.keep('source', (kept.startsWith('node:') ? 'node:' : '') + name.join('/'));
}

/** A file inside an installed package, as a place names it (`lib/appenders/file.js`): published, folders and all. */
export function fileOfPackage(mint: Mint, text: string): string {
  return mint.keep(
    'source',
    text
      .split('/')
      .map((segment) => (isPublished(segment) || isPlaceholder(segment) ? segment : hideAs(mint, segment, 'path')))
      .join('/'),
  );
}

/** Anything a package can be called and hold, but no token that somebody put into `node_modules`. */
function isPublished(segment: string): boolean {
  const kind = kindOf(segment);
  return (
    /^[@\w.+~-]{1,80}$/.test(segment) &&
    (kind === null || ((kind === 'base64' || kind === 'hex' || kind === 'number') && /[a-z]{3}/.test(segment)))
  );
}

/**
 * Whether an address names a package so: `lokijs` and `@asamuzakjp/dom-selector` are published, however they read. What has the form
 * of a token is none.
 */
export const isInstalledName = (name: string): boolean =>
  name.length <= 80 && PACKAGE_NAME.test(name) && (isPackageName(name) || name.split('/').every(isWordy));
const PACKAGE_NAME = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
/** Mostly letters, none in turn with digits: `grpc-js`, `i18next`, `d3-array`. */
const isWordy = (part: string): boolean =>
  isPublished(part) && (part.match(/\d+/g) ?? []).length <= 1 && part.replace(/^@/, '').length <= 40;

/** A folder of the program: named with words that programs are made of. Customers and machines are named otherwise. */
function isFolder(segment: string): boolean {
  if (segment.length > 80) return false;
  return (
    PACKAGE_ROOTS.has(segment) ||
    segment
      .replace(/^@/, '')
      .split(/[.\-_+~]|(?<=[a-z])(?=[A-Z])/)
      .every((part) => part === '' || /^v?\d{1,2}$/.test(part) || (part.length > 1 && isKnownWord(part)))
  );
}

/** What people write into a file's name: letters, of any script; not the letters and digits in turn that tools write. */
const isSpelled = (part: string): boolean =>
  /^[\p{L}\p{M}$]{2,32}\d{0,3}$/u.test(part) && (/^[A-Z]?[^A-Z]*$/.test(part) || strangeness(part.toLowerCase()) < 0.5);

/** A placeholder inside a name. */
const GIVEN = /«[a-z0-9]{2,8}-\d{1,6}»/g;

/** A program's file, as its author named it; the hash that a bundler put into the name goes. */
function fileName(mint: Mint, segment: string): string {
  if (segment.length > 80) return hideAs(mint, segment, 'file');
  const given = mint.redactedBefore === false ? segment : segment.replace(GIVEN, 'x');
  const parts = given.split(/([.\-_+~])/);
  const origin = originOf(mint, given);
  // What no script of the heap is called is somebody's text, whatever it looks like; pages are mostly `index.html`.
  if (origin !== null && origin !== 'code' && segment !== 'index.html' && segment === given)
    return hideAs(mint, segment, 'file');
  const known = origin === 'code' && SCRIPT.test(segment);
  const isPlain = (part: string): boolean =>
    part.length < 2 || /^\d{1,2}$/.test(part) || looksLikeCode(part) || (known && isSpelled(part));
  if (parts.every(isPlain) && parts.filter((part) => /^\d/.test(part)).length <= 3) return segment;
  // `index-BcD3fG9z.js`: one part alone is no name.
  const odd = parts.filter((part) => !isPlain(part));
  const words = parts.slice(0, -1).filter((part) => part.length > 2 && isKnownWord(part));
  if (odd.length !== 1 || words.length === 0 || !SCRIPT.test(segment) || !/^[A-Za-z0-9]{6,40}$/.test(odd[0]))
    return hideAs(mint, segment, 'file');
  return parts.map((part) => (isPlain(part) ? part : mint.hide('hex', part))).join('');
}
