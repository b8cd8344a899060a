// A view made from the settings. Apart from view.ts, whose wrapping of text a command that prints JSON has no use for.

import { createTranslator } from '../../worker/messages/index.ts';
import type { Lang } from '../../worker/report/types.ts';
import type { Columns } from '../text/layout.ts';
import { createStyle } from '../text/style.ts';
import type { View } from './view.ts';

/** The screen as formatters see it. */
export function createView(options: {
  readonly lang: Lang;
  readonly columns: Columns;
  readonly colors: boolean;
}): View {
  const say = createTranslator(options.lang);
  return { t: say.t, say, lang: options.lang, style: createStyle(options.colors), columns: options.columns };
}
