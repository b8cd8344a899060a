// `npm run dist:check`: packs the app for all three systems against a stand-in Electron and examines what came out:
// contents of the asar, its integrity hash, fuses, locales, property list, icons and file associations.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { buildAll } from './bundle.mjs';
import { makeConfig, stage } from './electron-builder.mjs';
import { makeStandIn } from './stand-in.mjs';

const require = createRequire(import.meta.url);
const fromBuilder = createRequire(require.resolve('app-builder-lib/package.json'));

/** @typedef {'linux' | 'win32' | 'darwin'} System */
/** @typedef {{ readonly what: string, readonly problem: string | null }} Finding */

/** Where things lie in an unpacked app. @param {System} system @param {string} out electron-builder's output folder */
function placesOf(system, out) {
  const folders = readdirSync(out).filter((name) => statSync(path.join(out, name)).isDirectory());
  const folder = path.join(
    out,
    folders.find((name) => name.includes({ linux: 'linux', win32: 'win', darwin: 'mac' }[system])) ?? '',
  );
  if (system === 'darwin') {
    const app = path.join(folder, 'Heapdelta.app');
    const framework = path.join(app, 'Contents', 'Frameworks', 'Electron Framework.framework');
    return {
      folder,
      resources: path.join(app, 'Contents', 'Resources'),
      fuses: path.join(framework, 'Electron Framework'),
      locales: path.join(framework, 'Versions', 'A', 'Resources'),
    };
  }
  return {
    folder,
    resources: path.join(folder, 'resources'),
    locales: path.join(folder, 'locales'),
    fuses: path.join(folder, system === 'win32' ? 'Heapdelta.exe' : 'heapdelta'),
  };
}

/** States of the fuse wire, by name, as the binary has them. @param {string} file */
function fusesOf(file) {
  const bytes = readFileSync(file);
  const at = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34;
  const names = [
    'runAsNode',
    'enableCookieEncryption',
    'enableNodeOptionsEnvironmentVariable',
    'enableNodeCliInspectArguments',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
    'loadBrowserProcessSpecificV8Snapshot',
    'grantFileProtocolExtraPrivileges',
  ];
  return Object.fromEntries(names.map((name, i) => [name, bytes[at + i] === 0x31]));
}

/** SHA-256 of an asar's header string: what Electron compares at start. @param {string} file */
function headerHash(file) {
  const asar = fromBuilder('@electron/asar');
  return createHash('sha256').update(asar.getRawHeader(file).headerString).digest('hex');
}

/**
 * @param {System} system
 * @param {string} out electron-builder's output folder
 * @returns {readonly Finding[]}
 */
function examine(system, out) {
  const places = placesOf(system, out);
  /** @type {Finding[]} */
  const findings = [];
  /** @param {string} what @param {boolean} good @param {unknown} [seen] */
  const check = (what, good, seen) =>
    void findings.push({ what: `${system}: ${what}`, problem: good ? null : `saw ${JSON.stringify(seen)}` });

  const asarFile = path.join(places.resources, 'app.asar');
  const asar = fromBuilder('@electron/asar');
  /** @type {readonly string[]} */
  const names = asar
    .listPackage(asarFile, { isPack: false })
    .map((/** @type {string} */ name) => name.replaceAll('\\', '/').replace(/^\//, ''));
  for (const needed of [
    'package.json',
    'dist/app/index.html',
    'dist/app/app-files.json',
    'dist/electron/main.mjs',
    'dist/electron/preload.cjs',
    'dist/LICENSES.txt',
  ]) {
    check(`the asar has ${needed}`, names.includes(needed), names.slice(0, 20));
  }
  const strangers = names.filter(
    (name) =>
      !/^(package\.json|dist|dist\/(app|electron)(\/.*)?|dist\/LICENSES\.txt)$/.test(name) ||
      /\.map$|node_modules|\.tsx?$/.test(name),
  );
  check('the asar has nothing else', strangers.length === 0, strangers.slice(0, 10));
  const manifest = JSON.parse(asar.extractFile(asarFile, 'package.json').toString('utf8'));
  check(
    'its package.json names the shell and no dependency',
    manifest.main === 'dist/electron/main.mjs' &&
      !manifest.devDependencies &&
      Object.keys(manifest.dependencies ?? {}).length === 0,
    manifest,
  );
  check(
    'nothing is left beside the asar',
    !existsSync(path.join(places.resources, 'app')) && !existsSync(path.join(places.resources, 'app.asar.unpacked')),
    readdirSync(places.resources),
  );
  const bytes = statSync(asarFile).size;
  check('the asar is under 40 MB', bytes < 40e6, bytes);

  const fuses = fusesOf(places.fuses);
  check('the fuses are as configured', JSON.stringify(fuses) === JSON.stringify(makeConfig().electronFuses), fuses);

  const locales = readdirSync(places.locales)
    .filter((name) => /\.(pak|lproj)$/.test(name))
    .sort();
  check(
    'only English and Korean are left',
    system === 'darwin' ? locales.join() === 'en.lproj,ko.lproj' : locales.join() === 'en-US.pak,ko.pak',
    locales,
  );
  // On macOS they come from the real archive; a stand-in in a folder brings only the bundle.
  if (system !== 'darwin')
    check(
      "Electron's and Chromium's licences are kept",
      [places.folder, places.resources].some((folder) => existsSync(path.join(folder, 'LICENSES.chromium.html'))),
      readdirSync(places.folder),
    );

  if (system === 'darwin') examineMac(places, asarFile, check);
  if (system === 'win32') {
    const { NtExecutable, NtExecutableResource, Data, Resource } = fromBuilder('resedit');
    const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(places.fuses)));
    const entry = resources.entries.find((/** @type {{ type: unknown }} */ { type }) => type === 'INTEGRITY');
    const integrity = entry ? JSON.parse(Buffer.from(entry.bin).toString('utf8')) : [];
    check("the program carries the asar's hash", integrity[0]?.value === headerHash(asarFile), integrity);
    check(
      'the program carries our icon',
      Resource.IconGroupEntry.fromEntries(resources.entries).some(
        (/** @type {{ icons: readonly unknown[] }} */ group) => group.icons.length === 7,
      ),
      Object.keys(Data),
    );
    const [version] = Resource.VersionInfo.fromEntries(resources.entries);
    const values = version?.getStringValues(version.getAllLanguagesForStringValues()[0]);
    check('the program says its name', values?.ProductName === 'Heapdelta', values);
  }
  return findings;
}

