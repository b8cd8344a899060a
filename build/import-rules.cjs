// Who may import what: the table of ARCHITECTURE.md as rules for dependency-cruiser. `reachable` rules look through
// any number of modules. Only what runs counts: type-only imports are gone before the graph is drawn.
// Read by build/check-imports.mjs, which prints the whole chain and the reason.

/** Tests, their helpers and end-to-end suites may reach anywhere: they are not shipped. */
const tests = '(\\.test\\.tsx?$)|(/(testing|test-support)/)|(/e2e/)|(/bench/)';
/** Modules of Node itself. */
const nodeCore = ['core'];
const anyPackage = '(^|/)node_modules/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'parser-stands-alone',
      comment:
        'heapsnapshot-parser-lite runs everywhere and can be read in one sitting: it imports nothing but itself.',
      severity: 'error',
      from: { path: '^worker/heapsnapshot-parser-lite/src/', pathNot: tests },
      to: { pathNot: '^worker/heapsnapshot-parser-lite/src/' },
    },
    {
      name: 'engine-without-packages',
      comment:
        'heap, growth and query run unchanged in a browser worker, in Node and in Electron: no npm package, direct or through others.',
      severity: 'error',
      from: { path: '^worker/(heap|growth|query|patterns)/', pathNot: tests },
      to: { path: anyPackage, reachable: true },
    },
    {
      name: 'engine-without-node',
      comment: 'heap, growth and query run in a browser worker, too: what only Node has is not there.',
      severity: 'error',
      from: { path: '^worker/(heap|growth|query|patterns|messages)/', pathNot: tests },
      to: { dependencyTypes: nodeCore },
    },
    {
      name: 'heap-looks-down',
      comment: 'Data walks bytes → columns → heap → growth → query: heap knows the parser only.',
      severity: 'error',
      from: { path: '^worker/heap/', pathNot: tests },
      to: {
        path: '^(worker/(growth|query|report|messages|entry|engine|loading|sources)|cli|renderer|electron)',
        reachable: true,
      },
    },
    {
      name: 'growth-looks-down',
      comment:
        'Data walks heap → growth → query: growth knows heap and parser (and says sentences by key, never by importing a catalog).',
      severity: 'error',
      from: { path: '^worker/growth/', pathNot: tests },
      to: { path: '^(worker/(query|entry|engine/(?!api)|loading|sources)|cli|renderer|electron)', reachable: true },
    },
    {
      name: 'engine-speaks-no-language',
      comment:
        "Whoever shows a report speaks it. A catalog in the engine's threads is half of their code, loaded while they read.",
      severity: 'error',
      from: { path: '^worker/(heap|growth|query|engine|loading|sources|entry/(?!web/(report|code)))', pathNot: tests },
      to: { path: '^worker/messages/(index|translator|localise|en/|ko/)', reachable: true },
    },
    {
      name: 'patterns-are-data',
      comment:
        'A pattern works on plain facts, so that it can be added without touching the engine and recognised in a report without a heap.',
      severity: 'error',
      from: { path: '^worker/patterns/', pathNot: tests },
      to: { pathNot: '^worker/patterns/' },
    },
    {
      name: 'code-stands-alone',
      comment:
        'Source lines are looked up in a page without an engine and in the terminal: no heap behind them, no grammar in the engine.',
      severity: 'error',
      from: { path: '^worker/code/', pathNot: tests },
      to: { path: '^worker/(?!code/)', reachable: true },
    },
    {
      name: 'engine-without-grammars',
      comment: 'Grammars are large: they load in a worker of their own, or with `--code`.',
      severity: 'error',
      from: { path: '^worker/(heap|growth|query|engine|loading|sources|report|messages)/', pathNot: tests },
      to: { path: '^worker/code/|node_modules/@shikijs/', reachable: true },
    },
    {
      name: 'report-without-heap',
      comment: 'A report opened from a shared file has no heap behind it: report and messages must not need one.',
      severity: 'error',
      from: { path: '^worker/(report|messages)/', pathNot: tests },
      to: { path: '^worker/(heap|growth|query|heapsnapshot-parser-lite|entry|loading|sources)/', reachable: true },
    },
    {
      name: 'worker-knows-no-shell',
      comment: 'The engine serves the app, the command line and the tests alike: it knows none of them.',
      severity: 'error',
      from: { path: '^worker/', pathNot: tests },
      to: {
        path: '^(capture|library|matchers|cli|renderer|electron|fixtures|build)/|node_modules/(react|electron|zustand)(/|$)',
        reachable: true,
      },
    },
    {
      name: 'renderer-without-heap',
      comment:
        'A typed array in React is a freeze and a leak: the page has worker types, messages and the engine proxy, never the engine.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: `${tests}|(^renderer/vite\\.config)` },
      to: {
        path: '^worker/(heap|growth|query|entry|loading|sources|engine/(engine|analyse|analysis|host)\\.|heapsnapshot-parser-lite)',
        reachable: true,
      },
    },
    {
      name: 'renderer-without-shell',
      comment:
        'The page is the same in a browser and on the desktop: it meets the shell through renderer/host only, so no Electron, no Node, no command line.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: `${tests}|(^renderer/vite\\.config)` },
      to: { path: '^(electron/(main|preload|protocol)|cli)/|node_modules/electron/', reachable: true },
    },
    {
      name: 'renderer-without-node',
      comment: "The page runs in a sandbox: Node's modules are not there.",
      severity: 'error',
      from: { path: '^renderer/', pathNot: `${tests}|(^renderer/vite\\.config)` },
      to: { dependencyTypes: nodeCore },
    },
    {
      name: 'comlink-through-one-door',
      comment:
        'One engine client pins the proxy, numbers requests and rejects what is pending when a worker dies: Comlink is its business alone.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: `${tests}|(^renderer/engine/)` },
      to: { path: '(^|/)node_modules/comlink/' },
    },
    {
      name: 'main-never-parses',
      comment:
        "The main process has the rights of the user: it never parses untrusted files and never holds the page's code.",
      severity: 'error',
      from: { path: '^electron/(main|preload)/', pathNot: tests },
      to: { path: '^(worker/(?!messages/)|renderer/|cli/)', reachable: true },
    },
    {
      name: 'protocol-without-electron',
      comment:
        'The protocol handler is a function Request → Response that the local host mounts, too: no Electron in it.',
      severity: 'error',
      from: { path: '^electron/(protocol|ipc)/', pathNot: tests },
      to: {
        path: '^electron/(main|preload)/|^(worker/(?!messages/)|renderer/|cli/)|node_modules/electron/',
        reachable: true,
      },
    },
    {
      name: 'capture-stands-alone',
      comment:
        'Taking snapshots streams bytes from a running program to the disk: it never parses them, and serves the command line and the local host alike.',
      severity: 'error',
      from: { path: '^capture/', pathNot: tests },
      to: { path: '^(worker|cli|renderer|electron)/', reachable: true },
    },
    {
      name: 'capture-brings-little',
      comment: 'It runs beside programs in trouble: a WebSocket, a checker of shapes, and Node itself.',
      severity: 'error',
      from: { path: '^capture/', pathNot: tests },
      to: { path: anyPackage, pathNot: '(^|/)node_modules/(ws|@types/ws|valibot)/' },
    },
    {
      name: 'library-without-shells',
      comment:
        'Programs import the library, and the app and the command line use it: it knows none of them, nor how snapshots are taken.',
      severity: 'error',
      from: { path: '^library/', pathNot: tests },
      to: { path: '^(capture|matchers|cli|renderer|electron)/', reachable: true },
    },
    {
      name: 'library-without-node',
      comment: 'The library is the same in Node and in browsers: what only Node has is the business of library/node.',
      severity: 'error',
      from: { path: '^library/', pathNot: `${tests}|(^library/node/)` },
      to: { dependencyTypes: nodeCore },
    },
    {
      name: 'matchers-without-shells',
      comment:
        'A test that fails on a leak runs in the programs of others: of us it brings the library and the budget of `heapdelta check`.',
      severity: 'error',
      from: { path: '^matchers/', pathNot: tests },
      to: {
        path: '^(capture|renderer|electron)/|^cli/(?!check/|known\\.|parse\\.|errors\\.|context\\.|format/view\\.|format/finding\\.|text/)',
      },
    },
    {
      name: 'cli-without-app',
      comment:
        'The command line installs without Electron and without React; of the shell it serves only the protocol handler.',
      severity: 'error',
      from: { path: '^cli/', pathNot: tests },
      to: { path: '^(renderer|electron/(main|preload))/|node_modules/(electron|react|react-dom)/', reachable: true },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships must not lean on fixtures, test helpers or build scripts.',
      severity: 'error',
      from: {
        path: '^(worker|capture|library|matchers|cli|renderer|electron)/',
        pathNot: `${tests}|(^renderer/vite\\.config)|(^matchers/peers/)`,
      },
      to: {
        path: '^(fixtures|build|bench)/|/(testing|test-support)/|\\.test\\.tsx?$|node_modules/(vitest|fast-check|@playwright)/',
      },
    },
    {
      name: 'no-circles',
      comment: 'Two modules that import each other are one module in two files: nobody can read one without the other.',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true },
    },
    {
      name: 'all-imports-resolve',
      comment: 'An import that resolves to nothing hides from every other rule.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Scripts run by hand once (`….make.mjs`) use what nobody else has installed.
    exclude: { path: '(^|/)(dist|\\.made|\\.data)/|\\.d\\.ts$|\\.make\\.mjs$' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
