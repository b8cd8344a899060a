// Writes a made-up fleet of .heapdelta files, for measuring `heapdelta fleet`: varied reports of two services, and among
// them what a bucket holds by and by (an empty file, a cut one, a copy, a clock of 1970).
// node bench/fleet.mjs FOLDER [COUNT, 10000] [INSTANCES, 500] [ROWS, 600]

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [folder, count = '10000', instances = '500', rows = '600'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node bench/fleet.mjs FOLDER [COUNT] [INSTANCES] [ROWS]\n');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(path.join(tmpdir(), 'heapdelta-fleet-'));
try {
  const bundle = path.join(work, 'made.mjs');
  await build({
    stdin: {
      contents: `export { made } from './worker/report/fleet/testing/reports.ts';
export { encodeHeapdelta } from './worker/report/heapdelta.ts';
export { redactReport } from './worker/report/redact/index.ts';`,
      resolveDir: root,
      loader: 'js',
    },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: bundle,
  });
  const { made, encodeHeapdelta, redactReport } = await import(pathToFileURL(bundle).href);
  mkdirSync(folder, { recursive: true });
  const shape = { count: Number(count), instances: Number(instances), rows: Number(rows) };
  let bytes = 0;
  for (let i = 0; i < shape.count; i++) {
    const { name, report, date } = made(i, shape);
    // One in three leaves redacted, as it does by default.
    const file = await encodeHeapdelta(i % 3 === 0 ? redactReport(report).report : report, { date });
    writeFileSync(path.join(folder, `${name}.heapdelta`), file);
    bytes += file.length;
    if (i === 0) {
      writeFileSync(path.join(folder, 'copy of 주문 1.heapdelta'), await encodeHeapdelta(report, { date }));
      writeFileSync(path.join(folder, 'empty.heapdelta'), '');
      writeFileSync(path.join(folder, 'cut.heapdelta'), file.subarray(0, 900));
      writeFileSync(path.join(folder, 'text.heapdelta'), 'not a report');
    }
    if (i === 1) {
      const snapshots = report.snapshots.map((/** @type {object} */ one) => ({
        ...one,
        takenAt: '1970-01-01T00:00:00Z',
        sha256: null,
      }));
      writeFileSync(path.join(folder, 'clock.heapdelta'), await encodeHeapdelta({ ...report, snapshots }, { date }));
    }
  }
  process.stdout.write(`${shape.count} reports, ${(bytes / 1e6).toFixed(0)} MB in ${folder}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
