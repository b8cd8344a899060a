// The lines around a place of the open report: from the folder that was pointed at, through a map, or as the snapshot has them.

import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CodeSnippet } from '../../../worker/code/snippet.ts';
import { useSeries, useServices } from '../../app/services.ts';
import { askCode } from '../../engine/code-client.ts';
import type { Place } from './places.ts';

/** Lines shown before and after the place. */
const AROUND = 3;

/** What is shown of a place. */
export type Shown =
  | { readonly kind: 'wait' }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'code'; readonly snippet: CodeSnippet };

/** Asks for the lines around a place; null when its text is not to be had. A place of a map is found by the script that ran. */
export function useSnippetAt(): (place: Place) => Promise<CodeSnippet | null> {
  const { engine, sources } = useServices();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  const folder = useStore(sources.store, (s) => s.folder);
  return useCallback(
    async (place) => {
      const { url, line, column } = place.generated ?? place;
      const carried = live ? await engine.ask('sourceText', url).catch(() => null) : null;
      if (carried === null && folder === null) return null;
      return askCode({ url, line, column }, carried, sources.files(), AROUND);
    },
    [engine, sources, live, folder],
  );
}

/** The lines, asked again when the place, the series or the folder is another one. */
export function useSnippet(place: Place): Shown {
  const snippetAt = useSnippetAt();
  const [shown, setShown] = useState<Shown>({ kind: 'wait' });
  const { role, url, line, column, name, generated } = place;
  const [fromUrl, fromLine, fromColumn] = [generated?.url, generated?.line, generated?.column];
  useEffect(() => {
    let wanted = true;
    const from =
      fromUrl === undefined || fromLine === undefined || fromColumn === undefined
        ? {}
        : { generated: { url: fromUrl, line: fromLine, column: fromColumn } };
    snippetAt({ role, url, line, column, name, ...from }).then(
      (snippet) => {
        if (wanted) setShown(snippet === null ? { kind: 'none' } : { kind: 'code', snippet });
      },
      (error: unknown) => {
        console.warn('the code could not be shown', error);
        if (wanted) setShown({ kind: 'failed' });
      },
    );
    return () => {
      wanted = false;
    };
  }, [snippetAt, role, url, line, column, name, fromUrl, fromLine, fromColumn]);
  return shown;
}
