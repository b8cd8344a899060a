// The names both entries export beside their functions.

export { AnalysisError } from './errors.ts';
export type { Failure } from './errors.ts';
export { verify } from './proof.ts';
export type { SpokenProof, VerifyOptions } from './proof.ts';
export type { SavedReport } from './saved.ts';
export type { AnalyseRequest, FileData, FileInput, OpenedSeries, Questions, Rendered, RenderRequest } from './types.ts';
export type {
  Confidence,
  FindingKind,
  Lang,
  PathHop,
  Report,
  ReportConstructor,
  ReportFinding,
  ReportSnapshot,
  ReportSource,
  ReportWarning,
  VerdictKind,
} from '../worker/report/types.ts';
export type { Proof, ProofFinding, Work } from '../worker/report/proof/types.ts';
export type { ExportFormat, Phase, Progress } from '../worker/engine/api.ts';
