// The licences of everything that is bundled into what we ship, as one text: for the package, the app and its about box.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const LETTERS_LICENCE = 'worker/report/pdf/letters/LICENSE.txt';

/**
 * The npm package a bundled module belongs to.
 * @param {string} module path of a module, as esbuild or rollup name it
 * @returns {string | null} folder of the package relative to the root; null for our own sources
 */
export function packageOf(module) {
  const clean = module.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  const match = /^.*?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(clean);
  return match?.[1] ?? null;
}

/**
 * @param {Iterable<string>} folders of packages, relative to the root
 * @returns {string} our licence, then one part per package, in order of name; each package once per version
 * @throws when a package has neither a licence file nor a licence field: such a thing must not be shipped
 */
export function licencesText(folders) {
  /** @type {Map<string, string>} */
  const parts = new Map();
  for (const folder of folders) {
    const absolute = path.join(root, folder);
    const manifest = JSON.parse(readFileSync(path.join(absolute, 'package.json'), 'utf8'));
    const title = `${manifest.name} ${manifest.version}`;
    const files = readdirSync(absolute)
      .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
      .sort();
    // Pretendard keeps its licence with the fonts.
    const nested = files.length === 0 && existsSync(path.join(absolute, 'dist', 'LICENSE')) ? ['dist/LICENSE'] : files;
    const texts = nested.map((name) => readFileSync(path.join(absolute, name), 'utf8').trim());
    if (texts.length === 0 && !manifest.license)
      throw new Error(`${title} comes without a licence; it cannot be shipped`);
    parts.set(
      title,
      `${title} (${manifest.license ?? 'see below'})\n\n${texts.length > 0 ? texts.join('\n\n') : `Its package names the licence ${manifest.license} and brings no text.`}`,
    );
  }
  // The fonts of the PDF are cut from a family, not installed as a package.
  parts.set(
    'Noto Sans',
    `Noto Sans (OFL-1.1), parts of it in the PDF\n\n${readFileSync(path.join(root, LETTERS_LICENCE), 'utf8').trim()}`,
  );
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  const own = readFileSync(path.join(root, 'LICENSE'), 'utf8').trim();
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `Heapdelta\n\n${own}${line}${sorted.length > 0 ? `It contains parts of the following packages.${line}${sorted.join(line)}` : ''}\n`;
}
