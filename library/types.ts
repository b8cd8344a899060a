// What a program says to the library and what it is answered.

import type {
  AnalyseOptions,
  EngineApi,
  ExportFormat,
  Progress,
  SearchHit,
  SearchQuery,
  SourceSpec,
  Rows,
} from '../worker/engine/api.ts';
import type { PageSize, PdfFonts } from '../worker/report/pdf/index.ts';
import type { Kind } from '../worker/report/redact/index.ts';
import type { Lang, Report } from '../worker/report/types.ts';

/** Bytes of a file, plain or gzip. A `File` brings its own name; others may be given one for messages and labels. */
export type FileData = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** A file to read. Text and URLs: in Node a path or a `file:` URL, in a browser an address to fetch. */
export type FileInput = string | URL | FileData | { readonly name: string; readonly data: FileData };

export interface AnalyseRequest extends Pick<
  AnalyseOptions,
  | 'labels'
  | 'keepOrder'
  | 'per'
  | 'heapLimitBytes'
  | 'rssBytes'
  | 'takenAt'
  | 'known'
  | 'memoryLimitBytes'
  | 'sequential'
> {
  /** Language of the report's texts; default English. */
  readonly lang?: Lang;
  /** Ends the work at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called with every phase and as bytes are read. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Questions about the objects of an open series; see the engine's API for each. */
export interface Questions extends Pick<
  EngineApi,
  | 'constructors'
  | 'classObjects'
  | 'object'
  | 'fields'
  | 'retainers'
  | 'dominated'
  | 'paths'
  | 'pathTree'
  | 'statistics'
> {
  /** Constructors, properties, strings and ids that match, a window of the hits. */
  search(query: SearchQuery): Promise<Rows<SearchHit>>;
}

/** A series that is held in memory, in threads of its own, until it is closed. */
export interface OpenedSeries {
  readonly report: Report;
  /** Position in the report's order (that of age) → index into the files as given. */
  readonly order: readonly number[];
  readonly ask: Questions;
  /** Ends its threads and gives all memory back. */
  close(): Promise<void>;
}

export interface RenderRequest {
  /** Default false: data is replaced by placeholders before anything leaves (docs/security.md). */
  readonly unredacted?: boolean;
  /** Kinds of data that leave as they are. */
  readonly keep?: readonly Kind[];
  readonly notes?: readonly string[];
  /** Of the rendering, ISO; default now. The same report and time give the same bytes. */
  readonly date?: string;
  /** One page: the answer and how the heap grew. HTML, Markdown and PDF. */
  readonly summary?: boolean;
  /** Of the PDF; default A4. */
  readonly pageSize?: PageSize;
  /** Of the PDF. Node has its own; in a browser they must be given. */
  readonly fonts?: PdfFonts;
  /** Default: the report's own. */
  readonly lang?: Lang;
}

/** PDF and `.heapdelta` are bytes, all others text. */
export type Rendered<F extends ExportFormat> = F extends 'pdf' | 'heapdelta' ? Uint8Array : string;

/** What the platform gives the library: Node or a browser. */
export interface Platform {
  /** Starts an engine in threads of its own. */
  startEngine(): RunningEngine;
  /** Makes a file readable for the engine, and gives back what that took. */
  source(input: FileInput, index: number): Promise<ReadableSource>;
  /** All bytes of a small file, and its name. Rejects with AnalysisError. */
  bytes(input: FileInput): Promise<{ readonly bytes: Uint8Array; readonly name: string | null }>;
  /** @param text - all that the PDF may print: other scripts need other fonts */
  fonts(text: string): Promise<PdfFonts>;
}

export interface RunningEngine {
  readonly api: EngineApi;
  /** Rejects when its thread dies; never resolves. */
  readonly died: Promise<never>;
  /** Ends it at once, whatever it is doing. */
  close(): Promise<void>;
}

export interface ReadableSource {
  readonly spec: SourceSpec;
  release(): Promise<void>;
}
