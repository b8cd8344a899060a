// By retainer path: every byte counted once, from the GC roots down, as a tree grid or as a picture of the same data.

import type { ReactElement } from 'react';
import { usePreferences, useReport, useSeries, useServices, useText } from '../../app/services.ts';
import type { RouteOf } from '../../state/routes.ts';
import { FilterField } from '../../ui/FilterField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Icicle } from './Icicle.tsx';
import { PathTree } from './PathTree.tsx';
import './paths.css';

type PathsRoute = RouteOf<'paths'>;

/** The screen. */
export function PathsView({ route }: { readonly route: PathsRoute }): ReactElement | null {
  const { preferences, router } = useServices();
  const text = useText();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  const hideEngine = usePreferences((p) => p.hideEngine);
  if (report === null) return null;
  // Without growth there is only size to draw.
  const grew = report.snapshots.length > 1 && report.growth.totalBytes > 0;
  return (
    <div className="view">
      <div className="view__bar">
        <h1 className="view-title">{text.t('ui.view.paths')}</h1>
        {live && route.as === 'tree' ? (
          <>
            <FilterField
              value={route.filter}
              label={text.t('ui.paths.filter')}
              onChange={(filter) => router.go({ ...route, filter }, { replace: true })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={hideEngine}
                onChange={(e) => preferences.setState({ hideEngine: e.target.checked })}
              />
              {text.t('ui.hide-engine')}
            </label>
          </>
        ) : null}
        {route.as === 'picture' && grew ? (
          <Segmented
            name="paths-by"
            label={text.t('ui.paths.by')}
            value={route.by}
            options={[
              { value: 'growth', text: text.t('ui.paths.by.growth') },
              { value: 'size', text: text.t('ui.paths.by.size') },
            ]}
            onChange={(by) => router.go({ ...route, by }, { replace: true })}
          />
        ) : null}
        <Segmented
          name="paths-as"
          label={text.t('ui.paths.as')}
          value={route.as}
          options={[
            { value: 'tree', text: text.t('ui.paths.as.tree') },
            { value: 'picture', text: text.t('ui.paths.as.picture') },
          ]}
          onChange={(as) => router.go({ ...route, as })}
        />
      </div>
      <p className="soft paths__explain">{text.t('ui.paths.explain')}</p>
      {route.as === 'tree' ? (
        <PathTree route={route} report={report} live={live} hideEngine={hideEngine} />
      ) : (
        <Icicle route={route} report={report} live={live} by={grew ? route.by : 'size'} />
      )}
    </div>
  );
}
