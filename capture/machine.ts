// What can be captured on this machine: Node processes of ours, and pages behind debugging ports. Looking at it disturbs
// nobody: /proc (or `ps`) is read, and only ports that a command line names as a debugger's are asked.

import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { tcpChannel } from './channel.ts';
import { listTargets } from './targets/attach.ts';
import type { Listed } from './targets/attach.ts';

/** One program that could be captured. */
export interface MachineTarget {
  /** The same for the same program as long as it runs. */
  readonly key: string;
  readonly kind: 'process' | 'page';
  /** `orders/server.js`, or the page's title. */
  readonly name: string;
  /** `node`, `deno`, or the page's address without its query. */
  readonly detail: string;
  readonly pid: number | null;
  readonly rssBytes: number | null;
  /** Where a page's debugger listens; null for a process. */
  readonly page: { readonly port: number; readonly path: string } | null;
}

/** Programs that start others and hold nothing themselves. */
const STARTERS =
  /[\\/](?:npm|npx|yarn|pnpm|corepack|tsx|nodemon|ts-node)(?:-cli)?(?:\.c?js|\.mjs)?$|[\\/](?:npm|yarn|pnpm|corepack|nodemon|tsx)[\\/]/;

/** Whether a script only starts another program: npm, nodemon and their like. */
export const isStarter = (script: string): boolean => STARTERS.test(script);

/** What we look at of a process. */
export interface ProcessRow {
  readonly pid: number;
  readonly parentPid: number;
  readonly rssBytes: number | null;
  readonly words: readonly string[];
  /** Its working directory; null when it is not known. */
  readonly folder: string | null;
}

/** Flags whose value is the next word. */
const WITH_VALUE = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|--title)$/;
const CODE = /^(?:-e|--eval|-p|--print|-pe)$/;
const DENO_COMMANDS = new Set(['run', 'serve', 'test', 'task', 'bench']);

/** The script that a command line runs, without any argument of its own (they may hold secrets); null when it runs none. */
export function scriptOf(words: readonly string[]): string | null {
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    if (CODE.test(word)) return null;
    if (WITH_VALUE.test(word)) i++;
    else if (!word.startsWith('-') && !(i === 1 && DENO_COMMANDS.has(word))) return word;
  }
  return null;
}

/** The last two parts of where a script lies: `orders/server.js`. */
function shortScript(script: string, folder: string | null): string {
  const whole = folder === null ? script : path.resolve(folder, script);
  return whole.split(/[\\/]/).filter(Boolean).slice(-2).join('/');
}

const runtimeOf = (words: readonly string[]): 'node' | 'deno' | null => {
  const name = path.basename(words[0] ?? '').replace(/\.exe$/, '');
  if (/^(?:node|nodejs)(?:-?\d[\d.]*)?$/.test(name)) return 'node';
  return name === 'deno' ? 'deno' : null;
};

/** Ports that command lines name as a debugger's: of browsers, Electron and Deno, which open none when they are asked. */
export function debuggingPorts(rows: readonly ProcessRow[]): readonly number[] {
  const ports = rows.flatMap(({ words }) =>
    words.flatMap((word) => {
      const found = /^--(?:remote-debugging-port|inspect(?:-brk|-wait)?)=(?:127\.0\.0\.1:|localhost:)?(\d+)$/.exec(
        word,
      );
      return found === null || found[1] === '0' ? [] : [Number(found[1])];
    }),
  );
  return [...new Set(ports)];
}

/** Processes that are asked by their id: Node's, not us, not what started us, not what only starts others. */
export function nodeProcesses(rows: readonly ProcessRow[], ownPid: number): readonly MachineTarget[] {
  const ours = new Set<number>();
  for (let pid = ownPid; pid > 1 && !ours.has(pid);) {
    ours.add(pid);
    pid = rows.find((row) => row.pid === pid)?.parentPid ?? 0;
  }
  return rows.flatMap(({ pid, rssBytes, words, folder }): readonly MachineTarget[] => {
    if (ours.has(pid) || runtimeOf(words) !== 'node') return [];
    const script = scriptOf(words);
    if (script !== null && isStarter(script)) return [];
    const name = script === null ? 'node' : shortScript(script, folder);
    return [{ key: `process ${pid}`, kind: 'process', name, detail: 'Node.js', pid, rssBytes, page: null }];
  });
}

