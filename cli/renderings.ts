// A report in the form a file name asks for. What each form looks like is decided in worker/report.

import { fonts } from '../library/node/fonts.ts';
import { FORMS, isForm, renderForm } from '../worker/report/forms.ts';
import type { FormOptions } from '../worker/report/forms.ts';
import type { PageSize } from '../worker/report/pdf/index.ts';
import type { Report } from '../worker/report/types.ts';
import { UsageError } from './errors.ts';

type Render = (report: Report, options: Omit<FormOptions, 'fonts'>) => Promise<string | Uint8Array>;

/** The papers there are, for help and errors; the first unless asked for another. */
export const PAGE_SIZES: readonly PageSize[] = ['A4', 'Letter'];

/** The paper of that name, however it is capitalised. Throws UsageError when there is none. */
export function pageSizeFor(text: string): PageSize {
  const size = PAGE_SIZES.find((one) => one.toLowerCase() === text.toLowerCase());
  if (size === undefined)
    throw new UsageError('cli.usage.oneOf', { option: '--page-size', value: text, list: PAGE_SIZES.join(', ') });
  return size;
}

/** Picks the rendering for `file`. Throws UsageError when its ending is none of `FORMS`. */
export function renderingFor(file: string): Render {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1].toLowerCase() ?? '';
  if (!isForm(ending))
    throw new UsageError('cli.usage.form', { file, list: FORMS.map((form) => `.${form}`).join(', ') });
  return (report, options) => renderForm(report, ending, { ...options, fonts });
}
