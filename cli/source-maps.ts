// Original places and names for a report of the command line: maps beside the script, inside it, or in --source-maps DIR.

import type { Report } from '../worker/report/types.ts';
import { remapped } from '../worker/source-maps/remap.ts';
import { mapFor, scriptIn } from './source-maps/maps.ts';

/**
 * The report as `remapped` tells it.
 * @param folders - where the user keeps the program's scripts and maps
 */
export function withSourceMaps(report: Report, folders: readonly string[]): Promise<Report> {
  return remapped(report, {
    isChosen: folders.length > 0,
    map: (url) => mapFor(url, folders),
    script: (url) => scriptIn(url, folders),
  });
}
