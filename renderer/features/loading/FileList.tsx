// The files of a series: drag or Alt+arrows to reorder, a label for each, progress or the sentence of its failure.

import { useState, type DragEvent, type KeyboardEvent, type ReactElement } from 'react';
import { sentenceForError } from '../../../worker/messages/index.ts';
import { useLang, useServices, useText } from '../../app/services.ts';
import { FILE_PHASES, overallFraction, type FileEntry } from '../../state/series.ts';
import { AlertIcon, CheckIcon, CloseIcon, DownIcon, GripIcon, UpIcon } from '../../ui/icons.tsx';

interface FileListProps {
  readonly files: readonly FileEntry[];
  /** Shows phases and progress. */
  readonly busy: boolean;
}

const ROW_TYPE = 'application/x-heapdelta-row';

function FileState({ file }: { readonly file: FileEntry }): ReactElement {
  const text = useText();
  const fraction = overallFraction(file.phase, file.fraction, FILE_PHASES);
  return (
    <div className="file__state">
      <progress
        className="bar"
        max={1}
        value={fraction}
        aria-label={text.t('ui.loading.progress', { name: file.label })}
      />
      <span className="file__phase">
        {file.phase === 'done' ? <CheckIcon /> : null}
        {text.t(`phases.${file.phase}`)}
      </span>
      <span className="number file__percent">{text.percent(fraction)}</span>
    </div>
  );
}

function FileRow({
  file,
  index,
  count,
  busy,
}: {
  readonly file: FileEntry;
  readonly index: number;
  readonly count: number;
  readonly busy: boolean;
}): ReactElement {
  const { opener } = useServices();
  const text = useText();
  const lang = useLang();
  const [target, setTarget] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    opener.move(file.key, index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  const onDrop = (event: DragEvent): void => {
    setTarget(false);
    const key = event.dataTransfer.getData(ROW_TYPE);
    if (key === '') return;
    event.preventDefault();
    event.stopPropagation();
    opener.move(key, index);
  };
  const error = file.error === null ? null : sentenceForError(file.error, lang);
  return (
    <li
      className={`file${file.leftOut ? ' file--out' : ''}${count > 1 ? ' file--choice' : ''}${target ? ' file--target' : ''}${error === null ? '' : ' file--failed'}`}
      draggable={count > 1}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(ROW_TYPE, file.key);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(ROW_TYPE)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={onDrop}
    >
      {count > 1 ? (
        <label className="check file__in" title={text.t('ui.file.compare', { name: file.label })}>
          <input
            type="checkbox"
            aria-label={text.t('ui.file.compare', { name: file.label })}
            checked={!file.leftOut}
            onChange={(event) => opener.leaveOut(file.key, !event.target.checked)}
          />
        </label>
      ) : null}
      <span className="file__grip faint">
        <GripIcon />
        <span className="number">{index + 1}</span>
      </span>
      <div className="file__main">
        <input
          className="field file__label"
          aria-label={text.t('ui.file.label', { name: file.name })}
          defaultValue={file.label}
          key={file.label}
          onBlur={(event) => {
            if (event.target.value !== file.label) opener.rename(file.key, event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <span className="file__facts faint">
          <span className="file__name" title={file.name}>
            {file.name}
          </span>
          <span className="number">{text.bytes(file.sizeBytes)}</span>
          {file.neededBytes === null ? null : (
            <span className="number">{text.t('ui.file.needs', { neededBytes: file.neededBytes })}</span>
          )}
        </span>
        {error !== null ? (
          <p className="file__error" role="alert">
            <AlertIcon />
            <span>{error.sentences}</span>
          </p>
        ) : busy && !file.leftOut ? (
          <FileState file={file} />
        ) : null}
      </div>
      <div className="file__tools">
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          disabled={index === 0}
          aria-label={text.t('ui.file.up', { name: file.label })}
          onClick={() => opener.move(file.key, index - 1)}
        >
          <UpIcon />
        </button>
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          disabled={index === count - 1}
          aria-label={text.t('ui.file.down', { name: file.label })}
          onClick={() => opener.move(file.key, index + 1)}
        >
          <DownIcon />
        </button>
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          aria-label={text.t(busy ? 'ui.file.stop' : 'ui.file.remove', { name: file.label })}
          onClick={() => opener.remove(file.key)}
        >
          <CloseIcon />
        </button>
      </div>
    </li>
  );
}

/** The list. */
export function FileList({ files, busy }: FileListProps): ReactElement {
  const text = useText();
  return (
    <ol className="files card" aria-label={text.t('ui.files')}>
      {files.map((file, i) => (
        <FileRow key={file.key} file={file} index={i} count={files.length} busy={busy} />
      ))}
    </ol>
  );
}
