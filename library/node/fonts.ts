// The fonts of the PDF, from the package: Pretendard always, another script's when a name is written in it.

import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import bold from 'pretendard/dist/web/static/woff2/Pretendard-SemiBold.woff2';
import regular from 'pretendard/dist/web/static/woff2/Pretendard-Regular.woff2';
import arabic from '../../worker/report/pdf/letters/arabic.woff2';
import devanagari from '../../worker/report/pdf/letters/devanagari.woff2';
import han from '../../worker/report/pdf/letters/han.woff2';
import hebrew from '../../worker/report/pdf/letters/hebrew.woff2';
import thai from '../../worker/report/pdf/letters/thai.woff2';
import type { PdfFonts } from '../../worker/report/pdf/index.ts';
import { scriptsIn, type Script } from '../../worker/report/pdf/scripts.ts';
import { trueTypeOf } from '../../worker/report/pdf/woff2.ts';

/** The bundler puts the files beside the code and gives their relative URLs. */
const LETTERS: Readonly<Record<Script, string>> = { han, arabic, devanagari, hebrew, thai };

const read = async (file: string): Promise<Uint8Array> =>
  trueTypeOf(await readFile(new URL(file, import.meta.url)), brotliDecompressSync);

/** @param text - all that the PDF may print */
export async function fonts(text: string): Promise<PdfFonts> {
  const [regularBytes, boldBytes, ...fallback] = await Promise.all(
    [regular, bold, ...scriptsIn(text).map((script) => LETTERS[script])].map(read),
  );
  return { regular: regularBytes, bold: boldBytes, fallback };
}
