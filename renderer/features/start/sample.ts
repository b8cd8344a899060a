// "Try it with a sample": a recorded real series that ships with the app.

export interface SampleFile {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
}

/** The sample's files, in order. Reject: the index cannot be read or names no file. */
export async function loadSample(): Promise<readonly SampleFile[]> {
  const response = await fetch('samples/index.json');
  if (!response.ok) throw new Error(`samples/index.json: status ${response.status}`);
  const index = (await response.json()) as { readonly files?: readonly SampleFile[] };
  if (index.files === undefined || index.files.length === 0) throw new Error('samples/index.json names no file');
  return index.files;
}
