// What the measured programs have in common: their options, and snapshots that V8 writes.
// node PROGRAM.mjs --units N --leak SHARE --snapshots K --out PREFIX

import { renameSync } from 'node:fs';
import { parseArgs } from 'node:util';
import v8 from 'node:v8';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '8000' }, leak: { type: 'string', default: '0.05' },
    snapshots: { type: 'string', default: '2' }, out: { type: 'string', default: 'heap' },
  },
});
/** Things of the program's kind to make. */
export const units = Number(values.units);
/** Those that leak between two snapshots. */
export const leakedPerStep = Math.max(1, Math.round(units * Number(values.leak)));
const snapshots = Number(values.snapshots);

/** File of a snapshot; under its final name only when it is whole. @param {number} i from 1 */
export const fileOf = (i) => `${values.out}-${i}.heapsnapshot`;

/** @param {(count: number) => unknown} leak what happens before each snapshot */
export async function takeSnapshots(leak, take = v8.writeHeapSnapshot) {
  for (let i = 1; i <= snapshots; i++) {
    await leak(leakedPerStep);
    global.gc?.();
    const part = `${fileOf(i)}.part`;
    await take(part);
    // A killed run must not leave half a snapshot to be measured.
    renameSync(part, fileOf(i));
    process.stderr.write(`${fileOf(i)}\n`);
  }
}
