// Builds what runs: dist/cli (command line and Node workers), dist/app (the page), dist/electron (main, preload).
// Everything is bundled, so the published package has no dependency; source maps stay beside and are not shipped.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { writeAppFiles } from './app-files.mjs';
import { licencesText, packageOf } from './licences.mjs';
import { root, say } from './setup.mjs';
import { buildIfStale } from './stale.mjs';
import { workspace } from './workspace.mjs';

/**
 * Writes LICENSES.txt of what went into a bundle, and remembers the packages for the desktop package's list.
 * @param {string} name folder under dist
 * @param {string} folder absolute, where the bundle lies
 * @param {Iterable<string>} modules paths of all bundled modules
 */
function writeLicences(name, folder, modules) {
  const packages = new Set([...modules].map(packageOf).filter((folderOf) => folderOf !== null));
  writeFileSync(path.join(folder, 'LICENSES.txt'), licencesText(packages));
  mkdirSync(path.join(root, 'dist', '.stamps'), { recursive: true });
  writeFileSync(packagesFile(name), JSON.stringify([...packages].sort()));
}
/** @param {string} name */
const packagesFile = (name) => path.join(root, 'dist', '.stamps', `${name}.packages.json`);

/** What every bundle is made with, too: a new compiler or a new recipe makes all of them stale. */
const recipe = [
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'build/bundle.mjs',
  'build/licences.mjs',
  'build/workspace.mjs',
  'LICENSE',
];

/**
 * Node entries: name in dist/cli → source. The engine worker finds the loader worker beside itself. `heapdelta` imports
 * `heapdelta-start` when it runs and no other file of ours, so that it can say that one is missing.
 * @type {Readonly<Record<string, string>>}
 */
const cliEntries = {
  heapdelta: 'cli/main.ts',
  'heapdelta-start': 'cli/start.ts',
  'engine-worker': 'worker/entry/node/engine-worker.ts',
  'loader-worker': 'worker/entry/node/loader-worker.ts',
  'fleet-worker': 'cli/fleet/worker.ts',
};

/**
 * fontkit can read WOFF2 and brings 1.3 MB of Brotli dictionary for it; here it gets fonts as TrueType.
 * @type {import('esbuild').Plugin}
 */
const withoutBrotli = {
  name: 'without-brotli',
  setup(build) {
    build.onResolve({ filter: /^brotli\/decompress\.js$/ }, () => ({ path: 'brotli', namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: 'export default () => { throw new Error("WOFF2 fonts are not read here"); };',
    }));
  },
};

/**
 * The command's first file names its second as it will lie beside it.
 * @type {import('esbuild').Plugin}
 */
const startBeside = {
  name: 'start-beside',
  setup(build) {
    build.onResolve({ filter: /^\.\/start\.ts$/ }, () => ({ path: './heapdelta-start.mjs', external: true }));
  },
};

/**
 * CommonJS packages inside an ES module bundle ask for `require`, `__dirname` and `__filename`.
 * @param {string} name of the bundle: only the command gets a `#!`
 */
const nodeBanner = (name) =>
  `${name === 'heapdelta' ? '#!/usr/bin/env node\n' : ''}` +
  "import { createRequire as __createRequire } from 'node:module';" +
  "import { fileURLToPath as __toPath } from 'node:url';" +
  'const require = __createRequire(import.meta.url);' +
  'const __filename = __toPath(import.meta.url);' +
  "const __dirname = __toPath(new URL('.', import.meta.url));";

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string>} absolute path of the command's bundle
 */
export async function buildCli(options) {
  const inputs = [...recipe, 'cli', 'capture', 'library', 'worker', 'electron/protocol'];
  await buildIfStale(
    'cli',
    inputs,
    async (folder) => {
      say('building the command line…');
      const { build } = await import('esbuild');
      const modules = new Set();
      for (const [name, source] of Object.entries(cliEntries)) {
        if (!existsSync(path.join(root, source))) {
          if (name === 'heapdelta') throw new Error(`${source} is not there: nothing to build the command line from`);
          continue;
        }
        const { metafile } = await build({
          absWorkingDir: root,
          metafile: true,
          entryPoints: { [name]: source },
          outdir: folder,
          outExtension: { '.js': '.mjs' },
          // What is imported when it is needed stays in files of its own: the parts of `diff` are read, a PDF's are not.
          splitting: name !== 'heapdelta',
          chunkNames: `${name}-[hash]`,
          bundle: true,
          platform: 'node',
          target: 'node20.19',
          format: 'esm',
          alias: workspace,
          sourcemap: 'external',
          legalComments: 'none',
          plugins: [withoutBrotli, ...(name === 'heapdelta' ? [startBeside] : [])],
          // Names stay, for stack traces in bug reports.
          minifyWhitespace: true,
          minifySyntax: true,
          loader: { '.woff2': 'file', '.html': 'text', '.css': 'text' },
          assetNames: '[name]',
          banner: { js: nodeBanner(name) },
          define: { 'process.env.NODE_ENV': '"production"' },
          logLevel: 'warning',
        });
        for (const module of Object.keys(metafile.inputs)) modules.add(module);
      }
      writeLicences('cli', folder, modules);
      chmodSync(path.join(folder, 'heapdelta.mjs'), 0o755);
    },
    { force: options?.force === true || !hasFonts('cli') },
  );
  return path.join(root, 'dist', 'cli', 'heapdelta.mjs');
}