/** Pages of DevTools itself and of extensions are nobody's program. */
const OWN_PAGES = /^(?:devtools|chrome-extension|chrome|edge|about):/;

/** An address without query and fragment, which may hold secrets. */
const plainAddress = (url: string): string => url.replace(/[?#].*$/, '');

function pagesOf(port: number, listed: readonly Listed[]): readonly MachineTarget[] {
  return listed
    .filter(({ type, url }) => type !== 'browser' && type !== 'node' && !OWN_PAGES.test(url))
    .map(({ id, type, title, url, path: at }): MachineTarget => ({
      key: `page ${port} ${id}`,
      kind: 'page',
      name: title === '' ? plainAddress(url) : title,
      detail: `${type === 'page' ? '' : `${type} `}${plainAddress(url)}`,
      pid: null,
      rssBytes: null,
      page: { port, path: at },
    }));
}

/** Processes of this user, as /proc has them. */
async function linuxProcesses(): Promise<readonly ProcessRow[]> {
  const own = process.getuid?.() ?? -1;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const rows = await Promise.all(
    pids.map(async (pid): Promise<readonly ProcessRow[]> => {
      try {
        if ((await stat(`/proc/${pid}`)).uid !== own) return [];
        const [commandLine, status, folder, program] = await Promise.all([
          readFile(`/proc/${pid}/cmdline`, 'utf8'),
          readFile(`/proc/${pid}/status`, 'utf8'),
          readlink(`/proc/${pid}/cwd`).catch(() => null),
          readlink(`/proc/${pid}/exe`).catch(() => null),
        ]);
        const words = commandLine.split('\0').filter((word) => word !== '');
        if (words.length === 0) return [];
        const field = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        // A program that names itself (process.title) has no command line any more: what runs is still known.
        const named = program === null || !/\/(?:node|nodejs|deno)$/.test(program) ? words[0] : program;
        const rest = words.length === 1 ? words[0].split(' ').slice(1) : words.slice(1);
        return [{ pid, parentPid: field('PPid'), rssBytes: field('VmRSS') * 1024, words: [named, ...rest], folder }];
      } catch {
        // Ended while we looked.
        return [];
      }
    }),
  );
  return rows.flat();
}

/** Lines of `ps -axww -o pid=,ppid=,uid=,rss=,command=` (macOS). Words with blanks in them come apart; scripts rarely have any. */
export function processesInPs(output: string, ownUid: number): readonly ProcessRow[] {
  return output.split('\n').flatMap((line): readonly ProcessRow[] => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(.+)$/.exec(line);
    if (found === null || Number(found[3]) !== ownUid) return [];
    const [, pid, parentPid, , rss, command] = found;
    return [
      {
        pid: Number(pid),
        parentPid: Number(parentPid),
        rssBytes: Number(rss) * 1024,
        words: command.split(' ').filter(Boolean),
        folder: null,
      },
    ];
  });
}

function psProcesses(): Promise<readonly ProcessRow[]> {
  return new Promise((resolve) => {
    execFile('ps', ['-axww', '-o', 'pid=,ppid=,uid=,rss=,command='], { maxBuffer: 16 << 20 }, (error, stdout) =>
      resolve(error === null ? processesInPs(stdout, process.getuid?.() ?? -1) : []),
    );
  });
}

/** Where no system call tells who runs (Windows), the usual ports are asked. */
const USUAL_PORTS = [9222, 9229];

/** Everything on this machine that could be captured now. Never rejects; what cannot be seen is not there. */
export async function listMachine(): Promise<readonly MachineTarget[]> {
  const rows =
    process.platform === 'linux'
      ? await linuxProcesses().catch((): readonly ProcessRow[] => [])
      : process.platform === 'win32'
        ? []
        : await psProcesses();
  const ports = process.platform === 'win32' ? USUAL_PORTS : debuggingPorts(rows);
  const pages = await Promise.all(
    ports.map(async (port) => pagesOf(port, await listTargets(tcpChannel('127.0.0.1', port)).catch(() => []))),
  );
  return [...nodeProcesses(rows, process.pid), ...pages.flat()];
}
