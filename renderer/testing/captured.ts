// The record of a captured series of three, 500 requests apart.

import { CAPTURE_SCHEMA, type CaptureRecord } from '../../capture/record.ts';

export const RECORD: CaptureRecord = {
  schema: CAPTURE_SCHEMA,
  tool: { name: 'heapdelta', version: '0.1.0' },
  target: {
    name: 'orders/server.js',
    runtime: 'node',
    pid: 42,
    thread: null,
    command: 'node server.js',
    runtimeVersion: 'v20.20.2',
    v8Version: '11.3',
  },
  service: null,
  instance: null,
  release: null,
  workUnit: 'requests',
  workCommand: null,
  allocations: 'none',
  snapshots: [1, 2, 3].map((n) => ({
    file: `${n}.heapsnapshot.gz`,
    fileBytes: 1000 + n,
    takenAt: `2026-11-21T04:1${n}:00.000Z`,
    pauseSeconds: 1.5,
    work: n * 500,
    heapUsedBytes: 40e6 + n * 5e6,
    heapTotalBytes: 70e6,
    heapLimitBytes: 2e9,
    rssBytes: 200e6 + n * 6e6,
    externalBytes: 30e6,
    arrayBufferBytes: 25e6,
    codeBytes: 4e6,
    anonymousBytes: 150e6 + n * 6e6,
  })),
};
