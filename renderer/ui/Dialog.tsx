// A modal dialog with title, body and buttons: focus stays inside, Escape and the backdrop close it.

import type { ReactElement, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../app/services.ts';
import { CloseIcon } from './icons.tsx';
import './dialog.css';

interface AppDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The dialog, open as long as it is rendered. */
export function AppDialog({ title, onClose, wide = false, children }: AppDialogProps): ReactElement {
  const text = useText();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`modal${wide ? ' modal--wide' : ''}`}>
        <Dialog className="dialog">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            <button
              type="button"
              className="button button--quiet button--icon button--small"
              aria-label={text.t('ui.close')}
              onClick={onClose}
            >
              <CloseIcon />
            </button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
