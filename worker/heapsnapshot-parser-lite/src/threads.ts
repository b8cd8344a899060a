// heapsnapshot-parser-lite/threads: what several threads need to read one file together or to share its columns. Its
// functions may change in a minor version; those of the main entry may not.

export { isShared } from './columns.ts';
export { edgeTransferables, parseBeside, parseEdges, type ShareOptions } from './snapshot.ts';
export type { FindByte } from './parse.ts';
export type { EdgeShare } from './share.ts';
