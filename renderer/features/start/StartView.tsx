// The first screen: one sentence, a place for files, a sample to try, what was compared before.

import { useEffect, useState, type ReactElement } from 'react';
import type { RecentEntry } from '../../host/types.ts';
import { pickFiles, pickFolder } from '../../app/pick.ts';
import { useSeries, useServices, useText } from '../../app/services.ts';
import { formatRoute } from '../../state/routes.ts';
import { CloseIcon, FileIcon } from '../../ui/icons.tsx';
import { withoutTicks } from '../../ui/Said.tsx';
import { loadSample, type SampleFile } from './sample.ts';
import { StartPicture } from './StartPicture.tsx';
import './start.css';

function useRecent(): readonly [readonly RecentEntry[], (id: string) => void] {
  const { host } = useServices();
  const [entries, setEntries] = useState<readonly RecentEntry[]>([]);
  useEffect(() => {
    let wanted = true;
    void host.recent().then((found) => {
      if (wanted) setEntries(found);
    });
    return () => {
      wanted = false;
    };
  }, [host]);
  const forget = (id: string): void => {
    setEntries((all) => all.filter((e) => e.id !== id));
    host.forgetRecent(id).catch((error: unknown) => console.warn('could not be forgotten', error));
  };
  return [entries, forget];
}

function Recent(): ReactElement | null {
  const { host, opener } = useServices();
  const text = useText();
  const [entries, forget] = useRecent();
  const [gone, setGone] = useState<string | null>(null);
  if (entries.length === 0) return null;
  const open = async (id: string): Promise<void> => {
    const items = await host.openRecent(id, true);
    if (items === null) setGone(id);
    else opener.open(items);
  };
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title" className="start__subtitle">
        {text.t('ui.start.recent')}
      </h2>
      <ul className="recent__list">
        {entries.map((entry) => (
          <li key={entry.id} className="recent__entry">
            <button type="button" className="recent__open" onClick={() => void open(entry.id)}>
              <FileIcon />
              <span className="recent__text">
                <span className="recent__names">{entry.fileNames.join(' → ')}</span>
                <span className="faint">
                  {gone === entry.id
                    ? text.t('ui.start.recent-gone')
                    : entry.summary === null
                      ? text.date(entry.openedAt)
                      : withoutTicks(entry.summary)}
                </span>
              </span>
            </button>
            <button
              type="button"
              className="button button--quiet button--icon button--small"
              aria-label={text.t('ui.start.forget', { name: entry.fileNames[0] ?? '' })}
              onClick={() => forget(entry.id)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sample(): ReactElement | null {
  const { opener } = useServices();
  const text = useText();
  const [failed, setFailed] = useState(false);
  const open = (files: readonly SampleFile[]): void => {
    opener.open(
      files.map((f) => ({
        source: { kind: 'url', url: new URL(f.url, document.baseURI).href, name: f.name, sizeBytes: f.sizeBytes },
        handle: null,
      })),
    );
  };
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          loadSample().then(open, (error: unknown) => {
            console.warn('the sample could not be read', error);
            setFailed(true);
          });
        }}
      >
        {text.t('ui.start.sample')}
      </button>
      {failed ? (
        <span role="alert" className="soft">
          {text.t('ui.start.sample-failed')}
        </span>
      ) : null}
    </>
  );
}

/** After a reload that could not bring back what was on screen: which files these were, and one press to open them. */
function ResumeCard(): ReactElement | null {
  const { host, opener } = useServices();
  const text = useText();
  const resume = useSeries((s) => (s.kind === 'empty' ? (s.resume ?? null) : null));
  if (resume === null) return null;
  const { names, recentId } = resume;
  const open = async (): Promise<void> => {
    const items = recentId === null ? null : await host.openRecent(recentId, true);
    if (items === null) pickFiles();
    else opener.open(items);
  };
  return (
    <section className="resume card" aria-labelledby="resume-title">
      <h2 id="resume-title" className="start__subtitle">
        {text.t('ui.start.resume')}
      </h2>
      <p className="resume__names">{names.join(' → ')}</p>
      <p className="soft">{text.t(recentId === null ? 'ui.start.resume-pick' : 'ui.start.resume-ask')}</p>
      <button type="button" className="button" onClick={() => void open()}>
        {text.t(recentId === null ? 'ui.start.choose' : 'ui.start.resume-open')}
      </button>
    </section>
  );
}

/** The screen. */
export function StartView(): ReactElement {
  const text = useText();
  return (
    <div className="start">
      <ResumeCard />
      <div className="start__hero">
        <h1 className="start__sentence">{text.t('ui.start.sentence')}</h1>
        <p className="start__promise">{text.t('ui.start.promise')}</p>
        <div className="start__drop" data-drop="new">
          <StartPicture />
          <div className="start__drop-text">
            <p className="start__drop-title">{text.t('ui.start.drop')}</p>
            <p className="soft">{text.t('ui.start.kinds')}</p>
            <div className="start__buttons">
              <button type="button" className="button button--primary" onClick={() => pickFiles()}>
                {text.t('ui.start.choose')}
              </button>
              <button type="button" className="button" onClick={() => pickFolder()}>
                {text.t('ui.start.folder')}
              </button>
              <Sample />
              <a className="button" href={formatRoute({ view: 'live' })}>
                {text.t('ui.start.live')}
              </a>
            </div>
          </div>
        </div>
        <p className="start__help">
          {text.t('ui.start.no-files')} <a href={formatRoute({ view: 'capture' })}>{text.t('ui.start.how')}</a>
        </p>
      </div>
      <Recent />
    </div>
  );
}
