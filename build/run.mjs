// The front door of the repository: `npm start`, `npm test`, `npm run heapdelta -- …` and the rest come here.
// Each works as the first command ever typed in a fresh clone, so this file and build/setup.mjs import nothing but Node.

import { ensureDependencies, say } from './setup.mjs';

const [command = 'help', ...args] = process.argv.slice(2);

/** Sub-command → what to do once the dependencies are there. Modules are imported late: they need node_modules. */
const commands = {
  start: async () => {
    const { start } = await import('./start.mjs');
    goToUsersFolder();
    return start(args);
  },
  test: async () => (await import('./test.mjs')).test(args),
  check: async () => (await import('./check.mjs')).checkCommand(),
  fuzz: async () => (await import('./fuzz/run.mjs')).fuzzCommand(args),
  bench: async () => (await import('./bench.mjs')).bench(args),
  // Real series with known answers, and how we do on them.
  fixtures: async () => (await import(new URL('../fixtures/make.mjs', import.meta.url).href)).fixtures(args),
  accuracy: async () =>
    args.includes('--agent')
      ? (await import(new URL('../fixtures/agent.mjs', import.meta.url).href)).agent(args)
      : (await import(new URL('../fixtures/accuracy.mjs', import.meta.url).href)).accuracy(args),
  redaction: async () => (await import(new URL('../fixtures/redaction.mjs', import.meta.url).href)).redaction(args),
  // The report's types and its JSON Schema, from their one description.
  forms: async () => (await import('./forms/run.mjs')).forms(),
  // The same answers as another version, byte for byte.
  same: async () => (await import(new URL('../fixtures/same.mjs', import.meta.url).href)).same(args),
  // Code changed on purpose, one thing at a time: do the tests notice?
  mutants: async () => (await import('./mutants.mjs')).mutants(args),
  // Flows that leak and flows that do not, through the matchers.
  flows: async () => (await import(new URL('../fixtures/flows/run.mjs', import.meta.url).href)).flows(args),
  // Series from before a change and after it, through `heapdelta verify`.
  pairs: async () => (await import(new URL('../fixtures/pairs/run.mjs', import.meta.url).href)).pairs(args),
  dist: async () => (await import('./dist.mjs')).dist(args),
  'dist-check': async () => (await import('./dist-check.mjs')).distCheck(),
  build: async () => {
    const { buildAll } = await import('./bundle.mjs');
    await buildAll({ force: args.includes('--force') });
    return 0;
  },
  cli: async () => {
    const { buildCli } = await import('./bundle.mjs');
    const entry = await buildCli();
    const { runInThisProcess } = await import('./start.mjs');
    goToUsersFolder();
    return runInThisProcess(entry, args);
  },
};

/** npm runs a script in the repository's folder; the names of files in `args` are relative to where the person typed it. */
function goToUsersFolder() {
  if (process.env.npm_lifecycle_event !== undefined && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
}

const run = Object.hasOwn(commands, command) ? commands[/** @type {keyof typeof commands} */ (command)] : undefined;
if (!run) {
  say(`unknown command "${command}"; there are: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
try {
  await ensureDependencies();
  const code = await run();
  // `undefined`: the command goes on living in this process (the CLI, the local host) and sets its own exit code.
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  say(error instanceof Error ? (process.env.HEAPDELTA_DEBUG ? String(error.stack) : error.message) : String(error));
  // Not 1: from the command line that means a limit was exceeded.
  process.exitCode = 70;
}
