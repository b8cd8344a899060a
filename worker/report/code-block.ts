// Lines of source that go along with a finding in a page or a PDF, when somebody chose so: as they are, whoever reads them.

import { printable } from './text.ts';

/** The lines around one place. */
export interface CodeBlock {
  /** Of the finding. */
  readonly rank: number;
  /** File and line, as people read it. */
  readonly place: string;
  /** The line that is meant. */
  readonly line: number;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

/** Letters of a line that paper has room for. */
const MAX_CHARS = 96;

/** The blocks of one finding, printable, and their lines cut where paper ends. */
export function blocksOf(blocks: readonly CodeBlock[] | undefined, rank: number): readonly CodeBlock[] {
  return (blocks ?? [])
    .filter((block) => block.rank === rank)
    .map((block) => ({
      ...block,
      place: printable(block.place),
      lines: block.lines.map(({ number, text }) => {
        const line = printable(text.replaceAll('\t', '  ').trimEnd());
        return { number, text: line.length > MAX_CHARS ? `${line.slice(0, MAX_CHARS)}…` : line };
      }),
    }));
}
