// Checks the import rules and says, for each violation, the rule, its reason and the whole chain of files.
// By hand: `node build/check-imports.mjs`.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { circlesIn } from './circles.mjs';
import { reaching } from './reach.mjs';
import { root } from './setup.mjs';
import { workspaceIn } from './workspace.mjs';

const rooms = ['worker', 'capture', 'library', 'matchers', 'cli', 'renderer', 'electron'];

/**
 * @param {string} [folder] absolute root of a tree laid out like ours; ours unless told
 * @returns {Promise<readonly string[]>} one text per violation, ready to print; empty when all is well
 */
export async function importViolations(folder = root) {
  const { cruise } = await import('dependency-cruiser');
  const rules = createRequire(import.meta.url)('./import-rules.cjs');
  const far = rules.forbidden.filter((/** @type {import('./reach.mjs').ReachRule} */ rule) => rule.to.reachable);
  const near = rules.forbidden.filter((/** @type {import('./reach.mjs').ReachRule} */ rule) => !far.includes(rule));
  const result = await cruise(
    rooms.filter((room) => existsSync(path.join(folder, room))),
    { baseDir: folder, ruleSet: { forbidden: near }, validate: true, ...rules.options },
    { alias: workspaceIn(folder) },
  );
  const output = result.output;
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was due');
  const reasons = new Map(
    rules.forbidden.map((/** @type {{ name: string, comment: string }} */ rule) => [rule.name, rule.comment]),
  );
  const worker = path.join(folder, 'worker');
  const circles = existsSync(worker) ? circlesIn(worker) : [];
  const violations = output.summary.violations.map((violation) => {
    const hops = violation.via ?? violation.cycle;
    const chain = hops ? [violation.from, ...hops.map((hop) => hop.name)] : [violation.from, violation.to];
    return `${violation.rule.name}: ${chain.join('\n    → ')}\n  because: ${reasons.get(violation.rule.name)}`;
  });
  const imports = new Map(
    output.modules.map((module) => [module.source, module.dependencies.map((one) => one.resolved)]),
  );
  return [
    ...violations,
    ...far.flatMap((/** @type {import('./reach.mjs').ReachRule} */ rule) =>
      reaching(imports, rule).map(
        (chain) => `${rule.name}: ${chain.join('\n    → ')}\n  because: ${reasons.get(rule.name)}`,
      ),
    ),
    ...circles.map(
      (files) =>
        `no-circles-with-types: ${files.map((file) => `worker/${file}`).join('\n    ↔ ')}\n  because: ${reasons.get('no-circles')}`,
    ),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const violations = await importViolations();
  for (const violation of violations) process.stderr.write(`${violation}\n`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
