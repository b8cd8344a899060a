// `npm pack` and `npm publish` run this (prepack): dist/ as ES modules and dist/cjs/ as CommonJS, both with their types.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');

rmSync(path.join(here, 'dist'), { recursive: true, force: true });
for (const config of ['tsconfig.build.json', 'tsconfig.cjs.json'])
  execFileSync(process.execPath, [compiler, '-p', path.join(here, config)], { stdio: ['ignore', 2, 2] });
// The package is of ES modules; this folder is not.
writeFileSync(path.join(here, 'dist', 'cjs', 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
// tsc leaves `./x.ts` in declarations; a compiler that does not know of it looks for a file that is not shipped.
for (const folder of ['dist', 'dist/cjs'])
  for (const name of readdirSync(path.join(here, folder)).filter((file) => file.endsWith('.d.ts'))) {
    const file = path.join(here, folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
  }
