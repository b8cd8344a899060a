// Labels under the axis fit and stay apart.

import { describe, expect, it } from 'vitest';
import { axisLabels } from './axis-labels.ts';

describe('labels under an axis', () => {
  it('stay whole where they fit, and are cut where that keeps them apart', () => {
    expect(axisLabels(['1', '2', '3'], 10)).toEqual(['1', '2', '3']);
    expect(axisLabels(['before the load', 'after the load'], 8)).toEqual(['before …', 'after t…']);
  });

  it('show what differs where their beginnings are alike', () => {
    const names = ['Heap.20261121.024501.4242.0.001', 'Heap.20261121.024501.4242.0.002'];
    expect(axisLabels(names, 12)).toEqual(['…1', '…2']);
    expect(axisLabels(['Heap.20261121.024501.1.0.001', 'Heap.20261121.034502.1.0.002'], 9)).toEqual([
      '…24501.1…',
      '…34502.1…',
    ]);
  });

  it('are numbers where nothing short tells them apart, and repeat only what is the same', () => {
    expect(axisLabels(['aaaaaaaaaa-x-1', 'aaaaaaaaaa-x-1', 'bbbbbbbbbbbb'], 5)).toEqual(['aaaa…', 'aaaa…', 'bbbb…']);
    expect(axisLabels(['x-common-middle-1', 'y-common-middle-1', 'x-common-middle-2'], 6)).toEqual(['1', '2', '3']);
  });
});
