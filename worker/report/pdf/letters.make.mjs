// Makes letters/*.woff2: the letters that Pretendard lacks, cut out of Noto Sans. Run by hand when a script is added:
//   npm install --no-save subset-font @expo-google-fonts/noto-sans-{sc,arabic,devanagari,hebrew,thai}
//   node worker/report/pdf/letters.make.mjs
// Han: the characters that the character sets of China, Japan, Taiwan and Korea hold for everyday use, in one form.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
// Installed by hand, so no dependency of the project's.
const { default: subsetFont } = await import(pathToFileURL(require.resolve('subset-font')).href);

/** Rows and cells of a 94 × 94 character set. */
function rows(encoding, first, last) {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for (let row = first; row <= last; row++)
    for (let cell = 1; cell <= 94; cell++) text += decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
  return text;
}

/** Big5's first level: lead bytes A4 to C6, two ranges of trail bytes. */
function bigFive() {
  const decoder = new TextDecoder('big5');
  let text = '';
  for (let lead = 0xa4; lead <= 0xc6; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail < 0x7f || trail > 0xa0) text += decoder.decode(Uint8Array.of(lead, trail));
  return text;
}

const range = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
const han = rows('gbk', 16, 87) + rows('euc-jp', 16, 47) + bigFive() + rows('euc-kr', 42, 93);

const LETTERS = {
  han: [
    'sc',
    [...han].filter((letter) => /\p{Script=Han}/u.test(letter)).join('') +
      range(0x3000, 0x301f) +
      range(0xff01, 0xff60),
  ],
  arabic: ['arabic', range(0x600, 0x6ff) + range(0x750, 0x77f)],
  devanagari: ['devanagari', range(0x900, 0x97f) + '\u200c\u200d'],
  hebrew: ['hebrew', range(0x590, 0x5ff)],
  thai: ['thai', range(0xe00, 0xe7f)],
};

for (const [script, [font, letters]] of Object.entries(LETTERS)) {
  const folder = dirname(require.resolve(`@expo-google-fonts/noto-sans-${font}/package.json`));
  const name = `NotoSans${font === 'sc' ? 'SC' : font[0].toUpperCase() + font.slice(1)}`;
  const whole = readFileSync(join(folder, '400Regular', `${name}_400Regular.ttf`));
  const cut = await subsetFont(whole, letters, { targetFormat: 'woff2' });
  writeFileSync(join(import.meta.dirname, 'letters', `${script}.woff2`), cut);
  console.log(`${script}: ${new Set(letters).size} letters, ${cut.length} bytes`);
}
