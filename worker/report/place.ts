// Where a constructor was written, in a few letters: what tells rows of one name apart on screen, paper and terminal.

import { placeText } from '../base/source-place.ts';
import type { Translator } from '../messages/index.ts';
import type { ReportConstructor } from './types.ts';

/** Where a constructor was written, short: `store.js:12`, or its script's number where another row has the same; '' when unknown. */
export function placeOf({ source, script }: Pick<ReportConstructor, 'source' | 'script'>, { t }: Translator): string {
  const file = source === undefined ? '' : placeText(source);
  if (script === undefined) return file;
  const number =
    script.line === 0 || file !== '' ? t('common.script', { id: script.id }) : t('common.scriptAt', { ...script });
  return file === '' ? number : `${file}, ${number}`;
}
