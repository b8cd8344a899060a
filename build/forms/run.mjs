// `npm run forms`: writes the report's TypeScript types and its JSON Schema from their one description. A test fails
// when the two files are not what the description says.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root, say } from '../setup.mjs';

export async function forms() {
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'forms-'));
  try {
    const outfile = path.join(work, 'forms.mjs');
    await build({
      absWorkingDir: root,
      entryPoints: ['build/forms/forms.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    const { writtenForms } = await import(pathToFileURL(outfile).href);
    for (const [file, text] of await writtenForms()) {
      writeFileSync(path.join(root, file), text);
      say(`wrote ${file}`);
    }
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
