// A Node process in a container, through the user's own docker or kubectl: looks around, signals, and relays the inspector.
// Nothing is copied into the container, and nothing stays.

import { execFile } from 'node:child_process';
import { commandChannel } from '../channel.ts';
import { CaptureError } from '../errors.ts';
import type { InspectorTarget } from '../inspector.ts';
import { catchesUsr1, inspectPortOf, UNKNOWN_SURROUNDINGS } from '../proc.ts';
import type { Surroundings } from '../proc.ts';
import { attach, chooseTarget, listSoon, listTargets } from './attach.ts';

export interface ContainerOptions {
  /** `docker exec -i NAME` or `kubectl exec -i pod/NAME -c C --`: what runs a command in the container. */
  readonly exec: readonly string[];
  /** For people: `docker api`, `pod/orders-7c9d`. */
  readonly name: string;
  /** Process in the container; null: the only Node in it. */
  readonly pid: number | null;
  /** A worker thread of it, by number or name; null: its main thread. */
  readonly thread?: string | null;
}

/** The words before a command that runs in a container of Docker (or of what speaks like it, such as podman). */
export const dockerExec = (name: string, program = 'docker'): readonly string[] => [program, 'exec', '-i', name];

/** The same for Kubernetes. */
export const kubectlExec = (pod: string, container: string | null, namespace: string | null): readonly string[] => [
  'kubectl',
  'exec',
  '-i',
  ...(namespace === null ? [] : ['-n', namespace]),
  pod,
  ...(container === null ? [] : ['-c', container]),
  '--',
];

const COMMAND_MS = 30_000;

/** Runs a command in the container and gives what it printed. Throws CaptureError `capture-tool`. */
function run({ exec, name }: ContainerOptions, command: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      exec[0],
      [...exec.slice(1), ...command],
      { timeout: COMMAND_MS, maxBuffer: 4 << 20 },
      (error, stdout, stderr) => {
        if (error === null) return resolve(stdout);
        const said = stderr.trim().split('\n').at(-1) ?? '';
        reject(
          new CaptureError('capture-tool', {
            name,
            tool: exec[0],
            detail: said === '' ? error.message.split('\n')[0] : said,
          }),
        );
      },
    );
  });
}

/** One line per process that runs Node, then what /proc and the cgroup say of the chosen one. POSIX shell, no tools but `cat`, `tr`, `readlink`. */
const LIST = `for d in /proc/[0-9]*; do e=$(readlink "$d/exe" 2>/dev/null) || continue; case "$e" in */node|*/nodejs|*/electron) echo "process \${d#/proc/} $e $(tr '\\0' ' ' < "$d/cmdline")";; esac; done`;
const LOOK = `cat "/proc/$1/status"; echo "options $(tr '\\0' '\\n' < "/proc/$1/environ" 2>/dev/null | while read -r l; do case "$l" in NODE_OPTIONS=*) echo "\${l#NODE_OPTIONS=}";; esac; done)"
for f in memory.max memory.current memory/memory.limit_in_bytes memory/memory.usage_in_bytes; do [ -r "/sys/fs/cgroup/$f" ] && echo "cgroup $f $(cat "/sys/fs/cgroup/$f")"; done
[ -r /sys/fs/cgroup/memory.stat ] && while read -r k v; do case "$k" in inactive_file) echo "cgroup inactive $v";; esac; done < /sys/fs/cgroup/memory.stat
while read -r k v u; do case "$k" in MemAvailable:) echo "available $v";; esac; done < /proc/meminfo; exit 0`;
const SIGNAL = 'kill -USR1 "$1"';

/** The same where there is no shell (distroless images): Node itself looks, prints the same lines, and signals. Arguments: what, process. */
const BY_NODE = `const fs=require('fs');const [what,pid]=process.argv.slice(1);const read=(f)=>{try{return fs.readFileSync(f,'utf8')}catch{return ''}};
if(what==='list')for(const d of fs.readdirSync('/proc').filter((n)=>/^[0-9]+$/.test(n)&&n!==String(process.pid))){let e='';try{e=fs.readlinkSync('/proc/'+d+'/exe')}catch{}if(/\\/(node|nodejs|electron)$/.test(e))console.log('process '+d+' '+e+' '+read('/proc/'+d+'/cmdline').replace(/\\0/g,' '))}
if(what==='look'){console.log(read('/proc/'+pid+'/status'));const o=/(?:^|\\0)NODE_OPTIONS=([^\\0]*)/.exec(read('/proc/'+pid+'/environ'));console.log('options '+(o?o[1]:''));for(const f of ['memory.max','memory.current','memory/memory.limit_in_bytes','memory/memory.usage_in_bytes']){const v=read('/sys/fs/cgroup/'+f).trim();if(v)console.log('cgroup '+f+' '+v)}const i=/^inactive_file ([0-9]+)/m.exec(read('/sys/fs/cgroup/memory.stat'));if(i)console.log('cgroup inactive '+i[1]);const a=/^MemAvailable: *([0-9]+)/m.exec(read('/proc/meminfo'));if(a)console.log('available '+a[1])}
if(what==='signal')process.kill(Number(pid),'SIGUSR1')`;
/** Where Node lies in images without a shell. */
const NODES = ['node', '/nodejs/bin/node', '/usr/local/bin/node'];

