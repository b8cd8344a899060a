import { expect, test } from 'vitest';
import type { EdgeRow, ObjectDetail } from '../../../worker/engine/api.ts';
import { objectName } from './object-name.ts';

const row = { objectId: 1, constructor: 'Session', type: 'object', preview: '', shallowBytes: 0, retainedBytes: 0 };
const hop = (edgeKind: EdgeRow['edgeKind'], edge: string): EdgeRow => ({
  ...row,
  distance: 1,
  survived: null,
  detached: false,
  edge,
  edgeKind,
  engine: edgeKind === 'internal',
  expandable: true,
});
const detail = (
  pathFromRoot: readonly EdgeRow[],
  change: Partial<Pick<ObjectDetail, 'type' | 'preview'>> = {},
): ObjectDetail => ({
  ...hop('property', ''),
  snapshot: 0,
  classKey: null,
  source: null,
  fieldCount: 0,
  retainerCount: 0,
  dominators: [],
  pathFromRoot,
  text: null,
  madeBy: [],
  ...change,
});

test('an object has the name of the reference to it', () => {
  expect(objectName(detail([hop('property', 'app'), hop('variable', 'sessions')]))).toBe('sessions');
});

test('an element and an entry are named by their collection', () => {
  expect(objectName(detail([hop('property', 'rows'), hop('element', '[3]')]))).toBe('rows[3]');
  const inMap = [hop('variable', 'sessions'), hop('internal', 'table'), hop('entry', '[7]')];
  expect(objectName(detail(inMap))).toBe('sessions[7]');
});

test('a function is called by its name', () => {
  expect(objectName(detail([hop('internal', 'code')], { type: 'closure', preview: 'onMessage()' }))).toBe(
    'onMessage()',
  );
  expect(objectName(detail([], { type: 'closure', preview: '()' }))).toBeNull();
});

test('names that every object has, and weak ways, name nothing', () => {
  expect(objectName(detail([hop('property', 'a'), hop('property', '__proto__')]))).toBeNull();
  expect(objectName(detail([hop('property', 'a'), hop('weak', '1')]))).toBeNull();
  expect(objectName(detail([]))).toBeNull();
});
