// How an owner inside a package is called by the program: by the nearest name of the program's own that leads to it.

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap } from '../../heap/index.ts';
import { rankSeries } from '../rank.ts';

const URLS: readonly [number, string][] = [
  [10, 'http://a.test/src/main.js'],
  [11, 'http://a.test/node_modules/snow-kit/snow.js'],
];

// Seen with particles.js: `doc…pJSDom`, by a variable of another package that refers to the document.
it('a property of the window is called by its own name, whoever refers to the window', async () => {
  const heaps = [60, 120, 180, 240].map((count) => ({
    ...buildHeap(
      draw(
        `${[
          '^page -> system / Context @3 32B',
          '  $root -> closure showHero @5 64B at 10:1:1',
          '    {context} -> system / Context @7 32B',
          '      $win -> Window / http://a.test @9 100B',
          '        .snowfalls -> Array @11 16B',
          '          {elements} -> array @13 2000B',
          ...Array.from({ length: count }, (_, i) => [
            `            [${i}] -> Snow @${10_001 + 10 * i} 400B at 11:3:1`,
            `              .flakes -> Object @${10_003 + 10 * i} 80B`,
          ]).flat(),
        ].join('\n')}\n`,
      ),
    ),
    scripts: URLS.map(([scriptId, url]) => ({ scriptId, url })),
  }));
  const { findings } = await rankSeries(heaps, {}, (text) => createHash('sha256').update(text).digest('hex'));
  expect(findings[0]).toMatchObject({ constructor: 'Snow', owner: { name: 'snowfalls' } });
  expect(findings[0].messages.title.params?.name).not.toMatch(/win/);
});
