// Parts of the screen whose code comes when it is wanted. Not React's `lazy` and `Suspense`: React keeps a stand-in on
// screen for at least 300 ms, however soon the code is there.

import { createElement, startTransition, useEffect, useState, type ComponentType, type ReactElement } from 'react';

/** A part that is fetched late. */
export type Late<P> = ComponentType<P> & {
  /** Fetches the code before anyone sees it; a failure is told to whoever shows it. */
  fetch(): void;
};

/** The code of a part could not be had: whoever serves the app has stopped, or the way to it is cut. */
export class CodeUnreachable extends Error {
  constructor(cause: unknown) {
    super('the code of a view could not be fetched', { cause });
    this.name = 'CodeUnreachable';
  }
}

/** Shows nothing while the code comes. */
function Nothing(): null {
  return null;
}

/**
 * A component whose code `load` fetches with the first use.
 * @param Wait stands in until the code is there
 * @returns it throws where it is shown when the code cannot be had; the next one shown tries again
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>, Wait: ComponentType = Nothing): Late<P> {
  let coming: Promise<ComponentType<P>> | null = null;
  let there: ComponentType<P> | null = null;
  const fetch = (): Promise<ComponentType<P>> => {
    coming ??= load().catch((error: unknown) => {
      coming = null;
      throw new CodeUnreachable(error);
    });
    return coming;
  };

  function Shown(props: P): ReactElement {
    const [part, setPart] = useState<ComponentType<P> | null>(() => there);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (part !== null) return;
      let shown = true;
      fetch().then(
        (loaded) => {
          there = loaded;
          // The first time its code is cold: built in small steps, so that the window answers meanwhile.
          if (shown) startTransition(() => setPart(() => loaded));
        },
        (error: unknown) => {
          if (shown) setFailure({ error });
        },
      );
      return () => {
        shown = false;
      };
    }, [part]);
    if (failure !== null) throw failure.error;
    return part === null ? <Wait /> : createElement(part, props);
  }
  return Object.assign(Shown, {
    fetch: () => {
      fetch().catch(() => undefined);
    },
  });
}
