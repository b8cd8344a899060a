// What the files do not say of themselves: unit of work, heap limit, times, memory of the whole process. The same that the
// command line takes as options; snapshots in memory are compared again with it, and nothing is read.

import { useId, useState, type FormEvent, type ReactElement } from 'react';
import type { FileFacts } from '../../app/plan.ts';
import { useServices, useText } from '../../app/services.ts';
import { parseSize } from '../../state/amount.ts';
import type { FileEntry, SeriesSettings as Settings } from '../../state/series.ts';

/** One file's fields as typed. */
interface Typed {
  readonly at: string;
  readonly rss: string;
}

/** Value of a `datetime-local` field: the time on this machine's clock. */
function localTime(iso: string | null): string {
  if (iso === null) return '';
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? ''
    : new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function typedOf({ takenAt, rssBytes }: FileEntry): Typed {
  return { at: localTime(takenAt), rss: rssBytes === null ? '' : `${rssBytes / 1e6} MB` };
}

interface SeriesSettingsProps {
  readonly settings: Settings;
  /** Files that are compared, in their order. */
  readonly files: readonly FileEntry[];
}

/** The form; closed at first, open when something was said already. */
export function SeriesSettings({ settings, files }: SeriesSettingsProps): ReactElement {
  const { opener } = useServices();
  const text = useText();
  const id = useId();
  const [per, setPer] = useState(settings.per ?? '');
  const [limit, setLimit] = useState(settings.heapLimitBytes === null ? '' : `${settings.heapLimitBytes / 1e9} GB`);
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(() => new Map(files.map((f) => [f.key, typedOf(f)])));
  const fields = (file: FileEntry): Typed => typed.get(file.key) ?? typedOf(file);
  const change = (file: FileEntry, part: Partial<Typed>): void =>
    setTyped(new Map(typed).set(file.key, { ...fields(file), ...part }));
  const badLimit = limit.trim() !== '' && parseSize(limit) === null;
  const badRss = files.some((f) => fields(f).rss.trim() !== '' && parseSize(fields(f).rss) === null);
  const some = (pick: (t: Typed) => string): number => files.filter((f) => pick(fields(f)).trim() !== '').length;
  const isPart = (count: number): boolean => count > 0 && count < files.length;
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    if (badLimit || badRss) return;
    const facts = new Map<string, FileFacts>(
      files.map((f) => {
        const { at, rss } = fields(f);
        return [f.key, { takenAt: at === '' ? null : new Date(at).toISOString(), rssBytes: parseSize(rss) }];
      }),
    );
    opener.configure({ per: per.trim() === '' ? null : per.trim(), heapLimitBytes: parseSize(limit) }, facts);
  };
  return (
    <details className="series-settings card" open={settings.per !== null || settings.heapLimitBytes !== null}>
      <summary>{text.t('ui.series.title')}</summary>
      <form className="series-settings__form" onSubmit={apply}>
        <div className="series-settings__pair">
          <div className="form-field">
            <label htmlFor={`${id}-per`}>{text.t('ui.series.per')}</label>
            <input
              id={`${id}-per`}
              className="field"
              value={per}
              maxLength={80}
              placeholder={text.t('ui.series.per-example')}
              onChange={(e) => setPer(e.target.value)}
            />
          </div>
          <div className="form-field">
            <label htmlFor={`${id}-limit`}>{text.t('ui.series.limit')}</label>
            <input
              id={`${id}-limit`}
              className="field"
              value={limit}
              placeholder="4 GB"
              aria-invalid={badLimit}
              aria-describedby={`${id}-limit-note`}
              onChange={(e) => setLimit(e.target.value)}
            />
            <span id={`${id}-limit-note`} className="faint">
              {text.t(badLimit ? 'ui.series.no-size' : 'ui.series.limit-usual')}
            </span>
          </div>
        </div>
        <div className="scroll-x" tabIndex={0} role="group" aria-label={text.t('ui.series.files')}>
          <table className="plain-table">
            <tbody className="table-head">
              <tr>
                <th scope="col">{text.t('ui.series.snapshot')}</th>
                <th scope="col">{text.t('ui.snapshots.taken')}</th>
                <th scope="col">{text.t('ui.series.rss')}</th>
              </tr>
            </tbody>
            <tbody>
              {files.map((file) => (
                <tr key={file.key}>
                  <th scope="row">{file.label}</th>
                  <td>
                    <input
                      className="field"
                      type="datetime-local"
                      aria-label={text.t('ui.series.at-of', { name: file.label })}
                      value={fields(file).at}
                      onChange={(e) => change(file, { at: e.target.value })}
                    />
                  </td>
                  <td>
                    <input
                      className="field series-settings__rss"
                      placeholder="512 MB"
                      aria-label={text.t('ui.series.rss-of', { name: file.label })}
                      value={fields(file).rss}
                      onChange={(e) => change(file, { rss: e.target.value })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="soft" role="status">
          {badRss
            ? text.t('ui.series.no-size')
            : isPart(some((t) => t.at)) || isPart(some((t) => t.rss))
              ? text.t('ui.series.all-or-none')
              : ''}
        </p>
        <div>
          <button type="submit" className="button button--primary" disabled={badLimit || badRss}>
            {text.t('ui.series.apply')}
          </button>
        </div>
      </form>
    </details>
  );
}
