// The part of a script's address that belongs to its package: `express/lib/router.js`, `src/session.store.ts`.
// Where a checkout lies on a machine (and under whose name) is nobody's business.

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

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export interface PackageFile {
  /** The address without machine, user, query and fragment. */
  readonly kept: string;
  /** Its folders and file; empty when nothing of it may stay. */
  readonly segments: readonly string[];
}

/**
 * @param url - a `file:` or `http(s):` URL, an absolute or relative path (either slash), `node:…`, `webpack://…/./x.ts`
 * @returns the part inside the package: below the last `node_modules`, below the last folder that usually is a
 *   package's root, or only the file's name when there is neither
 */
export function packageRelative(url: string): PackageFile {
  const builtin = /^node:([a-z][a-z0-9_/-]*)$/.exec(url);
  if (builtin) return { kept: url, segments: builtin[1].split('/') };
  const scheme = /^([a-z][a-z0-9+.-]+):\/*/i.exec(url);
  // `data:`, `blob:` and inline scripts have no name to keep.
  if (scheme && /^(?:data|blob|javascript|mailto|tel)$/i.test(scheme[1])) return { kept: '', segments: [] };
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
    if (!SCRIPT.test(segments[segments.length - 1] ?? '')) return { kept: '', segments: [] };
    const root = segments
      .slice(0, -1)
      .findLastIndex((part, i) => PACKAGE_ROOTS.has(part) && !SYSTEM_FOLDERS.has(segments[i - 1]));
    segments = segments.slice(root >= 0 ? root : -1);
  }
  segments = segments.slice(-MAX_SEGMENTS);
  return { kept: segments.join('/'), segments };
}
