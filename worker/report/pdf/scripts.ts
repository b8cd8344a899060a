// Which fonts a text needs beside the two that every PDF has: Pretendard draws Latin, Hangul, kana, Cyrillic and Greek.

/** The fonts in `letters/`, by the writing they hold. */
export const SCRIPTS = ['han', 'arabic', 'devanagari', 'hebrew', 'thai'] as const;
export type Script = (typeof SCRIPTS)[number];

const LETTERS: Readonly<Record<Script, RegExp>> = {
  // With the brackets and the wide forms that go with Han.
  han: /[\p{Script=Han}\u3000-\u301f\uff01-\uff60]/u,
  arabic: /\p{Script=Arabic}/u,
  devanagari: /\p{Script=Devanagari}/u,
  hebrew: /\p{Script=Hebrew}/u,
  thai: /\p{Script=Thai}/u,
};

/** The writings of which `text` has a letter, in the order of `SCRIPTS`. */
export const scriptsIn = (text: string): readonly Script[] => SCRIPTS.filter((script) => LETTERS[script].test(text));
