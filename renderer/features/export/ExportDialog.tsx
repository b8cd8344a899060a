// Export: choose a form, see what leaves this machine and what is replaced, then save or copy.

import { useEffect, useId, useState, type ReactElement } from 'react';
import type { ExportOptions } from '../../../worker/engine/report-api.ts';
import { sentenceForError } from '../../../worker/messages/index.ts';
import type { RedactionPreview } from '../../../worker/report/redact/index.ts';
import type { TicketForm } from '../../../worker/report/tickets.ts';
import { useLang, usePreferences, useReport, useServices, useText } from '../../app/services.ts';
import { toFailure } from '../../engine/errors.ts';
import { askReport, fontUrls } from '../../engine/report-client.ts';
import { AppDialog } from '../../ui/Dialog.tsx';
import { CheckIcon, CopyIcon } from '../../ui/icons.tsx';
import { useSnippetAt } from '../findings/useSnippet.ts';
import { codeBlocks } from './code-blocks.ts';
import { exportName } from './export-name.ts';
import { Leaving, type Choices } from './Leaving.tsx';
import { withAccepted } from './with-accepted.ts';
import './export.css';

type Format = ExportOptions['format'];

const FORMATS: readonly { readonly format: Format; readonly mimeType: string }[] = [
  { format: 'pdf', mimeType: 'application/pdf' },
  { format: 'html', mimeType: 'text/html' },
  { format: 'md', mimeType: 'text/markdown' },
  { format: 'csv', mimeType: 'text/csv' },
  { format: 'heapdelta', mimeType: 'application/octet-stream' },
  { format: 'json', mimeType: 'application/json' },
];

