// The compiler, the linter's typed rules and the documented API, all in one process: a file is read and parsed once for all
// layers, and each layer checks its own files only (files of other layers are checked by theirs).
// By hand: `node build/layers.mjs`; one JSON line per check goes to standard output.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './setup.mjs';

/** Each layer with only its own `lib` and `types`: the compiler is the first guard of the walls. */
const LAYERS = [
  'worker/heapsnapshot-parser-lite/tsconfig.json',
  'worker/tsconfig.json',
  'worker/report/tsconfig.json',
  'worker/entry/tsconfig.json',
  'worker/entry/tsconfig.node.json',
  'capture/tsconfig.json',
  'library/tsconfig.json',
  'library/web/tsconfig.json',
  'matchers/tsconfig.json',
  'cli/tsconfig.json',
  'renderer/tsconfig.json',
  'electron/tsconfig.json',
  'electron/preload/tsconfig.json',
  'electron/protocol/tsconfig.json',
  'build/tsconfig.json',
];
/** Tests are checked in the program that the linter asks, which holds every file: one checker for both. */
const TESTS = 'tsconfig.tests.json';
const EVERYTHING = 'tsconfig.lint.json';

/** Rooms whose sources ship: each file of theirs is checked by at least one layer. */
const SHIPPED = ['worker', 'capture', 'library', 'matchers', 'cli', 'renderer', 'electron'];
const NO_SOURCE = /(^|\/)(node_modules|dist|testing|e2e)(\/|$)|\.test\.tsx?$|(^|\/)vite\.config\.ts$|\.d\.ts$/;

const CACHE = path.join(root, 'node_modules', '.cache', 'heapdelta', 'layers.json');

/** @typedef {{ readonly name: string, readonly problem: string | null }} CheckResult `problem` is null when all is well */

/** @param {string} file absolute @returns {string} relative to the root, with forward slashes */
const relative = (file) => path.relative(root, file).replaceAll('\\', '/');

/** Parsed files of all programs. What a file is parsed for (its module kind, JSX) is part of the key. @type {Map<string, ts.SourceFile | undefined>} */
const parsed = new Map();

/** @param {ts.CompilerOptions} options @returns {ts.CompilerHost} */
function sharingHost(options) {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, target, onError, fresh) => {
    const format = typeof target === 'object' ? target.impliedNodeFormat : undefined;
    const key = `${file}\0${format}\0${options.jsx}`;
    if (!parsed.has(key)) parsed.set(key, read(file, target, onError, fresh));
    return parsed.get(key);
  };
  return host;
}

/** @param {string} config relative to the root @returns {ts.ParsedCommandLine} */
function settingsOf(config) {
  /** @type {ts.ParseConfigFileHost} */
  const host = {
    useCaseSensitiveFileNames: ts.sys.useCaseSensitiveFileNames,
    readDirectory: ts.sys.readDirectory,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    getCurrentDirectory: () => root,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(textOf([problem]));
    },
  };
  const settings = ts.getParsedCommandLineOfConfigFile(path.join(root, config), { noEmit: true }, host);
  if (settings === undefined) throw new Error(`${config} cannot be read`);
  return settings;
}

/** @param {readonly ts.Diagnostic[]} problems */
function textOf(problems) {
  return ts
    .formatDiagnostics(ts.sortAndDeduplicateDiagnostics(problems), {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (file) => file,
      getNewLine: () => '\n',
    })
    .trim();
}

/** @param {ts.ParsedCommandLine} settings */
function programOf(settings) {
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = settings;
  return ts.createProgram({ rootNames, options, configFileParsingDiagnostics, host: sharingHost(options) });
}

/** What is wrong in `files` of a program; '' when nothing is. @param {ts.Program} program @param {readonly string[]} files */
function problemsIn(program, files) {
  const problems = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
  ];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} is in no program`);
    problems.push(...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source));
  }
  return textOf(problems);
}

/**
 * What a check that went well had looked at: it need not be done again while all of this stays the same.
 * @typedef {{ readonly files: readonly string[], readonly sum: string }} Seen
 */

/** Sum of the compiler, of all that is installed, of the settings and of the files' contents. @type {(settings: ts.ParsedCommandLine, files: readonly string[]) => string} */
function sumOfInputs({ fileNames, options }, files) {
  const hash = createHash('sha256')
    .update(ts.version)
    .update(JSON.stringify([fileNames, options]));
  for (const file of ['package-lock.json', relative(import.meta.filename), ...files]) {
    const absolute = path.join(root, file);
    hash.update(`\0${file}\0`).update(existsSync(absolute) ? readFileSync(absolute) : '');
  }
  return hash.digest('hex');
}

/** Files of ours in a program; what is installed is told by the lockfile. @param {ts.Program} program */
const ownFiles = (program) =>
  program
    .getSourceFiles()
    .map((source) => relative(source.fileName))
    .filter((file) => !file.startsWith('..') && !file.includes('node_modules/'));

/** @returns {Record<string, Seen>} */
function readCache() {
  try {
    return JSON.parse(readFileSync(CACHE, 'utf8'));
  } catch {
    // None yet, or half of one: everything is looked at.
    return {};
  }
}

/** Files that ship and stand in no layer: nobody would check them. @param {ReadonlySet<string>} checked absolute paths */
function unchecked(checked) {
  return SHIPPED.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => `${room}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !NO_SOURCE.test(file) && !checked.has(path.join(root, file))),
  );
}

