// A package that was bundled before it was published has a map of its own, and a bundler that follows it calls the package's
// files `webpack:///src/x.js` (not the reader's, though no node_modules stands in their addresses) or, where the map
// leads out of the package's folder, `node_modules/src/x.ts`: there is no package `src`.

import type { TraceMap } from '@jridgewell/trace-mapping';
import { isBesidePackages, packageOf } from '../report/packages.ts';

/** What stands behind the last `node_modules/` of an address. */
const INSIDE = /(?:^|.*\/)node_modules\/(.+)$/;
const WEBPACK = /^webpack:\/\/([^/]*)\/+(?:\.\/)?(.+)$/;
/** What webpack itself adds to a bundle. */
const RUNTIME = /^webpack\/|^\(webpack\)|^external /;
const IMPORTED = /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*)['"]((?:@[\w.~-]+\/)?[\w~][\w.~-]*)/g;
/** Letters of one source that are looked through for imports: they stand at its beginning. */
const MAX_IMPORTS = 20_000;

const known = new WeakMap<TraceMap, (url: string) => string>();

/**
 * @returns the address of a source as the reader finds it: in `node_modules/NAME/…` where a package's own map called it
 *   `webpack:///…` or put it beside its folder, and as it was for all others
 */
export function sourceIn(map: TraceMap, url: string): string {
  if (!isOfAMap(url)) return url;
  let place = known.get(map);
  if (place === undefined) {
    place = placesOf(map);
    known.set(map, place);
  }
  return place(url);
}

/** The file of a source that a package's map has beside the folder of the package; undefined for all others. */
function besidePackages(url: string): string | undefined {
  const inside = INSIDE.exec(url)?.[1];
  return inside !== undefined && isBesidePackages(inside) ? inside : undefined;
}

function isOfAMap(url: string): boolean {
  return url.startsWith('webpack://') || besidePackages(url) !== undefined;
}

function placesOf(map: TraceMap): (url: string) => string {
  const own: string[] = [];
  const present = new Set<string>();
  map.resolvedSources.forEach((url, i) => {
    const inside = packageOf(url);
    if (inside !== null) present.add(inside.name);
    else if (!isOfAMap(url)) own.push((map.sourcesContent?.[i] ?? '').slice(0, MAX_IMPORTS));
  });
  // Where all of a program was built by webpack, these are its own files.
  if (own.length === 0) return (url) => url;
  const imported = new Set(own.flatMap((text) => [...text.matchAll(IMPORTED)].map(([, name]) => name)));
  const missing = [...imported].filter((name) => !present.has(name));
  return (url) => {
    const [, library, file] = WEBPACK.exec(url) ?? ['', '', besidePackages(url)];
    if (file === undefined || RUNTIME.test(file) || file.includes('node_modules')) return url;
    const name = missing.length === 1 ? missing[0] : missing.find((one) => isCalled(one, library));
    return name === undefined ? url : `node_modules/${name}/${file}`;
  };
}

/** `webpack://Pickr/` is the library of `@simonwep/pickr`. */
function isCalled(packageName: string, library: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');
  return library !== '' && bare(packageName.replace(/^@[^/]*\//, '')) === bare(library);
}