/**
 * What programs import (`exports` of package.json): name in dist/library/node → source. The engine's threads are the command's.
 * @type {Readonly<Record<string, string>>}
 */
const libraryEntries = {
  index: 'library/node/index.ts',
  'node-test': 'matchers/node-test.ts',
  vitest: 'matchers/peers/vitest.ts',
  playwright: 'matchers/peers/playwright.ts',
};

/** The same for browsers: the library and the two workers it starts, which lie beside it. */
const webEntries = {
  index: 'library/web/index.ts',
  'engine-worker': 'worker/entry/web/engine.ts',
  'loader-worker': 'worker/entry/web/loader.ts',
};

/**
 * A browser's workers are named by their sources; in the package they lie beside the library.
 * @type {import('esbuild').Plugin}
 */
const workersBeside = {
  name: 'workers-beside',
  setup(build) {
    build.onLoad(
      { filter: /(library[\\/]web[\\/]spawn|worker[\\/]entry[\\/]web[\\/]host)\.ts$/ },
      ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(
          /new URL\('[./a-z]*?(engine|loader)\.ts', import\.meta\.url\)/,
          "new URL('./$1-worker.mjs', import.meta.url)",
        ),
        loader: 'ts',
      }),
    );
  },
};

/**
 * The library and the matchers as the package has them, without their types.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string>} absolute folder
 */
export async function buildLibrary(options) {
  await buildCli();
  await buildIfStale(
    'library',
    [...recipe, 'library', 'matchers', 'cli', 'worker'],
    async (folder) => {
      say('building the library…');
      const { build } = await import('esbuild');
      const modules = new Set();
      const shared = /** @type {const} */ ({
        absWorkingDir: root,
        metafile: true,
        outExtension: { '.js': '.mjs' },
        splitting: true,
        chunkNames: '[name]-[hash]',
        bundle: true,
        format: 'esm',
        alias: workspace,
        legalComments: 'none',
        minifyWhitespace: true,
        minifySyntax: true,
        assetNames: '[name]',
        define: { 'process.env.NODE_ENV': '"production"' },
        logLevel: 'warning',
      });
      const node = await build({
        ...shared,
        entryPoints: libraryEntries,
        outdir: path.join(folder, 'node'),
        platform: 'node',
        target: 'node20.19',
        external: ['vitest', '@playwright/test'],
        plugins: [withoutBrotli],
        loader: { '.woff2': 'file', '.html': 'text', '.css': 'text' },
        banner: { js: nodeBanner('library') },
      });
      const web = await build({
        ...shared,
        entryPoints: webEntries,
        outdir: path.join(folder, 'web'),
        platform: 'browser',
        target: 'chrome120',
        plugins: [withoutBrotli, workersBeside],
      });
      for (const { metafile } of [node, web]) for (const module of Object.keys(metafile.inputs)) modules.add(module);
      writeLicences('library', folder, modules);
    },
    { force: options?.force === true || !hasFonts('library/node') },
  );
  return path.join(root, 'dist', 'library');
}

/** Name of a declaration file in dist/types → what it is rolled from. */
const declarations = {
  index: 'library/api.ts',
  'node-test': 'matchers/declarations/in-process.ts',
  vitest: 'matchers/declarations/in-process.ts',
};

/**
 * One declaration file per door, rolled: what is not exported stays inside.
 * @param {{ force?: boolean }} [options]
 */
export async function buildTypes(options) {
  await buildIfStale(
    'types',
    [...recipe, 'library', 'matchers', 'worker'],
    async (folder) => {
      say('rolling the declarations…');
      const { generateDtsBundle } = await import('dts-bundle-generator');
      const names = Object.keys(declarations);
      const rolled = generateDtsBundle(
        Object.values(declarations).map((source) => ({
          filePath: path.join(root, source),
          output: { noBanner: true, exportReferencedTypes: false },
          libraries: { importedLibraries: [], allowedTypesLibraries: [] },
        })),
        { preferredConfigPath: path.join(root, 'matchers', 'tsconfig.json') },
      );
      rolled.forEach((text, i) => writeFileSync(path.join(folder, `${names[i]}.d.ts`), text));
      // Playwright's own types bring Electron's, which only a program with the DOM compiles: this one is small, and shipped as it is.
      const playwright = readFileSync(path.join(root, 'matchers/declarations/playwright.ts'), 'utf8');
      writeFileSync(path.join(folder, 'playwright.d.ts'), playwright.replaceAll('../options.ts', './node-test.js'));
    },
    options,
  );
}

/** Whether the page's sources are there at all. */
export const hasApp = () => existsSync(path.join(root, 'renderer', 'index.html'));

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string>} absolute folder of the page
 */
