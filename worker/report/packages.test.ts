import { describe, expect, test } from 'vitest';
import { packageOf } from './packages.ts';

describe('packageOf', () => {
  test('no package is called as the folder it was built from', () => {
    expect(packageOf('https://app.example/node_modules/src/observers.ts')).toBeNull();
    expect(packageOf('node_modules/lib/a.js')).toBeNull();
    expect(packageOf('node_modules/srcset/index.js')?.name).toBe('srcset');
  });

  test.each([
    ['file:///app/node_modules/debug/src/common.js', 'debug', null, 'src/common.js'],
    ['/app/node_modules/.pnpm/debug@4.1.1/node_modules/debug/src/common.js', 'debug', '4.1.1', 'src/common.js'],
    [
      '/a/node_modules/.pnpm/@vue+reactivity@3.5.1_x@1.0.0/node_modules/@vue/reactivity/i.js',
      '@vue/reactivity',
      '3.5.1',
      'i.js',
    ],
    [
      '/a/.yarn/cache/lru-cache-npm-10.2.0-a1b2c3d4e5-8.zip/node_modules/lru-cache/dist/index.js',
      'lru-cache',
      '10.2.0',
      'dist/index.js',
    ],
    ['/a/node_modules/.bun/ms@2.1.3/node_modules/ms/index.js', 'ms', '2.1.3', 'index.js'],
    ['C:\\app\\node_modules\\@nestjs\\core\\injector.js', '@nestjs/core', null, 'injector.js'],
    ['/x/node_modules/a/node_modules/b/index.js', 'b', null, 'index.js'],
    ['webpack:///./node_modules/rxjs/dist/esm5/Subject.js', 'rxjs', null, 'dist/esm5/Subject.js'],
    ['../node_modules/socket.io-client/build/esm/socket.js', 'socket.io-client', null, 'build/esm/socket.js'],
    ['https://unpkg.com/vue@3.5.6/dist/vue.global.js', 'vue', '3.5.6', 'dist/vue.global.js'],
    ['https://cdn.jsdelivr.net/npm/@scope/x@1.0.0/index.js', '@scope/x', '1.0.0', 'index.js'],
    ['https://esm.sh/v135/swr@2.2.4/es2022/swr.mjs', 'swr', '2.2.4', 'es2022/swr.mjs'],
    ['https://cdnjs.cloudflare.com/ajax/libs/echarts/5.4.0/echarts.min.js', 'echarts', '5.4.0', 'echarts.min.js'],
    ['http://localhost:5173/node_modules/.vite/deps/@vue_reactivity.js?v=1f2e', '@vue/reactivity', null, ''],
    ['http://localhost:5173/node_modules/.vite/deps/react-dom_client.js?v=1f2e', 'react-dom', null, ''],
    ['/home/u/.cache/deno/npm/registry.example.org/debug/4.1.1/src/common.js', 'debug', '4.1.1', 'src/common.js'],
  ])('%s', (url, name, version, file) => {
    expect(packageOf(url)).toEqual({ name, version, file });
  });

  test.each([
    '/app/src/server.js',
    'node:events',
    'http://localhost:5173/node_modules/.vite/deps/chunk-A1B2.js',
    'https://shop.example/assets/index-1f2e.js',
    'node_modules',
    '',
  ])('%s belongs to no package', (url) => {
    expect(packageOf(url)).toBeNull();
  });
});
