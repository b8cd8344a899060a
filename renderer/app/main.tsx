// Entry of the shipped app: the real engine in a worker, the host we run on.

import { spawnEngine } from '../../library/web/spawn.ts';
import { createHost } from '../host/index.ts';
import { keepOffline } from '../host/offline.ts';
import { boot } from './boot.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
boot(root, createHost(), spawnEngine);
keepOffline();
