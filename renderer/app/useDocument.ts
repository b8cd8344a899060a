// What stands outside React's root: language and theme of the document, its title, and where the focus goes.

import { useEffect } from 'react';
import { fetchFonts } from './fonts.ts';
import { useLang, usePreferences, useRoute, useServices, useText } from './services.ts';

/** Keeps `lang`, theme and title of the document true to the app. */
export function useDocument(): void {
  const lang = useLang();
  const text = useText();
  const theme = usePreferences((p) => p.theme);
  const { view } = useRoute();
  const { opener } = useServices();

  useEffect(() => {
    document.documentElement.lang = lang;
    opener.speak(lang);
    return fetchFonts(lang);
  }, [lang, opener]);

  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches);
      document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);

  useEffect(() => {
    document.title =
      view === 'start' ? text.t('common.appName') : `${text.t(`ui.view.${view}`)} – ${text.t('common.appName')}`;
  }, [text, view]);
}
