// What the reader must know to trust the answer: the input doctor's remarks and files that were left out.

import type { ReactElement } from 'react';
import type { OpenFailure } from '../../../worker/engine/api.ts';
import { sentenceForError } from '../../../worker/messages/index.ts';
import type { Report } from '../../../worker/report/types.ts';
import { useLang, useSeries, useText } from '../../app/services.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import type { Ignored } from '../../state/series.ts';
import { ignoredLines } from '../../ui/ignored.ts';
import { Said } from '../../ui/Said.tsx';

/** The same list every time: a selector must not make a new one. */
const NO_FAILURES: readonly OpenFailure[] = [];
const NOTHING_IGNORED: readonly Ignored[] = [];

/** The remarks; nothing when there are none. */
export function Warnings({ report }: { readonly report: Report }): ReactElement | null {
  const text = useText();
  const lang = useLang();
  const failures = useSeries((s) => (s.kind === 'open' ? s.failures : NO_FAILURES));
  const ignored = useSeries((s) => (s.kind === 'open' ? s.ignored : NOTHING_IGNORED));
  const lost = useSeries((s) => (s.kind === 'open' ? s.engineLost : null));
  // A file that failed is told of once, whoever tells of it.
  const lines = new Set([
    ...(lost === null ? [] : [text.t('ui.engine-lost')]),
    ...failures.map((f) => sentenceForError(f.error, lang).told),
    ...ignoredLines(ignored, text),
    ...report.warnings.map(({ message }) => message),
  ]);
  if (lines.size === 0) return null;
  return (
    <ul className="warnings" aria-label={text.t('ui.warnings')}>
      {[...lines].map((line, i) => (
        <li key={i}>
          <AlertIcon />
          <span>
            <Said text={line} />
          </span>
        </li>
      ))}
    </ul>
  );
}
