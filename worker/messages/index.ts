// Every text for people, English and Korean, for the screen, the report and the terminal alike. No DOM, no Node.

export { createTranslator, speak, trySpeak, CATALOG } from './translator.ts';
export type { Translator } from './translator.ts';
export {
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatList,
  formatPercent,
  detectLang,
  LOCALES,
  warmFormats,
} from './format.ts';
export { localiseReport } from './localise.ts';
export { applyParticles } from './particles.ts';
export type { MessageKey, MessageParams } from './types.ts';
export { sentenceForError } from './errors.ts';
export { GLOSSARY, glossaryFor } from './glossary.ts';
export type { GlossaryTerm } from './glossary.ts';
export { formatBrings, bringsOf } from './brings.ts';
export { splitTicks, withoutTicks } from './ticks.ts';
