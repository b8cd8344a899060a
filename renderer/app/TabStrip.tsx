// The comparisons of this window, where there are several.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { CloseIcon, PlusIcon } from '../ui/icons.tsx';
import { useServices, useText } from './services.ts';
import { MAX_TABS, type Tab } from './tabs.ts';

/** The strip; nothing for one comparison alone. */
export function TabStrip(): ReactElement | null {
  const { tabs } = useServices();
  const text = useText();
  const { tabs: all, active } = useStore(tabs.store);
  if (all.length < 2) return null;
  const nameOf = ({ labels }: Tab): string => {
    if (labels.length === 0) return text.t('ui.tabs.empty');
    return labels.length <= 2 ? labels.join(' → ') : `${labels[0]} → ${labels[labels.length - 1]} (${labels.length})`;
  };
  return (
    <nav className="tabs" aria-label={text.t('ui.tabs.title')}>
      <ul>
        {all.map((tab) => (
          <li key={tab.id} className={`tabs__tab${tab.id === active ? ' tabs__tab--active' : ''}`}>
            <button
              type="button"
              className="tabs__name"
              aria-current={tab.id === active ? 'true' : undefined}
              title={tab.labels.join(' → ')}
              onClick={() => tabs.select(tab.id)}
            >
              {nameOf(tab)}
            </button>
            <button
              type="button"
              className="button button--quiet button--icon button--small"
              aria-label={text.t('ui.tabs.close', { name: nameOf(tab) })}
              title={text.t('ui.tabs.close', { name: nameOf(tab) })}
              onClick={() => tabs.close(tab.id)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      {all.length < MAX_TABS ? (
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          aria-label={text.t('ui.tabs.new')}
          title={text.t('ui.tabs.new')}
          onClick={() => tabs.add('empty')}
        >
          <PlusIcon />
        </button>
      ) : null}
    </nav>
  );
}
