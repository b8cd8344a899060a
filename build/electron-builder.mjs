// How the desktop app is packaged for macOS, Windows and Linux. Used by `npm run dist` and, against a stand-in
// Electron, by `npm run dist:check`.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './setup.mjs';

const require = createRequire(import.meta.url);

/**
 * electron-builder opens macOS's transport security for its updater's sake. We have no updater and talk to nobody.
 * Runs before signing.
 * @param {import('app-builder-lib').AfterPackContext} context
 */
function closeTransportSecurity({ electronPlatformName, appOutDir, packager }) {
  if (electronPlatformName !== 'darwin') return;
  const plist = createRequire(require.resolve('app-builder-lib/package.json'))('plist');
  const file = path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist');
  const info = plist.parse(readFileSync(file, 'utf8'));
  info.NSAppTransportSecurity = { NSAllowsArbitraryLoads: false };
  writeFileSync(file, plist.build(info));
}

/**
 * Copies what the desktop app consists of into an empty folder, as a project of its own: electron-builder walks all of
 * the project it is given, and ours holds node_modules, corpora and snapshots.
 * @param {string} folder absolute
 */
export function stage(folder) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  for (const part of ['dist/app', 'dist/electron', 'dist/LICENSES.txt']) {
    cpSync(path.join(root, part), path.join(folder, part), {
      recursive: true,
      filter: (source) => !source.endsWith('.map'),
    });
  }
  const { name, version, description, license } = manifest;
  // A Debian package must name a home page; the release workflow knows the real one.
  const homepage = process.env.GITHUB_REPOSITORY
    ? `https://github.com/${process.env.GITHUB_REPOSITORY}`
    : 'https://heapdelta.invalid/';
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify(
      {
        name,
        version,
        description,
        license,
        homepage,
        author: 'Heapdelta contributors',
        type: 'module',
        main: 'dist/electron/main.mjs',
      },
      null,
      1,
    ),
  );
}

/** Electron's version, as installed. @returns {string} */
const electronVersion = () => JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')).version;

/**
 * The configuration, made anew each time: electron-builder rewrites what it is given.
 * @returns {import('app-builder-lib').Configuration}
 */
export const makeConfig = () => ({
  appId: 'dev.heapdelta.app',
  productName: 'Heapdelta',
  copyright: 'Heapdelta contributors, MIT licence',
  electronVersion: electronVersion(),
  directories: { output: path.join(root, 'dist/packages'), buildResources: path.join(root, 'build/icons') },
  // Everything is bundled: the page, the shell, the licences. Nothing of node_modules, no map, no source.
  files: ['dist/app/**', 'dist/electron/**', 'dist/LICENSES.txt', 'package.json'],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  // The languages the app speaks.
  electronLanguages: ['en-US', 'ko'],
  // docs/security.md has the reason for each.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    // Ours: a double click opens the app.
    {
      ext: 'heapdelta',
      name: 'Heapdelta comparison',
      description: 'Comparison of heap snapshots',
      mimeType: 'application/vnd.heapdelta',
      role: 'Editor',
      rank: 'Owner',
      icon: 'document',
    },
    // DevTools', too: offered, never taken.
    {
      ext: 'heapsnapshot',
      name: 'V8 heap snapshot',
      description: 'Heap snapshot of V8',
      mimeType: 'application/x-heapsnapshot',
      role: 'Viewer',
      rank: 'Alternate',
      icon: 'snapshot',
    },
  ],
  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    category: 'public.app-category.developer-tools',
    icon: path.join(root, 'build/icons/icon.icns'),
    hardenedRuntime: true,
    darkModeSupport: true,
  },
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: path.join(root, 'build/icons/icon.ico') },
  // File association by the installer works per machine only.
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    installerLanguages: ['en_US', 'ko_KR'],
  },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    category: 'Development',
    icon: path.join(root, 'build/icons/linux'),
    executableName: 'heapdelta',
    synopsis: 'Finds memory leaks between heap snapshots',
    maintainer: 'Heapdelta contributors <heapdelta@localhost>',
    vendor: 'Heapdelta contributors',
  },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  afterPack: async (context) => closeTransportSecurity(context),
  publish: null,
});
