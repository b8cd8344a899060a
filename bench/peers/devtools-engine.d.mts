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
