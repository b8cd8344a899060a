// Which package a script belongs to, and its version where the address tells: node_modules, pnpm, yarn, Bun and Deno
// folders, vite's prebundled dependencies, CDNs. For the ranking and for positions that a source map gives back.

export interface PackageFile {
  readonly name: string;
  /** Null when the address does not tell. */
  readonly version: string | null;
  /** Inside the package, `src/common.js`; empty when the address does not tell. */
  readonly file: string;
}

const NAME = String.raw`(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~_][\w.~-]*`;
const VERSION = String.raw`\d+\.\d+\.\d+[\w.+-]*`;
const FOLDER = new RegExp(String.raw`^(${NAME})(?:\/(.*))?$`, 'i');
/** Folders that packages are built from. */
const BUILT_FROM = /^(?:src|lib|source|dist|build|packages)\//;

/**
 * Whether an address in `node_modules` names no package: where a package's own map leads out of its folder, the folder
 * that it was built from stands beside the packages, as if it were one (`node_modules/src/x.ts`).
 * @param inside - what stands behind `node_modules/`
 */
export const isBesidePackages = (inside: string): boolean => BUILT_FROM.test(inside);
/** `…/name@1.2.3/file`, as unpkg, jsDelivr, esm.sh, Skypack and jspm write it. */
const CDN = new RegExp(
  String.raw`^https?:\/\/(?:unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/|esm\.sh\/(?:v\d+\/)?\*?|cdn\.skypack\.dev\/(?:-\/)?|(?:ga|dev)\.jspm\.io\/npm:)(${NAME})(?:@v?(${VERSION}))?[^/]*(?:\/(.*))?$`,
  'i',
);
const CDNJS = new RegExp(
  String.raw`^https?:\/\/cdnjs\.cloudflare\.com\/ajax\/libs\/([\w.-]+)\/(${VERSION})\/(.*)$`,
  'i',
);
/** Deno's cache of packages: `…/npm/<registry>/name/1.2.3/file`. */
const DENO = new RegExp(String.raw`[\\/]npm[\\/][\w.-]+\.[a-z]+[\\/](${NAME})[\\/](${VERSION})[\\/](.*)$`, 'i');
const VITE = /\/node_modules\/\.vite\/deps(?:_[\w-]+)?\/(.+?)\.js$/;

/**
 * @param url - of a script, as the snapshot or a source map has it
 * @returns null for what belongs to no package: the program's own files, the platform's, and bundles
 */
export function packageOf(url: string): PackageFile | null {
  const clean = url.replace(/[?#].*$/s, '').replaceAll('\\', '/');
  const cdn = CDN.exec(clean);
  if (cdn !== null) return { name: cdn[1], version: cdn[2] ?? null, file: cdn[3] ?? '' };
  const cdnjs = CDNJS.exec(clean);
  if (cdnjs !== null) return { name: cdnjs[1], version: cdnjs[2], file: cdnjs[3] };
  const vite = VITE.exec(clean);
  if (vite !== null) return prebundled(vite[1]);
  const at = clean.lastIndexOf('/node_modules/');
  const inside =
    at >= 0 ? clean.slice(at + '/node_modules/'.length) : clean.startsWith('node_modules/') ? clean.slice(13) : null;
  const folder = inside === null || inside.startsWith('.') || isBesidePackages(inside) ? null : FOLDER.exec(inside);
  if (folder !== null)
    return {
      name: folder[1],
      version: versionAbove(clean.slice(0, Math.max(0, at)), folder[1]),
      file: folder[2] ?? '',
    };
  const deno = DENO.exec(clean);
  return deno === null ? null : { name: deno[1], version: deno[2], file: deno[3] };
}

/** `react-dom_client` is `react-dom/client`, `@vue_reactivity` is `@vue/reactivity`; chunks are shared by several packages. */
function prebundled(file: string): PackageFile | null {
  if (/^(chunk-|dep-)/.test(file)) return null;
  const parts = file.split('_');
  const name = file.startsWith('@') && parts.length > 1 ? `${parts[0]}/${parts[1]}` : parts[0];
  return { name, version: null, file: '' };
}

/** The version in the name of the folder that holds `node_modules`: pnpm's and Bun's store, yarn's cache. */
function versionAbove(above: string, name: string): string | null {
  const store = above.slice(above.lastIndexOf('/') + 1);
  const inStore = new RegExp(`^${escaped(name.replace('/', '+'))}@(${VERSION}?)(?:[_(].*)?$`).exec(store);
  if (inStore !== null) return inStore[1];
  const inYarn = new RegExp(`^${escaped(name.replace('/', '-'))}-(?:npm|virtual)-(${VERSION}?)-[0-9a-f]{8,}`).exec(
    store,
  );
  return inYarn === null ? null : inYarn[1];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
