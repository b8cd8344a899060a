// A proof in each form it is passed on in, for the command line and the app alike.

import type { PageSize, PdfFonts } from '../pdf/index.ts';
import { TOOL_VERSION } from '../version.ts';
import type { SpokenProof } from './content.ts';

/** The forms there are; also the endings of their files. */
export const PROOF_FORMS = ['pdf', 'html', 'md', 'json'] as const;
export type ProofForm = (typeof PROOF_FORMS)[number];

export interface ProofFormOptions {
  /** ISO time that stands in it; the same proof and time give the same bytes. */
  readonly date: string;
  /** Those that a PDF of this text needs; read only for one. */
  readonly fonts: (text: string) => Promise<PdfFonts>;
  readonly pageSize?: PageSize;
}

/** Renders a proof as it is: redact it before (`redactProof`). */
export async function renderProof(
  proof: SpokenProof,
  form: ProofForm,
  { date, fonts, pageSize }: ProofFormOptions,
): Promise<string | Uint8Array> {
  const made = { date, version: TOOL_VERSION };
  switch (form) {
    case 'pdf': {
      const [{ renderProofPdf }, read] = await Promise.all([import('../pdf/proof.ts'), fonts(JSON.stringify(proof))]);
      return renderProofPdf(proof, { ...made, fonts: read, ...(pageSize === undefined ? {} : { pageSize }) });
    }
    case 'html':
      return (await import('./html.ts')).renderProofHtml(proof, made);
    case 'md':
      return (await import('./markdown.ts')).renderProofMarkdown(proof, made);
    case 'json':
      return `${JSON.stringify(proof)}\n`;
  }
}