type Step =
  | { readonly kind: 'ready' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly what: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Places that an answer is pasted into; their names are the same in every language. */
const PLACES: Readonly<Record<TicketForm, string>> = { slack: 'Slack', jira: 'Jira', github: 'GitHub' };
const TICKET_FORMS = Object.keys(PLACES) as readonly TicketForm[];
const NOTHING_CHOSEN: Choices = { keep: [], keepNames: [], hideNames: [] };

/** Forms that have room for lines of source. */
const hasCode = (format: Format): boolean => format === 'pdf' || format === 'html';

/** The dialog. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactElement | null {
  const { host } = useServices();
  const snippetAt = useSnippetAt();
  const text = useText();
  const lang = useLang();
  const open = useReport();
  const accepted = usePreferences((p) => p.accepted);
  const id = useId();
  const [format, setFormat] = useState<Format>('pdf');
  const [choices, setChoices] = useState(NOTHING_CHOSEN);
  const [note, setNote] = useState('');
  /** What was written when the field was left: the preview shows what goes of it. */
  const [noteGiven, setNoteGiven] = useState<readonly string[]>([]);
  const [withCode, setWithCode] = useState(false);
  const [preview, setPreview] = useState<RedactionPreview | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'ready' });
  const fail = (error: unknown): void =>
    setStep({ kind: 'failed', sentence: sentenceForError(toFailure(error).data, lang).told });

  useEffect(() => {
    if (open === null) return undefined;
    let wanted = true;
    askReport((api) => api.preview(withAccepted(open, accepted), { ...choices, notes: noteGiven })).then(
      (found) => {
        if (wanted) setPreview(found);
      },
      (error: unknown) => {
        if (wanted) setStep({ kind: 'failed', sentence: sentenceForError(toFailure(error).data, lang).told });
      },
    );
    return () => {
      wanted = false;
    };
  }, [open, accepted, lang, choices, noteGiven]);

  if (open === null) return null;
  const report = withAccepted(open, accepted);

  const save = async (): Promise<void> => {
    setStep({ kind: 'busy' });
    const notes = note.trim() === '' ? [] : [note.trim()];
    const code = withCode && hasCode(format) ? await codeBlocks(report, snippetAt) : undefined;
    const bytes = await askReport((api) =>
      api.render(report, {
        format,
        ...choices,
        notes,
        date: new Date().toISOString(),
        fonts: fontUrls(),
        ...(code === undefined ? {} : { code }),
      }),
    );
    const suggestedName = exportName(report, format, new Date());
    const saved = await host.save({
      suggestedName,
      mimeType: FORMATS.find((f) => f.format === format)?.mimeType ?? 'application/octet-stream',
      bytes,
    });
    setStep(
      saved
        ? { kind: 'done', what: text.t('ui.export.saved', { name: suggestedName, sizeBytes: bytes.byteLength }) }
        : { kind: 'ready' },
    );
  };
  const copy = async (what: TicketForm | 'table'): Promise<void> => {
    const copied = await askReport((api) =>
      what === 'table' ? api.table(report, choices) : api.ticket(report, what, choices),
    );
    await navigator.clipboard.writeText(copied);
    setStep({ kind: 'done', what: text.t('ui.copied') });
  };

  return (
    <AppDialog title={text.t('ui.export.title')} onClose={onClose} wide>
      <fieldset className="formats">
        <legend className="setting__title">{text.t('ui.export.format')}</legend>
        {FORMATS.map((f) => (
          <label key={f.format} className="format">
            <input
              type="radio"
              name="export-format"
              value={f.format}
              checked={format === f.format}
              onChange={() => setFormat(f.format)}
            />
            <span className="format__text">
              <strong>{text.t(`ui.export.format.${f.format}`)}</strong>
              <span className="soft">{text.t(`ui.export.format.${f.format}.text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="soft">{text.t('ui.export.redaction')}</p>
      {preview === null ? (
        <p className="faint" aria-busy="true">
          {text.t('ui.wait')}
        </p>
      ) : (
        <Leaving preview={preview} choices={choices} onChoose={setChoices} />
      )}
      {choices.keep.length === 0 ? null : (
        <p className="leaving__warning" role="status">
          {text.t('ui.export.kept', { count: choices.keep.length })}
        </p>
      )}
      {hasCode(format) ? (
        <label className="check export__code">
          <input type="checkbox" checked={withCode} onChange={(e) => setWithCode(e.target.checked)} />
          <span>
            {text.t('ui.export.code')} <span className="soft">{text.t('ui.export.code.text')}</span>
          </span>
        </label>
      ) : null}
      <div className="form-field">
        <label htmlFor={`${id}-note`}>{text.t('ui.export.note')}</label>
        <textarea
          id={`${id}-note`}
          className="field"
          rows={2}
          value={note}
          onChange={(e) => setNote(e.target.value)}
          onBlur={() => setNoteGiven(note.trim() === '' ? [] : [note.trim()])}
        />
      </div>
      <p role="status" className="export__said">
        {step.kind === 'busy' ? (
          text.t('ui.export.busy')
        ) : step.kind === 'done' ? (
          <>
            <CheckIcon /> {step.what}
          </>
        ) : step.kind === 'failed' ? (
          step.sentence
        ) : (
          ''
        )}
      </p>
      <div className="dialog__buttons">
        {TICKET_FORMS.map((form) => (
          <button key={form} type="button" className="button" onClick={() => void copy(form).catch(fail)}>
            <CopyIcon /> {text.t('ui.export.copy-for', { place: PLACES[form] })}
          </button>
        ))}
        <button type="button" className="button" onClick={() => void copy('table').catch(fail)}>
          <CopyIcon /> {text.t('ui.export.copy-table')}
        </button>
        <button
          type="button"
          className="button button--primary"
          // Not `disabled`: a disabled button loses the focus, and with it the dialog its Escape.
          aria-disabled={step.kind === 'busy'}
          onClick={() => {
            if (step.kind !== 'busy') void save().catch(fail);
          }}
        >
          {text.t('ui.export.save')}
        </button>
      </div>
    </AppDialog>
  );
}