/** Looks and signals in a container, with what it has. */
interface Hands {
  list(): Promise<string>;
  look(pid: string): Promise<string>;
  signal(pid: string): Promise<unknown>;
}

/** A shell where there is one, else Node. Throws CaptureError `capture-tool`, as the shell said it. */
async function handsIn(options: ContainerOptions): Promise<Hands & { readonly listing: string }> {
  const shell: Hands = {
    list: () => run(options, ['sh', '-c', LIST]),
    look: (pid) => run(options, ['sh', '-c', LOOK, 'sh', pid]),
    signal: (pid) => run(options, ['sh', '-c', SIGNAL, 'sh', pid]),
  };
  let first: unknown;
  try {
    return { ...shell, listing: await shell.list() };
  } catch (error) {
    first = error;
  }
  for (const node of NODES) {
    const byNode: Hands = {
      list: () => run(options, [node, '-e', BY_NODE, 'list']),
      look: (pid) => run(options, [node, '-e', BY_NODE, 'look', pid]),
      signal: (pid) => run(options, [node, '-e', BY_NODE, 'signal', pid]),
    };
    const listing = await byNode.list().catch(() => null);
    if (listing !== null) return { ...byNode, listing };
  }
  throw first;
}
/** Relays standard input and output to the inspector. */
const RELAY =
  "const s=require('net').connect(+process.argv[1],'127.0.0.1');process.stdin.pipe(s);s.pipe(process.stdout);s.on('close',()=>process.exit(0));s.on('error',()=>process.exit(1))";

interface InContainer {
  readonly pid: number;
  readonly executable: string;
  readonly commandLine: string;
}

const STARTERS = /\b(?:npm|npx|yarn|pnpm|corepack)(?:-cli)?(?:\.c?js)?\b/;

/** The process to take among those in the container. Throws CaptureError `capture-several`, `capture-nothing-to-take`. */
export function chooseProcess(listing: string, wanted: number | null): InContainer {
  const all = [...listing.matchAll(/^process (\d+) (\S+) (.*)$/gm)].map(([, pid, executable, commandLine]) => ({
    pid: Number(pid),
    executable,
    commandLine,
  }));
  if (wanted !== null) {
    const found = all.find(({ pid }) => pid === wanted);
    if (found === undefined) throw new CaptureError('capture-no-process', { pid: wanted });
    return found;
  }
  const usual = all.filter(({ commandLine }) => !STARTERS.test(commandLine));
  if (usual.length === 1) return usual[0];
  const list = usual.map(({ pid, commandLine }) => `${pid} = ${commandLine.trim().slice(0, 60)}`).join(', ');
  throw new CaptureError(usual.length === 0 ? 'capture-nothing-to-take' : 'capture-several', { wanted: 'node', list });
}

/** What the look around printed, as bytes. */
export function surroundingsIn(look: string): Surroundings {
  const value = (pattern: RegExp): number | null => {
    const found = pattern.exec(look)?.[1];
    return found === undefined || Number(found) > 2 ** 60 ? null : Number(found);
  };
  const limit = value(/^cgroup memory\.max (\d+)/m) ?? value(/^cgroup memory\/memory\.limit_in_bytes (\d+)/m);
  const used = value(/^cgroup memory\.current (\d+)/m) ?? value(/^cgroup memory\/memory\.usage_in_bytes (\d+)/m);
  const available = value(/^available (\d+)/m);
  return {
    ...UNKNOWN_SURROUNDINGS,
    cgroupLimitBytes: limit,
    cgroupUsedBytes: used === null ? null : Math.max(0, used - (value(/^cgroup inactive (\d+)/m) ?? 0)),
    availableBytes: available === null ? null : available * 1024,
  };
}

const OPENS_MS = 15_000;

/** Attaches to a Node process in a container. Throws CaptureError, and then has left nothing in it. */
export async function attachContainer(options: ContainerOptions): Promise<InspectorTarget> {
  const hands = await handsIn(options);
  const found = chooseProcess(hands.listing, options.pid);
  const pid = String(found.pid);
  const look = (): Promise<string> => hands.look(pid);
  const first = await look();
  const port = inspectPortOf(found.commandLine, /^options (.*)$/m.exec(first)?.[1] ?? '');
  const channel = commandChannel(options.name, [...options.exec, found.executable, '-e', RELAY, String(port)], true);
  const more = {
    name: options.name,
    expectedPid: found.pid,
    local: false,
    thread: options.thread ?? null,
    surroundings: async () => surroundingsIn(await look()),
  };
  const open = await listTargets(channel).catch(() => null);
  if (open !== null) return attach(channel, chooseTarget(open, null), { ...more, opened: false });
  // A port that the program chooses when it is asked is not known from outside: asked, it would stay open.
  if (port === 0) throw new CaptureError('capture-no-inspector', { pid: found.pid, port });
  if (catchesUsr1(first) !== true) throw new CaptureError('capture-not-node', { pid: found.pid });
  await hands.signal(pid);
  const listed = chooseTarget(await listSoon(channel, OPENS_MS), null);
  return attach(channel, listed, { ...more, opened: true });
}
