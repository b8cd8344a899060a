// The small questions patterns ask of facts.

import type { Fields, PatternFacts } from './types.ts';

/** @returns whether a field is called so; names below the first level carry their path (`socket._handle`). */
export function hasField(fields: Fields, name: RegExp): boolean {
  return Object.keys(fields).some((key) => name.test(key));
}

/** @returns whether a field of the object itself (not below it) refers to such a constructor. */
export function refersTo(fields: Fields, constructor: RegExp): boolean {
  return Object.entries(fields).some(([key, value]) => !key.includes('.') && constructor.test(value));
}

/** @returns whether one of the texts fits. */
export function some(texts: readonly string[], pattern: RegExp): boolean {
  return texts.some((text) => pattern.test(text));
}

/** @returns whether a class or function of one of these packages is involved. */
export function from(facts: PatternFacts, ...packages: readonly string[]): boolean {
  return packages.some((name) => facts.packages.includes(name));
}

/** @returns whether the owner, or whose field it is, is called so by its programmer: by variable, property or class. */
export function called(facts: PatternFacts, name: RegExp): boolean {
  const names = [facts.ownerName, facts.holderName, facts.ownerConstructor, facts.holderConstructor];
  return names.some((text) => text !== null && name.test(bare(text)));
}

/** @returns a name as people say it: `#sessions`, `_sessions` and `<symbol sessions>` are the same. */
export function bare(name: string): string {
  return name.replace(/^<symbol (.*)>$/, '$1').replace(/^[#_$]+/, '');
}

/** @returns whether the owner is a collection of the language's. */
export function isCollection(facts: PatternFacts): boolean {
  return /^(Map|Set|Array|Object|\{.*\})$/.test(facts.ownerConstructor);
}

/** @returns whether many entries are added, as opposed to one thing that swells or a chain. */
export function isWide(facts: PatternFacts): boolean {
  return facts.growthKind === 'width' || facts.growthKind === 'many-owners' || facts.growthKind === 'roots';
}

/** @returns whether no object of the program keeps the entries, but a root or a list of the runtime's own handles. */
export function isKeptByRuntime(facts: PatternFacts): boolean {
  return facts.growthKind === 'roots' || /^(Node \/ |\()/.test(facts.ownerConstructor);
}

/** @returns whether functions are what is added. */
export function addsFunctions(facts: PatternFacts): boolean {
  return facts.entryConstructor === 'Function';
}

/** @returns whether the entries are kept by an emitter's or event target's list of listeners. */
export function isListenerList(facts: PatternFacts): boolean {
  return (
    facts.event !== null ||
    some(facts.ownerKeptBy, /\.(_events|_eventListeners|<symbol kEvents>)$/) ||
    '_events' in facts.ownerFields ||
    some(facts.pathEdges.slice(-3), /^(_events|_eventListeners|<symbol kEvents>)$/)
  );
}

/** @returns whether a package keeps what it wrote itself: where the owner is made, and where the function or class that is added is. */
export function isWithinPackage({ holderFile = '', packages, entryFile }: PatternFacts): boolean {
  return packages.some((name) => holderFile.startsWith(`${name}/`) && entryFile?.startsWith(`${name}/`) === true);
}
