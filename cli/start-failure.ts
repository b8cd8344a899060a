// The one sentence for a command that cannot even start: a chunk that is missing, no descriptor left, threads that are
// not allowed. It imports nothing, because nothing else may be there: the catalog itself is one of the missing chunks.

import type { Lang } from '../worker/report/types.ts';

/** Exit status of a start that failed; 1 means that a limit was exceeded. */
export const START_FAILED = 70;

type Reason = 'files' | 'threads' | 'descriptors' | 'other';

const SENTENCES: Readonly<Record<Lang, Readonly<Record<Reason, string>>>> = {
  en: {
    files: 'a part of this installation is missing: install Heapdelta again',
    threads: 'this Node.js may not start threads or read its own files: allow both (--allow-worker, --allow-fs-read)',
    descriptors: 'no more files can be opened: raise the limit (ulimit -n 256) or close other programs',
    other: 'it could not start ({{detail}}): install Heapdelta again, and report this if it stays',
  },
  ko: {
    files: '설치된 파일 일부가 없습니다. Heapdelta를 다시 설치하세요',
    threads:
      'Node.js가 스레드를 시작하거나 자체 파일을 읽을 수 없습니다. --allow-worker와 --allow-fs-read로 허용하세요',
    descriptors: '파일을 더 열 수 없습니다. 한도를 올리거나(ulimit -n 256) 다른 프로그램을 닫으세요',
    other: '시작할 수 없습니다({{detail}}). Heapdelta를 다시 설치하고, 계속되면 알려 주세요',
  },
};

const REASONS: Readonly<Record<string, Reason>> = {
  ERR_MODULE_NOT_FOUND: 'files',
  ENOENT: 'files',
  ERR_ACCESS_DENIED: 'threads',
  EMFILE: 'descriptors',
  ENFILE: 'descriptors',
};

/**
 * The line for standard error, without its line break.
 * @param env where the language is read from; the settings' own rules are in a chunk that may be missing
 */
export function startFailure(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  const tag = env.HEAPDELTA_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const detail = (error instanceof Error ? error.message : String(error)).replace(
    /[\u0000-\u001f\u007f-\u009f]+/g,
    ' ',
  );
  const sentence = SENTENCES[/^ko(?![a-z])/i.test(tag) ? 'ko' : 'en'][REASONS[code] ?? 'other'];
  return `heapdelta: ${sentence.replace('{{detail}}', () => detail.slice(0, 300))}`;
}
