// Kinds of nodes as the ranking reads them: the heap's room makes them, one byte a node.

export { CONTEXT, ENGINE, isStringType, PLUMBING, PROXY, TYPE, typeOf } from '../../heap/index.ts';

/**
 * Node's own C++ objects without the word that V8 puts before those whose JS side is gone: nobody takes a session or a
 * socket out of a page.
 */
export function plainName(constructor: string): string {
  return constructor.startsWith('Detached Node / ') ? constructor.slice('Detached '.length) : constructor;
}
