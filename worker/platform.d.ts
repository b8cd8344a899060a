// What browsers' workers, Node and Electron all have and the engine may use beside the language's own library
// (heapsnapshot-parser-lite/platform.d.ts has the parser's part). Seen by worker/tsconfig.json only.

interface Blob {
  readonly size: number;
  slice(start?: number, end?: number): Blob;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}
declare function setTimeout(callback: () => void, milliseconds?: number): unknown;
