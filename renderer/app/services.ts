// What the features work with, made once at boot and handed down by React context.

import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { createTranslator, detectLang, type Translator } from '../../worker/messages/index.ts';
import type { Lang, Report } from '../../worker/report/types.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Host } from '../host/types.ts';
import type { Preferences, PreferencesStore } from '../state/preferences.ts';
import type { Route } from '../state/routes.ts';
import { selectReport, type SeriesState, type SeriesStore } from '../state/series.ts';
import type { Opener } from './opener.ts';
import type { Prover } from './prover.ts';
import type { Router } from './router.ts';
import type { SourceFolder } from './source-folder.ts';
import type { Tabs } from './tabs.ts';

export interface Services {
  readonly host: Host;
  readonly engine: EngineClient;
  readonly preferences: PreferencesStore;
  readonly series: SeriesStore;
  readonly router: Router;
  readonly opener: Opener;
  readonly tabs: Tabs;
  readonly prover: Prover;
  readonly sources: SourceFolder;
}

export const ServicesContext = createContext<Services | null>(null);

/** The services of the running app. Throws outside of it. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no services: render inside ServicesContext');
  return services;
}

/** The language in use: the person's choice, else the system's. */
export function selectLang(preferences: Preferences, locale: string): Lang {
  return preferences.lang ?? detectLang([locale]);
}

export function useLang(): Lang {
  const { preferences, host } = useServices();
  return useStore(preferences, (p) => selectLang(p, host.locale));
}

/** The translator of the language in use. */
export function useText(): Translator {
  const lang = useLang();
  return useMemo(() => createTranslator(lang), [lang]);
}

export function usePreferences<T>(select: (preferences: Preferences) => T): T {
  return useStore(useServices().preferences, select);
}

export function useSeries<T>(select: (state: SeriesState) => T): T {
  return useStore(useServices().series, select);
}

/** The open report, or null. */
export function useReport(): Report | null {
  return useSeries(selectReport);
}

export function useRoute(): Route {
  return useStore(useServices().router.store, (s) => s.route);
}