/**
 * @param {ReturnType<typeof placesOf>} places
 * @param {string} asarFile
 * @param {(what: string, good: boolean, seen?: unknown) => void} check
 */
function examineMac(places, asarFile, check) {
  const info = fromBuilder('plist').parse(
    readFileSync(path.join(path.dirname(places.resources), 'Info.plist'), 'utf8'),
  );
  check(
    "the property list carries the asar's hash",
    info.ElectronAsarIntegrity?.['Resources/app.asar']?.hash === headerHash(asarFile),
    info.ElectronAsarIntegrity,
  );
  check(
    'the bundle is ours',
    info.CFBundleIdentifier === 'dev.heapdelta.app' && info.CFBundleName === 'Heapdelta',
    info.CFBundleIdentifier,
  );
  /** @type {readonly { CFBundleTypeExtensions: readonly string[], LSHandlerRank: string, CFBundleTypeRole: string, CFBundleTypeIconFile: string }[]} */
  const types = info.CFBundleDocumentTypes ?? [];
  const association = (/** @type {string} */ ext) => types.find((type) => type.CFBundleTypeExtensions.includes(ext));
  check('.heapdelta is ours', association('heapdelta')?.LSHandlerRank === 'Owner', types);
  check(
    '.heapsnapshot is offered, not taken',
    association('heapsnapshot')?.LSHandlerRank === 'Alternate' &&
      association('heapsnapshot')?.CFBundleTypeRole === 'Viewer',
    types,
  );
  check(
    'documents have their icon',
    existsSync(path.join(places.resources, association('heapdelta')?.CFBundleTypeIconFile ?? 'none')),
    readdirSync(places.resources),
  );
  check(
    'no hole in transport security',
    info.NSAppTransportSecurity?.NSAllowsArbitraryLoads === false,
    info.NSAppTransportSecurity,
  );
}

/** What the installers of the other systems are told about file associations. @returns {readonly Finding[]} */
function examineConfig() {
  const config = makeConfig();
  const extensions = (Array.isArray(config.fileAssociations) ? config.fileAssociations : []).map(({ ext }) => ext);
  return [
    {
      what: 'config: both kinds of files are associated',
      problem: extensions.join() === 'heapdelta,heapsnapshot' ? null : extensions.join(),
    },
    {
      what: 'config: the Windows installer is per machine (or association would not work)',
      problem: config.nsis?.perMachine === true ? null : 'per user',
    },
  ];
}

/** @returns {Promise<readonly Finding[]>} */
export async function checkPackages() {
  await buildAll();
  const { build, Platform } = await import('electron-builder');
  const work = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-dist-'));
  /** @type {Finding[]} */
  const findings = [...examineConfig()];
  try {
    const projectDir = path.join(work, 'app');
    stage(projectDir);
    for (const [system, platform] of /** @type {const} */ ([
      ['linux', Platform.LINUX],
      ['win32', Platform.WINDOWS],
      ['darwin', Platform.MAC],
    ])) {
      const electronDist = path.join(work, `electron-${system}`);
      const out = path.join(work, `out-${system}`);
      const config = makeConfig();
      makeStandIn(electronDist, system);
      await build({
        projectDir,
        targets: platform.createTarget('dir', 1),
        config: {
          ...config,
          electronDist,
          directories: { ...config.directories, output: out },
          // No certificate here; the release workflow signs where secrets exist.
          mac: { ...config.mac, identity: null },
          win: { ...config.win, signExecutable: false },
        },
        publish: 'never',
      });
      findings.push(...examine(system, out));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return findings;
}

/** @returns {Promise<number>} exit code */
export async function distCheck() {
  const findings = await checkPackages();
  for (const { what, problem } of findings)
    process.stdout.write(
      `${problem === null ? 'ok    ' : 'FAILED'} ${what}${problem === null ? '' : `: ${problem}`}\n`,
    );
  const failed = findings.filter(({ problem }) => problem !== null).length;
  process.stdout.write(`${findings.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
