// Parts of the report that have a name of their own in types.ts and in the JSON Schema, in the order they are written.

import type { GenericSchema } from 'valibot';
import * as finding from '../../worker/report/description/finding.ts';
import * as report from '../../worker/report/description/report.ts';
import * as series from '../../worker/report/description/series.ts';
import * as words from '../../worker/report/description/words.ts';

export const NAMED: Readonly<Record<string, GenericSchema>> = {
  Lang: words.lang,
  Message: words.message,
  Identity: words.identity,
  Confidence: words.confidence,
  VerdictKind: words.verdictKind,
  FindingKind: words.findingKind,
  Runtime: series.runtime,
  ReportMemory: series.memory,
  ReportSnapshot: series.snapshot,
  ReportSource: finding.source,
  PathHop: finding.pathHop,
  ReportHolder: finding.owner,
  CompositionRow: finding.compositionRow,
  FindingCost: words.cost,
  ReportTarget: finding.target,
  ReportFrame: finding.frame,
  ReportAllocation: finding.allocation,
  ReportPackage: finding.packageOf,
  ReportFinding: finding.finding,
  ReportScript: report.script,
  ReportConstructor: report.constructorRow,
  ReportWarning: words.warning,
  RedactionNote: report.redaction,
  PathTreeNode: report.pathTree,
  RankingStep: report.rankingStep,
  NameOrigins: report.names,
  LeftOutReason: series.leftOutReason,
  SeriesOrder: series.order,
  OtherSeries: series.otherSeries,
  ReportSeries: series.series,
  Report: report.made,
};
