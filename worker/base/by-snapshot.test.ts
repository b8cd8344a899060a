import { expect, it } from 'vitest';
import { growthOf, lastOf } from './by-snapshot.ts';

it.each([
  [[], 0, 0],
  [[5], 5, 0],
  [[5, 9, 7], 7, 2],
  [[7, 3], 3, -4],
])('%j: the last is %d, the growth %d', (values, last, growth) => {
  expect([lastOf(values), growthOf(values)]).toEqual([last, growth]);
});
