// A stand-in for Electron's distribution: the files, names and marks that packaging touches, and nothing that runs.
// Where the real one cannot be had, `npm run dist:check` packs against it and the result can be examined.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
// Tools of electron-builder's own; whichever versions it uses are the right ones.
const fromBuilder = createRequire(require.resolve('app-builder-lib/package.json'));

/**
 * What a fuse-flipping tool looks for in a binary: sentinel, version of the wire, its length, one state per fuse.
 * Electron ships with the states Electron chose; here all are "enabled", so that a fuse which is left alone shows.
 * @returns {Buffer}
 */
function fuseWire() {
  return Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 8]),
    Buffer.from('1'.repeat(8)),
  ]);
}

/** An empty but valid Windows program with version information, as Electron's has. @returns {Buffer} */
function windowsProgram() {
  const { NtExecutable, NtExecutableResource, Resource } = fromBuilder('resedit');
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 0x0409, codepage: 1200 }, { ProductName: 'Electron', FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(new Uint8Array(fuseWire()).buffer);
  return Buffer.from(program.generate());
}

/** @param {string} file absolute @param {string | Buffer} contents */
function put(file, contents) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

/** @param {string} name of a bundle @returns {string} Info.plist */
const plist = (name) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
<key>CFBundleVersion</key><string>1</string>
</dict></plist>
`;

const locales = ['de', 'en-GB', 'en-US', 'fr', 'ja', 'ko', 'zh-CN'];

/**
 * @param {string} folder absolute, empty or absent
 * @param {'linux' | 'win32' | 'darwin'} platform
 */
export function makeStandIn(folder, platform) {
  put(path.join(folder, 'LICENSE'), "Electron's licence\n");
  put(path.join(folder, 'LICENSES.chromium.html'), "Chromium's licences\n");
  put(path.join(folder, 'version'), '0.0.0\n');
  if (platform === 'darwin') {
    const contents = path.join(folder, 'Electron.app', 'Contents');
    put(path.join(contents, 'Info.plist'), plist('Electron'));
    put(path.join(contents, 'MacOS', 'Electron'), 'stand-in\n');
    put(
      path.join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'),
      Buffer.concat([Buffer.from('stand-in '), fuseWire()]),
    );
    for (const locale of ['de', 'en', 'fr', 'ko', 'zh_CN']) {
      put(path.join(contents, 'Resources', `${locale}.lproj`, 'locale.pak'), locale);
      put(
        path.join(
          contents,
          'Frameworks',
          'Electron Framework.framework',
          'Versions',
          'A',
          'Resources',
          `${locale}.lproj`,
          'locale.pak',
        ),
        locale,
      );
    }
    for (const kind of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
      const name = `Electron Helper${kind}`;
      put(path.join(contents, 'Frameworks', `${name}.app`, 'Contents', 'Info.plist'), plist(name));
      put(path.join(contents, 'Frameworks', `${name}.app`, 'Contents', 'MacOS', name), 'stand-in\n');
    }
    return;
  }
  for (const locale of locales) put(path.join(folder, 'locales', `${locale}.pak`), locale);
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  if (platform === 'win32') {
    put(path.join(folder, 'electron.exe'), windowsProgram());
    return;
  }
  const program = path.join(folder, 'electron');
  put(program, Buffer.concat([Buffer.from('stand-in '), fuseWire()]));
  put(path.join(folder, 'chrome-sandbox'), 'stand-in\n');
  chmodSync(program, 0o755);
}
