// Entry of the code worker: lines of source with their colours, and reports through source maps, off the page's thread. Nothing
// stays here.

import * as Comlink from 'comlink';
import { withProfile } from '../../allocation-profile/join.ts';
import { NoProfile, readStacks } from '../../allocation-profile/stacks.ts';
import { highlighted } from '../../code/highlight.ts';
import { filesOfFolder } from '../../code/script-files.ts';
import type { Report } from '../../report/types.ts';
import { mapsOfFolder } from '../../source-maps/folder.ts';
import { remapped } from '../../source-maps/remap.ts';
import { snippetOf, type CarriedText, type CodePlace, type CodeSnippet } from '../../code/snippet.ts';

interface Placed {
  readonly report: Report;
  readonly fault: Pick<NoProfile, 'code' | 'params'> | null;
}

/** What may be asked of the code worker; the renderer imports this file for types only. */
export interface CodeApi {
  /**
   * The lines around a place; null when no text of its script is to be had.
   * @param folder - files of the folder that was pointed at; null when there is none
   */
  snippet(
    place: CodePlace,
    carried: CarriedText | null,
    folder: readonly { readonly path: string; readonly file: Blob }[] | null,
    around: number,
  ): Promise<CodeSnippet | null>;
  /** The report with original places and names, by the maps and scripts of a folder. */
  remap(report: Report, folder: readonly { readonly path: string; readonly file: Blob }[]): Promise<Report>;
  /** The report with the places of a sampling heap profile; as it was, and why, when it is none. */
  withProfile(report: Report, profile: Blob): Promise<Placed>;
}

const api: CodeApi = {
  snippet: (place, carried, folder, around) =>
    snippetOf(place, carried, folder === null ? null : filesOfFolder(folder), around, highlighted),
  remap: (report, folder) => remapped(report, mapsOfFolder(folder)),
  async withProfile(report, profile) {
    try {
      return { report: withProfile(report, await readStacks(profile)), fault: null };
    } catch (error) {
      if (error instanceof NoProfile) return { report, fault: { code: error.code, params: error.params } };
      throw error;
    }
  },
};
Comlink.expose(api);
