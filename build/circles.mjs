// Circles between the engine's files, type-only imports counted: files that need each other's types can only be read together.
// (The import rules in import-rules.cjs look at what runs.)

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Static and dynamic imports of relative files, and exports from them. */
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;

/**
 * @param {string} folder absolute; all `.ts` files below it are looked at, but for tests and declarations
 * @returns {readonly (readonly string[])[]} one list of files per circle, relative to the folder, sorted
 */
export function circlesIn(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.(d|test)\.ts$|(^|[\\/])(node_modules|dist|testing)[\\/]/.test(file))
    .map((file) => path.join(folder, file));
  const known = new Set(files);
  /** @type {Map<string, string[]>} */
  const imports = new Map(
    files.map((file) => [
      file,
      [...readFileSync(file, 'utf8').matchAll(IMPORT)]
        .map((found) => path.resolve(path.dirname(file), found[1] ?? ''))
        .filter((target) => known.has(target)),
    ]),
  );
  return components(files, imports)
    .filter((files) => files.length > 1)
    .map((files) => files.map((file) => path.relative(folder, file)).sort());
}

/**
 * Strongly connected components (R. Tarjan, "Depth-first search and linear graph algorithms", 1972).
 * @param {readonly string[]} files
 * @param {ReadonlyMap<string, readonly string[]>} imports
 * @returns {string[][]}
 */
function components(files, imports) {
  /** @type {Map<string, number>} */
  const number = new Map();
  /** @type {string[]} */
  const open = [];
  const isOpen = new Set();
  /** @type {string[][]} */
  const found = [];
  /** @param {string} file @returns {number} the lowest number that is reached from it */
  const visit = (file) => {
    const own = number.size;
    number.set(file, own);
    let least = own;
    open.push(file);
    isOpen.add(file);
    for (const target of imports.get(file) ?? []) {
      if (!number.has(target)) least = Math.min(least, visit(target));
      else if (isOpen.has(target)) least = Math.min(least, number.get(target) ?? least);
    }
    if (least === own) {
      const members = open.splice(open.indexOf(file));
      for (const member of members) isOpen.delete(member);
      found.push(members);
    }
    return least;
  };
  for (const file of files) if (!number.has(file)) visit(file);
  return found;
}
