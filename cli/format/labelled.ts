// A remark under its label: `Note  what is to be known`, wrapped and indented.

import { hanging, pad, widthOf } from '../text/layout.ts';
import { proseColumns } from './view.ts';
import type { View } from './view.ts';

/** Lines of a remark, its label in the colour of warnings. */
export function labelled(label: string, text: string, view: View): readonly string[] {
  return hanging(pad(label, widthOf(label)), text, widthOf(label) + 2, proseColumns(view)).map((line, i) =>
    i === 0 ? line.replace(label, view.style.warning(label)) : line,
  );
}
