// Code to copy.

import { useState, type ReactElement } from 'react';
import { useText } from '../app/services.ts';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** The code with a copy button; `label` names it for screen readers. */
export function Snippet({ code, label }: { readonly code: string; readonly label: string }): ReactElement {
  const text = useText();
  const [copied, setCopied] = useState(false);
  return (
    <div className="snippet">
      <pre tabIndex={0} aria-label={label}>
        <code>{code}</code>
      </pre>
      <button
        type="button"
        className="button button--small snippet__copy"
        onClick={() => {
          navigator.clipboard.writeText(code).then(
            () => {
              setCopied(true);
              setTimeout(() => setCopied(false), 2000);
            },
            (error: unknown) => console.warn('the clipboard refused', error),
          );
        }}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
        <span aria-live="polite">{copied ? text.t('ui.copied') : text.t('ui.copy')}</span>
      </button>
    </div>
  );
}
