// What `inspect` answers, as data.

import type { ConstructorRowData } from '../../worker/engine/api.ts';
import type { ReportScript, ReportSnapshot, ReportSource, ReportWarning } from '../../worker/report/types.ts';

/** Every number of `inspect`, before it is written as text or JSON. */
export interface Inspection {
  readonly schema: 'heapdelta.inspect/1';
  readonly snapshot: ReportSnapshot;
  /** What was odd about the file; absent when nothing was. */
  readonly warnings?: readonly ReportWarning[];
  readonly constructors: readonly {
    readonly name: string;
    readonly count: number;
    readonly shallowBytes: number;
    readonly retainedBytes: number;
    readonly distance: number;
    readonly source?: ReportSource;
    readonly script?: ReportScript;
  }[];
}

/** DevTools' Summary of one snapshot, largest retained size first. `snapshot` is the one to look at when several are open. */
export function inspectionOf(
  snapshot: ReportSnapshot,
  rows: readonly ConstructorRowData[],
  warnings: readonly ReportWarning[],
): Inspection {
  const ofFile = warnings.filter(({ code }) => code.startsWith('file-'));
  return {
    schema: 'heapdelta.inspect/1',
    snapshot,
    ...(ofFile.length === 0 ? {} : { warnings: ofFile }),
    constructors: rows.map((row) => ({
      name: row.name,
      count: row.countBySnapshot[0],
      shallowBytes: row.shallowBytesBySnapshot[0],
      retainedBytes: row.retainedBytesBySnapshot[0],
      distance: row.distance,
      ...(row.source === null ? {} : { source: row.source }),
      ...(row.script === undefined ? {} : { script: row.script }),
    })),
  };
}
