import { expect, it } from 'vitest';
import type { CodeSnippet } from '../../../worker/code/snippet.ts';
import { fakeReport } from '../../testing/fake-report.ts';
import { placesOf } from '../findings/places.ts';
import { codeBlocks } from './code-blocks.ts';

const snippet = (path: string, line: number): CodeSnippet => ({
  lines: [
    {
      number: line,
      tokens: [
        { text: 'const', kind: 'keyword' },
        { text: ' a = 1;', kind: null },
      ],
    },
  ],
  origin: 'folder',
  path,
  line,
  column: 1,
  differs: null,
});

it('puts the lines of each place beside its finding, and leaves out what is not to be had', async () => {
  const report = fakeReport('leak');
  const [first] = report.findings;
  const [place] = placesOf(first);
  const blocks = await codeBlocks(report, (asked) =>
    Promise.resolve(asked.url === place.url && asked.line === place.line ? snippet('src/shop.js', asked.line) : null),
  );
  expect(blocks[0]).toEqual({
    rank: first.rank,
    place: `shop.js:${place.line}`,
    line: place.line,
    lines: [{ number: place.line, text: 'const a = 1;' }],
  });
  expect(blocks.every(({ place: at }) => at.startsWith('shop.js'))).toBe(true);
  expect(await codeBlocks(report, () => Promise.resolve(null))).toEqual([]);
});