/**
 * Every exported function of the parser, the library and the engine's API is documented (build/typedoc.json).
 * @param {ts.Program} program holding the entry points
 * @returns {Promise<string>} what is wrong, '' for nothing
 */
async function undocumented(program) {
  const { Application, Logger } = await import('typedoc');
  const options = path.join(root, 'build', 'typedoc.json');
  /** @type {string[]} */
  const messages = [];
  class Gathering extends Logger {
    /** @override @param {string} message */
    log(message) {
      messages.push(message);
    }
  }
  const app = await Application.bootstrap({ options, emit: 'none' });
  const logger = new Gathering();
  app.logger = logger;
  const entries = /** @type {{ entryPoints: string[] }} */ (JSON.parse(readFileSync(options, 'utf8'))).entryPoints;
  const project = app.converter.convert(
    entries.map((entry) => {
      const file = path.join(root, 'build', entry);
      const sourceFile = program.getSourceFile(file);
      if (sourceFile === undefined) throw new Error(`${file} is in no program`);
      return { displayName: relative(file).replace(/\.ts$/, ''), program, sourceFile };
    }),
  );
  app.validate(project);
  return logger.errorCount + logger.warningCount > 0 ? messages.join('\n') : '';
}

/**
 * The linter. A file's typed rules ask the program of its layer, whose checker knows the file's types by then.
 * @returns {Promise<{ lint: (files: readonly string[], program: () => ts.Program) => Promise<string> }>} says what is wrong, '' for nothing
 */
async function linter() {
  const { ESLint } = await import('eslint');
  const eslint = new ESLint({
    cwd: root,
    cache: true,
    // By content: a checkout changes times. CI begins without a cache, and looks at every file with the types of all others.
    cacheStrategy: 'content',
    cacheLocation: path.join(root, 'node_modules', '.cache', 'heapdelta', 'eslint'),
    warnIgnored: false,
  });
  const formatter = await eslint.loadFormatter('stylish');
  return {
    lint: async (files, program) => {
      // eslint.config.mjs takes it from here: settings that hold a program could not be told apart by eslint's cache.
      Reflect.set(globalThis, Symbol.for('heapdelta.program'), program);
      const results = await eslint.lintFiles([...files]);
      const wrong = results.filter((result) => result.errorCount + result.warningCount > 0);
      return wrong.length === 0 ? '' : formatter.format(wrong);
    },
  };
}

/**
 * All checks of this file.
 * @param {(result: CheckResult) => void} onResult
 */
async function checkLayers(onResult) {
  const before = readCache();
  /** @type {Record<string, Seen>} */
  const after = {};
  /** @param {string} name @param {string} text */
  const tell = (name, text) => onResult({ name, problem: text.trim() === '' ? null : text });
  /** @param {string} key @param {ts.ParsedCommandLine} settings */
  const isSeen = (key, settings) => {
    const seen = before[key];
    if (seen === undefined || seen.sum !== sumOfInputs(settings, seen.files)) return false;
    after[key] = seen;
    return true;
  };
  /** @param {string} key @param {ts.ParsedCommandLine} settings @param {ts.Program} program */
  const remember = (key, settings, program) => {
    const files = ownFiles(program);
    after[key] = { files, sum: sumOfInputs(settings, files) };
  };

  const { lint } = await linter();
  /** @type {Set<string>} */
  const checked = new Set();
  for (const config of LAYERS) {
    const settings = settingsOf(config);
    const fresh = settings.fileNames.filter((file) => !checked.has(path.normalize(file)));
    for (const file of settings.fileNames) checked.add(path.normalize(file));
    if (isSeen(config, settings)) {
      tell(`types   ${config}`, '');
      continue;
    }
    const program = programOf(settings);
    const problem = problemsIn(program, settings.fileNames);
    if (problem === '') remember(config, settings, program);
    tell(`types   ${config}`, problem);
    const typed = fresh.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
    if (typed.length > 0) await lint(typed, () => program);
  }
  tell('types   every file has a layer', unchecked(checked).join('\n'));

  const everything = settingsOf(EVERYTHING);
  /** @type {ts.Program | null} */
  let made = null;
  const program = () => (made ??= programOf(everything));
  if (isSeen(TESTS, everything)) tell(`types   ${TESTS}`, '');
  else {
    const problem = problemsIn(program(), settingsOf(TESTS).fileNames);
    if (problem === '') remember(TESTS, everything, program());
    tell(`types   ${TESTS}`, problem);
  }
  // What no layer had, and again what is wrong; all else is in the linter's cache by now.
  tell('eslint', await lint(['.'], program));
  if (isSeen('typedoc', everything)) tell('typedoc build/typedoc.json', '');
  else {
    const problem = await undocumented(program());
    if (problem === '') remember('typedoc', everything, program());
    tell('typedoc build/typedoc.json', problem);
  }
  mkdirSync(path.dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(after));
}

await checkLayers((result) => process.stdout.write(`${JSON.stringify(result)}\n`));
