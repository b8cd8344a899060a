// Accepting a finding: "known, expected", with a reason that the next reader can check.

import { useId, useState, type ReactElement } from 'react';
import { useText } from '../../app/services.ts';
import { AppDialog } from '../../ui/Dialog.tsx';

interface AcceptDialogProps {
  readonly title: string;
  readonly onAccept: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason; without one nothing is accepted. */
export function AcceptDialog({ title, onAccept, onClose }: AcceptDialogProps): ReactElement {
  const text = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <AppDialog title={text.t('ui.accept.title')} onClose={onClose}>
      <form
        className="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') onAccept(reason.trim());
        }}
      >
        <p className="soft">{text.t('ui.accept.explain', { title })}</p>
        <div className="form-field">
          <label htmlFor={id}>{text.t('ui.accept.reason')}</label>
          <textarea
            id={id}
            className="field"
            rows={3}
            required
            value={reason}
            onChange={(e) => setReason(e.target.value)}
            placeholder={text.t('ui.accept.example')}
          />
        </div>
        <div className="dialog__buttons">
          <button type="button" className="button" onClick={onClose}>
            {text.t('ui.cancel')}
          </button>
          <button type="submit" className="button button--primary" disabled={reason.trim() === ''}>
            {text.t('ui.accept.do')}
          </button>
        </div>
      </form>
    </AppDialog>
  );
}
