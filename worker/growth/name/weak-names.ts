// Names of fields that say nothing of what a field is for: somebody chose a better one further up.

/** Names that say nothing about what a thing is for. */
export const WEAK_NAMES = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'this',
  'self',
  '_this',
  'exports',
  'default',
  'value',
  'key',
  'data',
  'map',
  'list',
  'items',
  'elements',
  '_events',
  'head',
  'tail',
  'first',
  'last',
  'root',
  'parent',
  'arguments',
  'obj',
  'object',
  'target',
  'context',
]);
/** Links of a list: they say which comes next, not what for. */
const LIST_LINKS = new Set(['next', 'prev', 'previous', '_next', '_prev', '_idleNext', '_idlePrev', '_previous']);

/** @returns whether a field's name says nothing of what it is for. */
export function isWeakName(name: string): boolean {
  return WEAK_NAMES.has(name) || LIST_LINKS.has(name);
}

/** @returns whether a field leads from one link of a list to another. */
export function isListLink(name: string): boolean {
  return LIST_LINKS.has(name);
}
