// Contrast of what is drawn: 3:1 against its ground for shapes, 4.5:1 for the numbers on them, in both themes.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

/** Colours of one block of the file, by token. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((m) => [m[1], m[2]]));
}

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const DRAWN = ['1', '2', '3', '4', '5', 'more', 'other', 'engine'].map((name) => `layer-${name}`);

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
])('colours, %s', (_, selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string): string => tokens.get(name)!;

  it.each([...DRAWN, 'warm-up', 'accent', 'line-strong', 'grew', 'shrank'])('%s is seen on a surface', (name) => {
    expect(contrast(colour(name), colour('surface'))).toBeGreaterThanOrEqual(3);
  });

  it.each([...DRAWN.filter((name) => !/other|engine/.test(name)), 'warm-up'])('a number is read on %s', (name) => {
    expect(contrast(colour(name), colour('layer-ink'))).toBeGreaterThanOrEqual(4.5);
  });
});
