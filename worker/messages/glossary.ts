// Which words can be explained: our own and V8's, with the name under which V8 shows each.

import type { Lang } from '../report/types.ts';
import { common as en } from './en/common.ts';
import { createTranslator } from './translator.ts';

export interface GlossaryTerm {
  readonly id: string;
  readonly term: string;
  /** One plain sentence. */
  readonly text: string;
}

type GlossaryId = keyof typeof en extends infer K ? (K extends `glossary.${infer Id}.term` ? Id : never) : never;

/** Every explained word's identifier, in the order of the catalog (our words first, then V8's). */
export const GLOSSARY: readonly GlossaryId[] = Object.keys(en).flatMap((key) => {
  const id = /^glossary\.(.+)\.term$/.exec(key)?.[1];
  return id === undefined ? [] : [id as GlossaryId];
});

/** V8 writes some words with a tail (`system / Context / scope @12`); these are recognised by how they begin. */
const PREFIXES: readonly (readonly [string, GlossaryId])[] = [
  ['system / Context', 'context'],
  ['(scope)', 'context'],
  ['system / NativeContext', 'native-context'],
  ['system / JSArrayBufferData', 'array-buffer-data'],
  ['Detached ', 'detached'],
  ['{', 'shape'],
  ['(object ', 'array'],
  ['system / ', 'system'],
];

function term(id: GlossaryId, lang: Lang): GlossaryTerm {
  const { t } = createTranslator(lang);
  return { id, term: t(`common.glossary.${id}.term`), text: t(`common.glossary.${id}.text`) };
}

/**
 * The explanation of a word: an identifier of ours (`retained-size`), or a constructor or edge as V8 names it
 * (`(array)`, `system / Context`, `Detached <div>`). null when there is nothing to explain.
 */
export function glossaryFor(word: string, lang: Lang): GlossaryTerm | null {
  const byId = GLOSSARY.find((id) => id === word);
  if (byId) return term(byId, lang);
  const byTerm = GLOSSARY.find((id) => en[`glossary.${id}.term`] === word);
  if (byTerm) return term(byTerm, lang);
  const byPrefix = PREFIXES.find(([prefix]) => word.startsWith(prefix));
  return byPrefix ? term(byPrefix[1], lang) : null;
}
