// heapsnapshot-parser-lite: streams V8 .heapsnapshot files into typed-array columns.

export type * from './types.ts';
export type { ByteSource } from './input.ts';
export { SnapshotError, type ErrorParams, type SnapshotErrorCode } from './errors.ts';
export {
  edgeTransferables,
  estimateMemory,
  parseBeside,
  parseEdges,
  parseSnapshot,
  readHeader,
  transferables,
  type MemoryEstimate,
  type MemoryInput,
  type ParseOptions,
  type ParseProgress,
  type ShareOptions,
} from './snapshot.ts';
export { isShared } from './columns.ts';
export type { EdgeShare, FindByte } from './parse.ts';
export {
  findStrings,
  hashAllStrings,
  hashString,
  hashText,
  indexOfString,
  stringAt,
  stringByteLength,
  stringBytes,
  stringEquals,
  stringStartsWith,
  type FindOptions,
} from './strings.ts';
