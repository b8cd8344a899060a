// The preload: puts the bridge on the window, nothing else. Runs sandboxed and isolated.

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld(
  'heapdelta',
  createBridge({ ipcRenderer, pathOfFile: (file) => webUtils.getPathForFile(file) }),
);
