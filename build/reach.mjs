// Import rules over any number of modules (`reachable: true` in import-rules.cjs), answered by one walk per rule. dependency-cruiser
// walks once per pair of files and keeps a list of paths for each: with 700 files that took longer than everything else it does.

/**
 * @typedef {{ readonly path?: string, readonly pathNot?: string }} Place  regular expressions over a module's path
 * @typedef {{ readonly name: string, readonly from: Place, readonly to: Place & { readonly reachable?: boolean } }} ReachRule
 */

/** @param {Place} place @returns {(module: string) => boolean} */
function fits({ path, pathNot }) {
  const [wanted, unwanted] = [path, pathNot].map((text) => (text === undefined ? null : new RegExp(text)));
  return (module) => (wanted?.test(module) ?? true) && !(unwanted?.test(module) ?? false);
}

/**
 * Shortest chains from a module that a rule is about to the nearest one that it must not reach.
 * @param {ReadonlyMap<string, readonly string[]>} imports module → what it imports, all paths as the rule writes them
 * @param {ReachRule} rule
 * @returns {readonly (readonly string[])[]} one chain per module that reaches one, itself first
 */
export function reaching(imports, rule) {
  const isForbidden = fits(rule.to);
  /** @type {Map<string, string[]>} */
  const importers = new Map();
  for (const [module, targets] of imports)
    for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), module]);
  // From all that is forbidden backwards, level by level: `next` is the way to the nearest.
  /** @type {Map<string, string>} */
  const next = new Map();
  let level = [...new Set([...imports.keys(), ...importers.keys()])].filter(isForbidden);
  while (level.length > 0) {
    const farther = [];
    for (const module of level)
      for (const importer of importers.get(module) ?? [])
        if (!next.has(importer)) {
          next.set(importer, module);
          farther.push(importer);
        }
    level = farther;
  }
  return [...imports.keys()].filter(fits(rule.from)).flatMap((module) => {
    const chain = [module];
    for (let at = next.get(module); at !== undefined; at = isForbidden(at) ? undefined : next.get(at)) chain.push(at);
    return chain.length > 1 ? [chain] : [];
  });
}
