// "Is it fixed?": takes the snapshots from after a change and shows before and after side by side.

import { useId, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { sentenceForError } from '../../../worker/messages/index.ts';
import type { ProofForm } from '../../../worker/report/proof/forms.ts';
import type { Work } from '../../../worker/report/proof/types.ts';
import { ACCEPT, gatherFiles } from '../../app/files.ts';
import { useLang, useServices, useText } from '../../app/services.ts';
import { toFailure } from '../../engine/errors.ts';
import { late } from '../../ui/late.tsx';
import './proof.css';

const ProofResult = late(async () => (await import('./ProofResult.tsx')).ProofResult);

const MIME_TYPES: Readonly<Record<ProofForm, string>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  md: 'text/markdown',
  json: 'application/json',
};

/** A positive number, or null while nothing of the kind is typed. */
function amountOf(text: string): number | null {
  const value = Number(text.replaceAll(',', ''));
  return text.trim() !== '' && Number.isFinite(value) && value >= 0 ? value : null;
}

function WorkForm(): ReactElement {
  const { prover } = useServices();
  const text = useText();
  const id = useId();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [unit, setUnit] = useState('');
  const [same, setSame] = useState(false);
  const work = (): Work | null => {
    const [then, now] = [amountOf(before), amountOf(after)];
    return then === null || now === null
      ? null
      : { unit: unit.trim() === '' ? null : unit.trim(), before: then, after: now };
  };
  return (
    <form
      className="proof__work"
      onSubmit={(event) => {
        event.preventDefault();
        prover.withWork(work(), same);
      }}
    >
      <p className="soft">{text.t('ui.proof.work')}</p>
      <label htmlFor={`${id}-before`}>{text.t('cli.verify.before.column')}</label>
      <input
        id={`${id}-before`}
        className="field proof__number"
        inputMode="decimal"
        value={before}
        onChange={(event) => setBefore(event.target.value)}
      />
      <label htmlFor={`${id}-after`}>{text.t('cli.verify.after.column')}</label>
      <input
        id={`${id}-after`}
        className="field proof__number"
        inputMode="decimal"
        value={after}
        onChange={(event) => setAfter(event.target.value)}
      />
      <label htmlFor={`${id}-unit`}>{text.t('ui.proof.unit')}</label>
      <input
        id={`${id}-unit`}
        className="field proof__unit"
        value={unit}
        placeholder="requests"
        onChange={(event) => setUnit(event.target.value)}
      />
      <label className="check">
        <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} />
        {text.t('ui.proof.same-program')}
      </label>
      <button type="submit" className="button button--small">
        {text.t('ui.proof.again')}
      </button>
    </form>
  );
}

function Save(): ReactElement {
  const { prover, host } = useServices();
  const text = useText();
  const lang = useLang();
  const [said, setSaid] = useState('');
  const save = async (form: ProofForm): Promise<void> => {
    setSaid(text.t('ui.export.busy'));
    try {
      const bytes = await prover.render(form);
      const name = `heapdelta-proof.${form}`;
      const saved = bytes !== null && (await host.save({ suggestedName: name, mimeType: MIME_TYPES[form], bytes }));
      setSaid(saved ? text.t('ui.export.saved', { name, sizeBytes: bytes.byteLength }) : '');
    } catch (error) {
      setSaid(sentenceForError(toFailure(error).data, lang).line);
    }
  };
  return (
    <div className="proof__save">
      {(['pdf', 'html', 'md', 'json'] as const).map((form) => (
        <button key={form} type="button" className="button button--small" onClick={() => void save(form)}>
          {text.t('ui.proof.save', { form: form.toUpperCase() })}
        </button>
      ))}
      <span role="status" className="soft">
        {said}
      </span>
    </div>
  );
}

/** The panel. What is dropped on it is taken by the window (app/DropTarget.tsx), which knows it by `data-drop`. */
export function ProofPanel(): ReactElement {
  const { prover } = useServices();
  const text = useText();
  const lang = useLang();
  const state = useStore(prover.store);
  const id = useId();
  return (
    <section className="proof card" aria-labelledby={`${id}-title`} data-drop="fix">
      <h2 id={`${id}-title`} className="section-title">
        {text.t('export.proof.title')}
      </h2>
      {state.kind === 'proved' ? (
        <>
          <ProofResult proof={state.proof} />
          <WorkForm />
          <Save />
        </>
      ) : null}
      {state.kind === 'failed' ? <p role="alert">{sentenceForError(state.error, lang).line}</p> : null}
      {state.kind === 'busy' ? (
        <p aria-busy="true" role="status">
          {text.t('ui.proof.busy', { names: state.names.join(', ') })}{' '}
          <button type="button" className="link-button" onClick={() => prover.clear()}>
            {text.t('ui.cancel')}
          </button>
        </p>
      ) : (
        <div className="proof__drop">
          <p className="soft">{text.t(state.kind === 'proved' ? 'ui.proof.drop-other' : 'ui.proof.drop')}</p>
          <label className="button button--small" htmlFor={`${id}-files`}>
            {text.t('ui.proof.choose')}
          </label>
          <input
            id={`${id}-files`}
            className="visually-hidden proof__files"
            type="file"
            multiple
            accept={ACCEPT}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              gatherFiles(files).then(
                ({ items }) => prover.check(items.map(({ source }) => source)),
                (error: unknown) => console.warn('what was picked could not be looked through', error),
              );
            }}
          />
        </div>
      )}
    </section>
  );
}
