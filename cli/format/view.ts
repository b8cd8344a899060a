// What every formatter needs to know about the screen it writes for.

import type { Translator } from '../../worker/messages/index.ts';
import type { Lang } from '../../worker/report/types.ts';
import type { Style } from '../text/style.ts';
import { wrap } from '../text/layout.ts';
import type { Columns } from '../text/layout.ts';

export interface View {
  readonly t: Translator['t'];
  readonly say: Translator;
  readonly lang: Lang;
  readonly style: Style;
  /** Columns a line may take. */
  readonly columns: Columns;
}

/** Lines longer than this are hard to read, however wide the window. Tables may use it all. */
const PROSE_COLUMNS: Columns = 100;

/** Columns for running text. */
export function proseColumns(view: View): Columns {
  return Math.min(view.columns, PROSE_COLUMNS);
}

/** Wrapped text, every line moved in by `indent` columns. */
export function paragraph(view: View, text: string, indent = 0): readonly string[] {
  return wrap(text, Math.max(20, proseColumns(view) - indent)).map((line) => ' '.repeat(indent) + line);
}
