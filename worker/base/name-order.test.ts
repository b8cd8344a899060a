// Names that people and tools give to snapshots, and what may be read from them.

import { describe, expect, it } from 'vitest';
import { compareNatural, orderOfNames, processInName, timeInName } from './name-order.ts';

describe('a time in a name', () => {
  it.each([
    ['Heap.20261121.041500.1234.0.001.heapsnapshot', '2026-11-21T04:15:00', false],
    ['Heap-20261121T041500.heapsnapshot', '2026-11-21T04:15:00', false],
    ['orders-2026-11-21T04:15:00.250Z.heapsnapshot', '2026-11-21T04:15:00.250Z', true],
    ['orders-2026-11-21T04-15-00+0900.heapsnapshot', '2026-11-21T04:15:00+09:00', true],
    ['2026-11-21 at 04.15.heapsnapshot', '2026-11-21T04:15:00', false],
    ['heap_20261121_041500.heapsnapshot', '2026-11-21T04:15:00', false],
    ['heapdump-1795234500.heapsnapshot', '2026-11-21T04:15:00.000Z', true],
    ['heapdump-1795234500250.heapsnapshot', '2026-11-21T04:15:00.250Z', true],
    ['night-2026-11-21.heapdelta', null, false],
  ])('%s', (name, iso, zoned) => {
    expect(timeInName(name)).toMatchObject({ iso, zoned });
  });

  it.each(['1.heapsnapshot', 'heap-20261399.heapsnapshot', 'v20.11.1.heapsnapshot', 'pid-12345678901234.heapsnapshot'])(
    'is none: %s',
    (name) => expect(timeInName(name)).toBeNull(),
  );
});

it('the process stands in the default name of Node alone', () => {
  expect(processInName('Heap.20261121.041500.1234.3.001.heapsnapshot')).toEqual({ pid: 1234, thread: 3 });
  expect(processInName('Heap-20261121T041500.heapsnapshot')).toBeNull();
});

describe('the order of names', () => {
  const order = (...names: readonly string[]): unknown => {
    const found = orderOfNames(names);
    return found === null ? null : [found.by, found.order.map((i) => names[i])];
  };

  it('is that of the times in them', () => {
    expect(order('Heap-20261121T100000.heapsnapshot', 'Heap-20261121T090000.heapsnapshot')).toEqual([
      'name-time',
      ['Heap-20261121T090000.heapsnapshot', 'Heap-20261121T100000.heapsnapshot'],
    ]);
    const [a, b] = ['Heap.20261121.100000.9.0.001', 'Heap.20261121.100000.9.0.002'];
    expect(order(b, a)).toEqual(['name-time', [a, b]]);
  });

  it('is that of the numbers in which they differ, as numbers', () => {
    expect(order('s10.heapsnapshot', 's2.heapsnapshot.gz', 's1.heapsnapshot')).toEqual([
      'name-number',
      ['s1.heapsnapshot', 's2.heapsnapshot.gz', 's10.heapsnapshot'],
    ]);
    expect(order('day-2026-11-21-2', 'day-2026-11-21-1')).toEqual([
      'name-number',
      ['day-2026-11-21-1', 'day-2026-11-21-2'],
    ]);
  });

  it('is that of words of time', () => {
    expect(order('after.heapsnapshot', 'before.heapsnapshot')).toEqual([
      'name-word',
      ['before.heapsnapshot', 'after.heapsnapshot'],
    ]);
    expect(order('after/heap.heapsnapshot', 'before/heap.heapsnapshot', 'during/heap.heapsnapshot')).toMatchObject([
      'name-word',
      ['before/heap.heapsnapshot', 'during/heap.heapsnapshot', 'after/heap.heapsnapshot'],
    ]);
  });

  it('is none where nothing tells, or two things contradict one another', () => {
    expect(order('apple', 'banana')).toBeNull();
    expect(order('a1-9', 'a2-8')).toBeNull();
    expect(order('x1', 'y2')).toBeNull();
    expect(order('before-1', 'after-1', 'rest-1')).toBeNull();
    // A zone in one of them alone: the clocks do not compare.
    expect(order('x-2026-11-21T10:00:00Z', 'x-2026-11-21T09:00:00')).toBeNull();
    expect(order('thunderstorm', 'newton')).toBeNull();
  });

  it('numbers of any length compare', () => {
    expect(compareNatural('a99999999999999999998', 'a99999999999999999999')).toBeLessThan(0);
    expect(compareNatural('a007', 'a8')).toBeLessThan(0);
    expect(compareNatural('a', 'a1')).toBeLessThan(0);
  });
});
