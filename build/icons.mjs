// Draws the icons of all systems from build/icons/*.svg: PNG, ICO (Windows) and ICNS (macOS).
// By hand, when a drawing changed: `node build/icons.mjs`. The results are committed: packaging needs no browser.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium, root } from './setup.mjs';

const folder = path.join(root, 'build', 'icons');

/**
 * An ICO file of PNG pictures (Windows Vista and later read them).
 * @param {readonly { readonly size: number, readonly png: Buffer }[]} pictures at most 256 pixels wide
 * @returns {Buffer}
 */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, i) => {
    const at = 6 + 16 * i;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** Types of an ICNS file that hold a PNG, and its size; `@2x` types stand for half their size on a fine screen. */
const icnsTypes = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/**
 * @param {(size: number) => Buffer} pngOf
 * @returns {Buffer}
 */
function icns(pngOf) {
  const parts = icnsTypes.map(([type, size]) => {
    const png = pngOf(size);
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

const executablePath = findChromium();
if (!executablePath) throw new Error('drawing icons needs Chromium');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  for (const name of ['icon', 'document', 'snapshot']) {
    const svg = readFileSync(path.join(folder, `${name}.svg`), 'utf8');
    /** @type {Map<number, Buffer>} */
    const pictures = new Map();
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const url = await page.evaluate(async ([source, pixels]) => {
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(source.replace('<svg ', `<svg width="${pixels}" height="${pixels}" `))}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = pixels;
        canvas.getContext('2d')?.drawImage(image, 0, 0, pixels, pixels);
        return canvas.toDataURL('image/png');
      }, /** @type {const} */ ([svg, size]));
      pictures.set(size, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    }
    /** @param {number} size */
    const pngOf = (size) => /** @type {Buffer} */ (pictures.get(size));
    writeFileSync(
      path.join(folder, `${name}.ico`),
      ico([16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: pngOf(size) }))),
    );
    writeFileSync(path.join(folder, `${name}.icns`), icns(pngOf));
    if (name === 'icon') {
      // electron-builder takes Linux icons from a folder of NxN.png.
      mkdirSync(path.join(folder, 'linux'), { recursive: true });
      for (const size of [16, 32, 48, 64, 128, 256, 512])
        writeFileSync(path.join(folder, 'linux', `${size}x${size}.png`), pngOf(size));
      writeFileSync(path.join(folder, 'icon.png'), pngOf(1024));
    }
  }
} finally {
  await browser.close();
}
