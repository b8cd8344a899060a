// What may be asked of the report worker: everything that turns an open report into something to pass on.
// It holds nothing between questions; the renderer imports this file for types only.

import type { ExportFormat, SourceSpec } from './api.ts';
import type { CodeBlock } from '../report/code-block.ts';
import type { Fleet } from '../report/fleet/types.ts';
import type { History } from '../report/history.ts';
import type { Kind, RedactionPreview, RedactOptions } from '../report/redact/index.ts';
import type { TicketForm } from '../report/tickets.ts';
import type { SpokenProof } from '../report/proof/content.ts';
import type { ProofForm } from '../report/proof/forms.ts';
import type { Work } from '../report/proof/types.ts';
import type { Lang, Report } from '../report/types.ts';
import type { Script } from '../report/pdf/scripts.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Kinds that leave as they are; null: nothing is redacted at all. */
  readonly keep: readonly Kind[] | null;
  /** Names that leave, or are hidden, whatever the rules say. */
  readonly keepNames?: readonly string[];
  readonly hideNames?: readonly string[];
  readonly notes: readonly string[];
  /** Lines of source that go along, in PDF and HTML; they leave as they are. */
  readonly code?: readonly CodeBlock[];
  /** ISO time that stands in the report; the same report and time give the same bytes. */
  readonly date: string;
  /** Where the PDF's fonts lie. */
  readonly fonts: {
    readonly regular: string;
    readonly bold: string;
    readonly letters: Readonly<Record<Script, string>>;
  };
}

/** A report out of a shared file. */
export interface SharedReport {
  readonly report: Report;
  readonly notes: readonly string[];
}

/** The two series of a proof, and what is known of their work. */
export interface ProofQuestion {
  readonly before: Report;
  readonly after: Report;
  /** Null: what the reports say of it. */
  readonly work: Work | null;
  /** The user's word that both are of one program. */
  readonly sameProgram: boolean;
  readonly lang: Lang;
}

/** What several reports say together, and one by one over time. */
export interface ManyReports {
  readonly fleet: Fleet;
  /** Null where there are more than a table of columns can show, or fewer than two could be read. */
  readonly history: History | null;
}

/** What decides how several reports are counted. */
export interface ManyOptions {
  readonly lang: Lang;
  /** Now, ms: later times are no times. */
  readonly now: number;
  /** Findings accepted on this machine, by fingerprint. */
  readonly accepted: Readonly<Record<string, string | null>>;
}

export interface ReportApi {
  /** Reads a shared file (`.heapdelta`). Reject: `EngineError` with one of the codes `heapdelta-…`. */
  read(source: SourceSpec): Promise<SharedReport>;
  /** Several shared files: as a fleet, and over time. Those that cannot be read are told; reject, as `read`, when none can. */
  many(sources: readonly SourceSpec[], options: ManyOptions): Promise<ManyReports>;
  /** What would leave and what would be replaced; shows raw values, for the user's own eyes. */
  preview(report: Report, choices: RedactOptions): Promise<RedactionPreview>;
  /** The file's bytes. Reject: `EngineError`. */
  render(report: Report, options: ExportOptions): Promise<Uint8Array>;
  /** Whether what leaks in one series is gone in the other. */
  prove(question: ProofQuestion): Promise<SpokenProof>;
  /** The same as a page, redacted. Reject: `EngineError`. */
  renderProof(
    question: ProofQuestion,
    options: Pick<ExportOptions, 'date' | 'fonts'> & { readonly form: ProofForm },
  ): Promise<Uint8Array>;
  /** Markdown of the whole answer (`rank` null) or of one finding, redacted by default like any export. */
  markdown(report: Report, rank: number | null): Promise<string>;
  /** The answer in the markup of where it is pasted, redacted. */
  ticket(report: Report, form: TicketForm, choices: RedactOptions): Promise<string>;
  /** The findings as tab-separated text, redacted, for pasting into a sheet. */
  table(report: Report, choices: RedactOptions): Promise<string>;
}
