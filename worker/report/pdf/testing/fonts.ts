// The letters that PDFs of tests are set in: those of the product, whole.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('pretendard/package.json')),
  'dist/public/static/alternative',
);

/** Pretendard in the two weights that a PDF has, as TrueType. */
export const fonts = {
  regular: readFileSync(join(folder, 'Pretendard-Regular.ttf')),
  bold: readFileSync(join(folder, 'Pretendard-SemiBold.ttf')),
};
