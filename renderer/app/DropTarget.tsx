// The whole window takes files: compared anew, or added to the series that is open.

import { useEffect, useState, type DragEvent, type ReactElement } from 'react';
import { useSeries, useServices, useText } from './services.ts';
import { gatherDrop } from './files.ts';

/** The overlay that appears while files are dragged over the window. */
export function DropTarget(): ReactElement | null {
  const { opener, prover } = useServices();
  const text = useText();
  const canAdd = useSeries((s) => s.kind === 'open' || s.kind === 'loading');
  const canProve = useSeries((s) => s.kind === 'open' && s.report.snapshots.length > 1);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const hasFiles = (event: globalThis.DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const show = (event: globalThis.DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const hide = (event: globalThis.DragEvent): void => {
      // `relatedTarget` is null only when the pointer leaves the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: globalThis.DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      setOver(false);
      const zone =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop]')?.dataset.drop : null;
      gatherDrop(event.dataTransfer).then(
        ({ items, ignored, record, profile }) => {
          if (zone === 'fix') prover.check(items.map(({ source }) => source));
          else opener.open(items, { add: zone === 'add', ignored, record, profile });
        },
        (error: unknown) => console.warn('what was dropped could not be looked through', error),
      );
    };
    addEventListener('dragenter', show);
    addEventListener('dragover', show);
    addEventListener('dragleave', hide);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', show);
      removeEventListener('dragover', show);
      removeEventListener('dragleave', hide);
      removeEventListener('drop', drop);
    };
  }, [opener, prover]);

  if (!over) return null;
  const allow = (event: DragEvent): void => event.preventDefault();
  return (
    <div className="drop-overlay" onDragOver={allow}>
      <div className="drop-overlay__zone" data-drop="new">
        {text.t('ui.drop.new')}
      </div>
      {canAdd ? (
        <div className="drop-overlay__zone" data-drop="add">
          {text.t('ui.drop.add')}
        </div>
      ) : null}
      {canProve ? (
        <div className="drop-overlay__zone" data-drop="fix">
          {text.t('ui.drop.fix')}
        </div>
      ) : null}
    </div>
  );
}
