// heapsnapshot-parser-lite: streams V8 .heapsnapshot files into typed-array columns.

export type * from './types.ts';
export type { ByteSource, ByteStream, ByteStreamReader } from './input.ts';
export { SnapshotError, type ErrorParams, type SnapshotErrorCode } from './errors.ts';
export {
  estimateMemory,
  parseSnapshot,
  readHeader,
  transferables,
  type MemoryEstimate,
  type MemoryInput,
  type ParseOptions,
  type ParseProgress,
  type StopSignal,
} from './snapshot.ts';
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
