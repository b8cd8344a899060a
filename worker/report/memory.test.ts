// The memory of the process as a story: which part grew, in words, numbers and bars.

import { describe, expect, it } from 'vitest';
import { createTranslator } from '../messages/index.ts';
import { MEMORY_PARTS, memoryBoxes, memoryFigure, memorySentence, memoryStory, memoryTable } from './memory.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { sampleReport } from './testing/sample.ts';
import type { Report, ReportMemory } from './types.ts';

const BASE: ReportMemory = {
  rssBytes: 100e6,
  heapBytes: 30e6,
  freeBytes: 5e6,
  bufferBytes: 10e6,
  externalBytes: 5e6,
  codeBytes: 20e6,
  nativeBytes: 30e6,
};
const report = sampleReport();
/** The sample with this much more of each at its last snapshot; `alive`: of the heap, in the snapshots themselves. */
const withGrowth = (more: Partial<ReportMemory>, alive = 0): Report => ({
  ...report,
  snapshots: report.snapshots.map((snapshot, i) => {
    const isLast = i === report.snapshots.length - 1;
    const memory = Object.fromEntries(
      Object.entries(BASE).map(([name, bytes]) => [
        name,
        bytes + (isLast ? (more[name as keyof ReportMemory] ?? 0) : 0),
      ]),
    ) as unknown as ReportMemory;
    return { ...snapshot, shallowBytes: 30e6 + (isLast ? alive : 0), memory };
  }),
});
const sentence = (more: Partial<ReportMemory>, alive = 0, lang: 'en' | 'ko' = 'en'): string =>
  memorySentence(memoryStory(withGrowth(more, alive))!, createTranslator(lang));

describe('the sentence', () => {
  it('names what grew', () => {
    expect(sentence({})).toBe('Neither the heap nor what it holds outside grew.');
    expect(sentence({}, 20e6)).toContain('It is the heap that grows: +20.0 MB.');
    expect(sentence({ bufferBytes: 40e6 })).toBe('The heap does not grow, but this does: Buffers, +40.0 MB.');
    expect(sentence({ bufferBytes: 40e6 }, 10e6)).toContain('It is not the heap that grows most (+10.0 MB)');
    expect(sentence({ externalBytes: 9e6 }, 0, 'ko')).toContain('힙은 늘지 않고');
  });
  it('does not call grown what came and went', () => {
    const swinging = withGrowth({ bufferBytes: 2e6 });
    const less = swinging.snapshots.map((snapshot, i) =>
      i === 1 ? { ...snapshot, memory: { ...snapshot.memory!, bufferBytes: 4e6 } } : snapshot,
    );
    expect(memoryStory(swinging)!.grew).toEqual({ part: 'buffers', bytes: 2e6 });
    expect(memoryStory({ snapshots: less })!.grew).toBeNull();
  });
  it('says what snapshots themselves raise, when it is much', () => {
    expect(sentence({ nativeBytes: 8e6 })).not.toContain('Outside of these');
    expect(sentence({ nativeBytes: 8e6 + 1 })).toContain('Outside of these it rose by 8.0 MB');
    // Less than half of what the process grew by.
    expect(sentence({ nativeBytes: 30e6, rssBytes: 70e6 })).not.toContain('Outside of these');
  });
  it('the heap is level below a fiftieth of what is alive, what lies outside below a megabyte', () => {
    expect(sentence({ heapBytes: 9e6 }, 599_999)).toContain('Neither');
    expect(sentence({}, 600_000)).toContain('It is the heap');
    expect(sentence({ bufferBytes: 999_999 })).toContain('Neither');
    expect(sentence({ bufferBytes: 1e6 })).toContain('Buffers');
  });
});

describe('rows and bars', () => {
  it('have a column per part, and boxes that lie side by side', () => {
    const story = memoryStory(withGrowth({ bufferBytes: 50e6 }))!;
    const table = memoryTable(story, createTranslator('en'));
    expect(table.head).toHaveLength(MEMORY_PARTS.length + 2);
    expect(table.rows).toHaveLength(report.snapshots.length);
    const boxes = memoryBoxes(story, 100);
    const last = boxes.filter(({ snapshot }) => snapshot === report.snapshots.length - 1);
    expect(last.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
    for (const [i, box] of last.entries()) if (i > 0) expect(box.x).toBeCloseTo(last[i - 1].x + last[i - 1].width);
    expect(memoryFigure(story, createTranslator('en'))).toContain('Buffers 10.0 MB → 60.0 MB');
  });
  it('are told of whole series only', () => {
    expect(memoryStory(report)).toBeNull();
    const whole = withGrowth({});
    const [first, ...rest] = whole.snapshots;
    const { memory: _memory, ...without } = first;
    expect(memoryStory({ snapshots: [without, ...rest] })).toBeNull();
    expect(memoryStory({ snapshots: [first] })).toBeNull();
  });
  it('stand in HTML and Markdown, and not where nobody recorded them', () => {
    const options = { date: '2026-11-21T00:00:00Z' };
    const told = withGrowth({ bufferBytes: 40e6 });
    for (const text of [renderHtml(told, options), renderMarkdown(told, options)]) {
      expect(text).toContain('Memory of the process');
      expect(text).toContain('50.0 MB');
    }
    expect(renderHtml(told, options)).toContain('<rect class="layer l4"');
    expect(renderHtml(report, options)).not.toContain('Memory of the process');
  });
});
