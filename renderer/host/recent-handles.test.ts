import { expect, it } from 'vitest';
import { contentKey } from './recent-handles.ts';
import type { RememberedSource } from './types.ts';

const item = (name: string, text: string, lastModifiedMs = 1): RememberedSource => ({
  source: { kind: 'file', file: new Blob([text]), name, lastModifiedMs },
  handle: null,
});

it('series whose files are only called alike are two entries', () => {
  const monday = [item('1.heapsnapshot', 'a'), item('2.heapsnapshot', 'bb')];
  const tuesday = [item('1.heapsnapshot', 'aaa'), item('2.heapsnapshot', 'bb')];
  const later = [item('1.heapsnapshot', 'a', 2), item('2.heapsnapshot', 'bb')];
  expect(contentKey(monday)).not.toBe(contentKey(tuesday));
  expect(contentKey(monday)).not.toBe(contentKey(later));
});

it('the same files are the same entry', () => {
  const files = (): RememberedSource[] => [item('1.heapsnapshot', 'a'), item('2.heapsnapshot', 'bb')];
  expect(contentKey(files())).toBe(contentKey(files()));
  expect(contentKey(files())).not.toBe(contentKey(files().reverse()));
});
