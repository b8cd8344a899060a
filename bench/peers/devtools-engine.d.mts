// Types of the few members the conformance test uses.
export interface DevToolsNode {
  readonly nodeIndex: number;
  selfSize(): number;
  className(): string;
}
export interface DevToolsSnapshot {
  readonly nodeCount: number;
  readonly nodeFieldCount: number;
  readonly retainedSizes: Float64Array;
  readonly dominatorsTree: Uint32Array;
  readonly nodeDistances: Int32Array;
  createNode(nodeIndex: number): DevToolsNode;
  /** Its Summary under a filter of its own, or of objects with ids in ( minNodeId, maxNodeId ]. */
  aggregatesWithFilter(
    filter: { readonly filterName: string } | { readonly minNodeId: number; readonly maxNodeId: number },
  ): Readonly<
    Record<
      string,
      { readonly count: number; readonly self: number; readonly maxRet: number; readonly distance: number }
    >
  >;
  getDuplicateStrings(): readonly { readonly value: string; readonly nodes: readonly { readonly id: number }[] }[];
  analyzeContexts(): {
    readonly scopes: readonly {
      readonly scriptName: string;
      readonly scopeName?: string;
      readonly scopeStart: number;
      readonly contexts: readonly {
        readonly contextNodeId: number;
        readonly deadFields: readonly { readonly name: string; readonly valueNodeId: number }[];
      }[];
    }[];
  };
  getStatistics(): {
    readonly total: number;
    readonly native: { readonly total: number; readonly typedArrays: number };
    readonly v8heap: {
      readonly total: number;
      readonly code: number;
      readonly jsArrays: number;
      readonly strings: number;
      readonly system: number;
    };
  };
}
export interface SummaryRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly shallowBytes: number;
  readonly retainedBytes: number;
  readonly distance: number;
}
export interface ComparisonRow {
  readonly key: string;
  readonly name: string;
  readonly addedCount: number;
  readonly removedCount: number;
  readonly addedBytes: number;
  readonly removedBytes: number;
}
export function bundleEngine(): Promise<string>;
export function loadSnapshot(file: string, options?: { readonly ownThread?: boolean }): Promise<DevToolsSnapshot>;
export function summaryRows(snapshot: DevToolsSnapshot): readonly SummaryRow[];
export function comparisonRows(newer: DevToolsSnapshot, older: DevToolsSnapshot): readonly ComparisonRow[];