export async function buildApp(options) {
  const inputs = [...recipe, 'renderer', 'library', 'worker'];
  await buildIfStale(
    'app',
    inputs,
    async (folder) => {
      say('building the app…');
      const { build } = await import('vite');
      /** @type {Set<string>} */
      const modules = new Set();
      const collect = () => ({
        name: 'heapdelta-bundled-modules',
        /** @param {unknown} _options @param {Record<string, { type: string, moduleIds?: readonly string[], originalFileNames?: readonly string[] }>} bundle */
        generateBundle(_options, bundle) {
          for (const file of Object.values(bundle))
            for (const module of [...(file.moduleIds ?? []), ...(file.originalFileNames ?? [])]) modules.add(module);
        },
      });
      await build({
        configFile: path.join(root, 'renderer', 'vite.config.ts'),
        logLevel: 'error',
        plugins: [collect()],
        worker: { plugins: () => [collect()] },
        build: { outDir: folder, emptyOutDir: true },
      });
      writeLicences('app', folder, modules);
      // Last: a folder with a list is a whole build, and the list is all that is served.
      writeAppFiles(folder);
    },
    options,
  );
  return path.join(root, 'dist', 'app');
}

/** Electron's entries: name in dist/electron → source and format (a sandboxed preload must be CommonJS). */
const electronEntries = /** @type {const} */ ({
  main: { source: 'electron/main/main.ts', format: 'esm', extension: 'mjs' },
  preload: { source: 'electron/preload/preload.ts', format: 'cjs', extension: 'cjs' },
});

/** Whether the desktop shell's sources are there at all. */
export const hasElectron = () => existsSync(path.join(root, electronEntries.main.source));

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string>} absolute path of the main process's bundle
 */
export async function buildElectron(options) {
  const inputs = [...recipe, 'electron', 'worker/messages'];
  await buildIfStale(
    'electron',
    inputs,
    async (folder) => {
      say('building the desktop shell…');
      const { build } = await import('esbuild');
      const modules = new Set();
      for (const [name, { source, format, extension }] of Object.entries(electronEntries)) {
        const { metafile } = await build({
          absWorkingDir: root,
          metafile: true,
          entryPoints: [source],
          outfile: path.join(folder, `${name}.${extension}`),
          bundle: true,
          platform: 'node',
          target: 'node22',
          format,
          external: ['electron'],
          alias: workspace,
          sourcemap: 'external',
          legalComments: 'none',
          logLevel: 'warning',
        });
        for (const module of Object.keys(metafile.inputs)) modules.add(module);
      }
      writeLicences('electron', folder, modules);
    },
    options,
  );
  return path.join(root, 'dist', 'electron', 'main.mjs');
}

/**
 * The command line, the library and the page embed the same fonts; the package needs one copy. Each font in `folder` that
 * lies in dist/app, too (same bytes), goes, and the code there refers to the page's.
 * @param {string} folder under dist
 */
function shareFonts(folder) {
  const own = path.join(root, 'dist', folder);
  const assets = path.join(root, 'dist', 'app', 'assets');
  if (!existsSync(assets)) return;
  const ours = readdirSync(own).filter((name) => name.endsWith('.woff2'));
  const theirs = readdirSync(assets).filter((name) => name.endsWith('.woff2'));
  const up = '../'.repeat(folder.split('/').length);
  for (const font of ours) {
    const bytes = readFileSync(path.join(own, font));
    const twin = theirs.find((name) => bytes.equals(readFileSync(path.join(assets, name))));
    if (twin === undefined) continue;
    for (const name of readdirSync(own).filter((file) => file.endsWith('.mjs'))) {
      const bundle = path.join(own, name);
      const code = readFileSync(bundle, 'utf8');
      const linked = code.replaceAll(`"./${font}"`, JSON.stringify(`${up}app/assets/${twin}`));
      if (linked === code) continue;
      // Swapped in whole: somebody may be starting the command right now.
      writeFileSync(`${bundle}.new`, linked, { mode: 0o755 });
      renameSync(`${bundle}.new`, bundle);
    }
    rmSync(path.join(own, font));
  }
}

/** Whether the fonts lie in `folder` or with the page (shareFonts): if the page was deleted, so were they. @param {string} folder under dist */
const hasFonts = (folder) =>
  [folder, 'app/assets'].some((name) => {
    const absolute = path.join(root, 'dist', name);
    return existsSync(absolute) && readdirSync(absolute).some((file) => file.endsWith('.woff2'));
  });

/**
 * Everything there are sources for.
 * @param {{ force?: boolean }} [options]
 */
export async function buildAll(options) {
  await buildCli(options);
  await buildLibrary(options);
  await buildTypes(options);
  if (hasApp()) {
    await buildApp(options);
    for (const folder of ['cli', 'library/node']) shareFonts(folder);
  }
  if (hasElectron()) {
    await buildElectron(options);
    // The desktop package holds the page and the shell: one list for its about box.
    const packages = ['app', 'electron'].flatMap((name) => JSON.parse(readFileSync(packagesFile(name), 'utf8')));
    writeFileSync(path.join(root, 'dist', 'LICENSES.txt'), licencesText(new Set(packages)));
  }
}
