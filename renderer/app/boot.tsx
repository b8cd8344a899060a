// Puts the pieces together: stores, engine client, router, React.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineClient, type SpawnEngine } from '../engine/client.ts';
import type { Lang } from '../../worker/report/types.ts';
import type { Host } from '../host/types.ts';
import { createPreferencesStore } from '../state/preferences.ts';
import { createSeriesStore } from '../state/series.ts';
import { App } from './App.tsx';
import { firstFonts } from './fonts.ts';
import { createOpener } from './opener.ts';
import { createProver } from './prover.ts';
import { followSourceMaps } from './remapper.ts';
import { createRouter } from './router.ts';
import { createSourceFolder } from './source-folder.ts';
import { createTabs } from './tabs.ts';
import { selectLang, ServicesContext, type Services } from './services.ts';

/** Starts the app in `root` and returns its services. */
export function boot(root: Element, host: Host, spawn: SpawnEngine): Services {
  const engine = createEngineClient(spawn);
  const preferences = createPreferencesStore(host);
  const series = createSeriesStore();
  const router = createRouter();
  const lang = (): Lang => selectLang(preferences.getState(), host.locale);
  const opener = createOpener({
    withProfile: async (...question) => (await import('../engine/code-client.ts')).askWithProfile(...question),
    engine,
    host,
    series,
    router,
    lang,
    accepted: () =>
      Object.fromEntries(Object.entries(preferences.getState().accepted).map(([key, { reason }]) => [key, reason])),
  });
  const tabs = createTabs({ opener, series, router });
  const prover = createProver({ newEngine: () => createEngineClient(spawn), series, preferences, lang });
  const sources = createSourceFolder();
  followSourceMaps({
    series,
    sources,
    lang,
    remap: async (...question) => (await import('../engine/code-client.ts')).askRemapped(...question),
  });
  const services: Services = { host, engine, preferences, series, router, opener, tabs, prover, sources };
  void opener.restore(host.recallWindow()).catch((error: unknown) => console.warn('a reload lost its files', error));
  void firstFonts(lang()).then(() =>
    createRoot(root).render(
      <StrictMode>
        <ServicesContext value={services}>
          <App />
        </ServicesContext>
      </StrictMode>,
    ),
  );
  return services;
}
