// What was dropped and is not compared, in sentences: one for each kind, with what to do about it.

import { sentenceForError, type Translator } from '../../worker/messages/index.ts';
import type { Ignored } from '../state/series.ts';

/** Names said in one sentence; the others are counted. */
const NAMED = 4;

/** The lines; none when everything was taken. */
export function ignoredLines(ignored: readonly Ignored[], text: Translator): readonly string[] {
  const reports = ignored.filter(({ why }) => why === 'report');
  const others = ignored.filter(({ why }) => why === 'other');
  const names = (of: readonly Ignored[]): string =>
    of
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ');
  const more = others.length - NAMED;
  return [
    ...ignored.flatMap((one) => (one.why === 'error' ? [sentenceForError(one.error, text.lang).told] : [])),
    ...(reports.length === 0 ? [] : [text.t('ui.ignored.report', { count: reports.length, names: names(reports) })]),
    ...(others.length === 0
      ? []
      : more > 0
        ? [text.t('ui.ignored.many', { count: others.length, names: names(others) })]
        : [text.t('ui.ignored.other', { count: others.length, names: names(others) })]),
  ];
}
