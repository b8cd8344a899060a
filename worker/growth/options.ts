// What the caller of a ranking may say of the series.

import type { AnalyseOptions } from '../engine/api.ts';
import type { DoctorSeries } from './judge/doctor.ts';

/** What the user said of the steps, and which leaks are known. */
export type RankOptions = Pick<AnalyseOptions, 'per' | 'heapLimitBytes' | 'known' | 'rssBytes' | 'explainRanking'> &
  Pick<
    DoctorSeries,
    | 'labels'
    | 'given'
    | 'keepOrder'
    | 'times'
    | 'newestIds'
    | 'order'
    | 'severalProcesses'
    | 'severalPrograms'
    | 'oneProcessByName'
  >;
