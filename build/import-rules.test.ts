// The guard is guarded: violations planted in a small tree must be caught, with the whole chain and the reason.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importViolations } from './check-imports.mjs';

let folder = '';

/** Writes the files of a small tree: path → source. */
function plant(files: Readonly<Record<string, string>>): void {
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), source);
  }
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-imports-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('import rules', () => {
  test('a tree that keeps to them has no violation, and types may cross', async () => {
    plant({
      'worker/heap/index.ts': 'export interface Row { readonly n: number }\nexport const one = 1;\n',
      'renderer/app/view.ts':
        "import type { Row } from '../../worker/heap/index.ts';\nexport const rows: Row[] = [];\n",
    });
    expect(await importViolations(folder)).toEqual([]);
  });

  test('a page that reaches the heap through others: whole chain, reason', async () => {
    plant({
      'worker/heap/index.ts': 'export const one = 1;\n',
      'worker/shared.ts': "export { one } from './heap/index.ts';\n",
      'renderer/state/rows.ts': "export { one } from '../../worker/shared.ts';\n",
      'renderer/app/view.ts': "import { one } from '../state/rows.ts';\nexport const two = one + 1;\n",
    });
    const violation = (await importViolations(folder)).find((text) =>
      text.startsWith('renderer-without-heap: renderer/app/view.ts'),
    );
    expect(violation).toContain('→ renderer/state/rows.ts\n    → worker/shared.ts\n    → worker/heap/index.ts');
    expect(violation).toContain('because: A typed array in React is a freeze and a leak');
  });

  test("files that need only each other's types are a circle, too", async () => {
    plant({
      'worker/loading/a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b: B | null }\n",
      'worker/loading/b.ts': "import type { C } from './c.ts';\nexport interface B { readonly c: C | null }\n",
      'worker/loading/c.ts': "import type { A } from './a.ts';\nexport interface C { readonly a: A | null }\n",
      'worker/loading/d.ts': "import type { A } from './a.ts';\nexport type D = A;\n",
    });
    const [circle, ...others] = await importViolations(folder);
    expect(circle).toMatch(
      /^no-circles-with-types: worker\/loading\/a\.ts\s+↔ worker\/loading\/b\.ts\s+↔ worker\/loading\/c\.ts\n/,
    );
    expect(others).toEqual([]);
  });

  test.each([
    [
      'engine-without-node',
      'worker/heap/a.ts',
      "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    ],
    ['report-without-heap', 'worker/report/a.ts', "import { one } from '../heap/b.ts';\nexport const two = one;\n"],
    ['heap-looks-down', 'worker/heap/a.ts', "import { one } from '../growth/b.ts';\nexport const two = one;\n"],
    [
      'main-never-parses',
      'electron/main/a.ts',
      "import { one } from '../../worker/heap/b.ts';\nexport const two = one;\n",
    ],
    ['cli-without-app', 'cli/a.ts', "import { one } from '../renderer/b.ts';\nexport const two = one;\n"],
    ['all-imports-resolve', 'cli/a.ts', "import { one } from './nowhere.ts';\nexport const two = one;\n"],
  ])('%s is caught', async (rule, file, source) => {
    const other = 'export const one = 1;\n';
    plant({ 'worker/heap/b.ts': other, 'worker/growth/b.ts': other, 'renderer/b.ts': other, [file]: source });
    expect((await importViolations(folder)).map((text) => text.split(':')[0])).toContain(rule);
  });
});
