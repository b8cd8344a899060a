// What leaves this machine and what is replaced, all of it: the headline as it will be read, every name with its kind
// and count, a search, and one click that keeps or hides a name everywhere.

import { useDeferredValue, useId, useState, type ReactElement } from 'react';
import { withoutTicks } from '../../../worker/messages/index.ts';
import type { KeptKind, Kind, PreviewName, RedactionPreview } from '../../../worker/report/redact/index.ts';
import { useText } from '../../app/services.ts';

/** What the user decided, over what the rules say. */
export interface Choices {
  readonly keep: readonly Kind[];
  readonly keepNames: readonly string[];
  readonly hideNames: readonly string[];
}

/** Rows drawn at first, and with each click on "more". */
const ROWS = 100;

interface Row extends PreviewName {
  readonly group: 'replaced' | 'leaves';
  /** One name may be a class here and a property there. */
  readonly kinds: readonly (Kind | KeptKind)[];
}

/** Each name once, however many things it names. */
function rowsOf({ replaced, leaves }: RedactionPreview): readonly Row[] {
  const rows = new Map<string, Row>();
  const add = (group: Row['group'], kind: Kind | KeptKind, name: PreviewName): void => {
    const key = `${group} ${name.value}`;
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { ...name, group, kinds: [kind] });
    else rows.set(key, { ...known, kinds: [...known.kinds, kind], count: known.count + name.count });
  };
  for (const { kind, names } of replaced) for (const name of names) add('replaced', kind, name);
  for (const { kind, names } of leaves) for (const name of names) add('leaves', kind, name);
  return [...rows.values()];
}

export function Leaving({
  preview,
  choices,
  onChoose,
}: {
  readonly preview: RedactionPreview;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}): ReactElement {
  const text = useText();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [show, setShow] = useState('all');
  const [most, setMost] = useState(ROWS);
  const search = useDeferredValue(wanted).toLocaleLowerCase();
  const all = rowsOf(preview);
  const found = all.filter(
    ({ group, kinds: of, value, placeholder = '' }) =>
      (show === 'all' || show === group || of.some((kind) => show === `${group} ${kind}`)) &&
      (search === '' || value.toLocaleLowerCase().includes(search) || placeholder.includes(search)),
  );
  const without = (names: readonly string[], name: string): readonly string[] => names.filter((one) => one !== name);
  const letOut = (name: string): void =>
    onChoose({
      ...choices,
      keepNames: [...without(choices.keepNames, name), name],
      hideNames: without(choices.hideNames, name),
    });
  const hide = (name: string): void =>
    onChoose({
      ...choices,
      hideNames: [...without(choices.hideNames, name), name],
      keepNames: without(choices.keepNames, name),
    });
  const kinds = (group: 'replaced' | 'leaves'): ReactElement[] =>
    preview[group].map(({ kind, count }) => (
      <option key={kind} value={`${group} ${kind}`}>
        {`${text.t(`export.${group === 'replaced' ? 'redacted' : 'leaves'}.${kind}` as Parameters<typeof text.t>[0])} (${text.count(count)})`}
      </option>
    ));
  const total = (group: 'replaced' | 'leaves'): string =>
    text.count(preview[group].reduce((sum, { count }) => sum + count, 0));

  return (
    <section className="leaving" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="setting__title">
        {text.t('ui.export.reader-sees')}
      </h3>
      <p className="leaving__headline">{withoutTicks(preview.headline)}</p>
      {preview.asks.length > 0 && (
        <div className="leaving__asks">
          <p>{text.t('ui.export.asks', { count: preview.asks.length })}</p>
          {preview.asks.map(({ value }) => (
            <button
              key={value}
              type="button"
              className="button"
              aria-label={text.t('ui.export.let-out-name', { name: value })}
              onClick={() => letOut(value)}
            >
              <code>{value}</code> {text.t('ui.export.let-out')}
            </button>
          ))}
        </div>
      )}
      {preview.replaced.length > 0 && (
        <fieldset className="leaving__kinds">
          <legend>{text.t('ui.export.replaced')}</legend>
          {preview.replaced.map(({ kind, count }) => (
            <label key={kind} className="check">
              <input type="checkbox" checked onChange={() => onChoose({ ...choices, keep: [...choices.keep, kind] })} />
              {text.t(`export.redacted.${kind}`)} <span className="number faint">{text.count(count)}</span>
            </label>
          ))}
          {choices.keep.map((kind) => (
            <label key={kind} className="check">
              <input
                type="checkbox"
                checked={false}
                onChange={() => onChoose({ ...choices, keep: choices.keep.filter((one) => one !== kind) })}
              />
              {text.t(`export.redacted.${kind}`)}
            </label>
          ))}
        </fieldset>
      )}
      <div className="leaving__find">
        <input
          type="search"
          className="field"
          aria-label={text.t('ui.export.search')}
          placeholder={text.t('ui.export.search')}
          value={wanted}
          onChange={(e) => setWanted(e.target.value)}
        />
        <select
          className="field"
          aria-label={text.t('ui.export.show')}
          value={show}
          onChange={(e) => setShow(e.target.value)}
        >
          <option value="all">{`${text.t('ui.export.show-all')} (${text.count(all.length)})`}</option>
          <optgroup label={text.t('ui.export.replaced')}>
            <option value="replaced">{`${text.t('ui.export.replaced')} (${total('replaced')})`}</option>
            {kinds('replaced')}
          </optgroup>
          <optgroup label={text.t('ui.export.leaves')}>
            <option value="leaves">{`${text.t('ui.export.leaves')} (${total('leaves')})`}</option>
            {kinds('leaves')}
          </optgroup>
        </select>
        <span className="faint" role="status">
          {text.t('common.shownOf', { shownCount: Math.min(most, found.length), totalCount: all.length })}
        </span>
      </div>
      <ul className="leaving__list" aria-label={text.t('ui.export.names')}>
        {found.slice(0, most).map((row) => (
          <li key={`${row.group} ${row.value}`} className="leaving__row">
            <bdi className="leaving__value">{row.value}</bdi>
            <span className="faint">
              {row.placeholder === undefined
                ? row.kinds.map((kind) => text.t(`export.leaves.${kind as KeptKind}`)).join(', ')
                : `→ ${row.placeholder}`}
            </span>
            <span className="number faint">{text.count(row.count)}</span>
            <button
              type="button"
              className="button"
              aria-label={text.t(row.group === 'replaced' ? 'ui.export.let-out-name' : 'ui.export.hide-name', {
                name: row.value,
              })}
              onClick={() => (row.group === 'replaced' ? letOut : hide)(row.value)}
            >
              {text.t(row.group === 'replaced' ? 'ui.export.let-out' : 'ui.export.hide')}
            </button>
          </li>
        ))}
      </ul>
      {found.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + 5 * ROWS)}>
          {text.t('ui.export.more')}
        </button>
      )}
    </section>
  );
}
