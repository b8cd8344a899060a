import { expect, it } from 'vitest';
import { blocksOf, type CodeBlock } from './code-block.ts';
import { renderHtml } from './html.ts';
import { sampleReport } from './testing/sample.ts';

const block = (rank: number, text: string): CodeBlock => ({
  rank,
  place: 'shop.js:12',
  line: 12,
  lines: [
    { number: 11, text: '' },
    { number: 12, text },
  ],
});

it('lines are cut where paper ends, tabs are spaces, and each finding has its own', () => {
  const [only] = blocksOf([block(1, `\tsessions.set(${'x'.repeat(200)})`), block(2, 'b')], 1);
  expect(only.lines[1].text).toMatch(/^ {2}sessions\.set\(x+…$/);
  expect(only.lines[1].text.length).toBe(97);
  expect(blocksOf(undefined, 1)).toEqual([]);
});

it('stand in the page as text when they were chosen, and nowhere else', () => {
  const report = sampleReport();
  const code = [block(report.findings[0].rank, '<img src=x onerror=alert(1)>')];
  const page = renderHtml(report, { date: '2026-11-28T00:00:00Z', code });
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img src=x');
  expect(page).toMatch(/<mark>\s*12 /);
  expect(renderHtml(report, { date: '2026-11-28T00:00:00Z' })).not.toContain('class="code"');
});
