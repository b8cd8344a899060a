// The app over the fake engine, for designing screens: `npx vite renderer`, then /testing/dev.html?verdict=leak#/findings.

import { boot } from '../app/boot.tsx';
import { createHost } from '../host/index.ts';
import type { VerdictKind } from '../../worker/report/types.ts';
import { fakeProcess } from './fake-engine.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('dev.html has no #root');
const query = new URLSearchParams(location.search);
const verdict = (query.get('verdict') ?? 'leak') as VerdictKind;
const services = boot(root, createHost(), () => fakeProcess({ verdict, pace: Number(query.get('pace') ?? 0) }));
if (query.has('theme')) services.preferences.setState({ theme: query.get('theme') === 'dark' ? 'dark' : 'light' });
if (query.has('lang')) services.preferences.setState({ lang: query.get('lang') === 'ko' ? 'ko' : 'en' });
if (query.has('files')) {
  const names = [
    'Heap.20261121.024501.4242.0.001.heapsnapshot',
    'after 1,000 requests.heapsnapshot',
    'after 2,000 requests.heapsnapshot.gz',
  ];
  services.opener.open(
    names.map((name) => ({
      source: { kind: 'file', file: new File([new Uint8Array(38_000)], name), name },
      handle: null,
    })),
  );
}
