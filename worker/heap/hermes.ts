// Hermes' own cells by name, as its snapshots write them: what V8 calls `system / OrderedHashMap` is `OrderedHashMap` there, an
// ordinary object to look at. Names from snapshots that Hermes 0.5 to 0.11 wrote (hermes-engine-cli) and its cell kinds.

/** Storage of the program's objects: a Map's table and entries, elements, properties, boxed numbers. */
const STORAGE: ReadonlySet<string> = new Set([
  'ArrayStorage',
  'ArrayStorageSmall',
  'BoxedDouble',
  'HashMapEntry',
  'HashSetEntry',
  'OrderedHashMap',
  'OrderedHashSet',
  'PropertyAccessor',
  'SegmentedArray',
  'SegmentedArraySmall',
]);

/** The engine's own, whatever type it has in the file. */
const INNARDS =
  /^(?:CodeBlock|CompactArray|DictPropertyMap|Domain|HiddenClass|IdentifierTable|LookupEntry|OldGen|RuntimeModule|WeakRefSlot|WeakValueMap|YoungGen|std::.*)$/;

/** A function's scope. Its variables have no names, only numbers. */
const SCOPE = 'Environment';

/** @returns what a cell of that name is; null for an object of the program's */
export function hermesCell(name: string): 'storage' | 'engine' | 'scope' | null {
  if (STORAGE.has(name)) return 'storage';
  if (name === SCOPE) return 'scope';
  return INNARDS.test(name) ? 'engine' : null;
}
