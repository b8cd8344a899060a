// The few words the main process says itself: menus, dialogs. Everything else is spoken by the page
// (main must not load the page's catalogs before its window is up).

export type ShellLang = 'en' | 'ko';

export interface ShellWords {
  readonly file: string;
  readonly open: string;
  readonly exportReport: string;
  readonly closeSeries: string;
  readonly settings: string;
  readonly edit: string;
  readonly search: string;
  readonly view: string;
  readonly back: string;
  readonly forward: string;
  readonly window: string;
  readonly help: string;
  readonly captureHelp: string;
  readonly shortcuts: string;
  readonly nodeDocs: string;
  readonly chromeDocs: string;
  readonly snapshotFiles: string;
  readonly allFiles: string;
  readonly cannotOpen: string;
  /** The app itself did not come up: said in a box of its own, because there is no window. */
  readonly startFailed: string;
  /** The page's process died again and again. */
  readonly pageDied: string;
  readonly quit: string;
  readonly saveFailed: Readonly<Record<SaveFault, string>>;
  readonly openFailed: Readonly<Record<'file-gone' | 'file-unreadable', string>>;
  readonly unexpected: string;
}
export type SaveFault = 'disk-full' | 'not-writable' | 'folder-gone' | 'save-failed';

export const WORDS: Readonly<Record<ShellLang, ShellWords>> = {
  en: {
    file: 'File',
    open: 'Open…',
    exportReport: 'Export…',
    closeSeries: 'Close Series',
    settings: 'Settings…',
    edit: 'Edit',
    search: 'Search',
    view: 'View',
    back: 'Back',
    forward: 'Forward',
    window: 'Window',
    help: 'Help',
    captureHelp: 'How to Take Snapshots',
    shortcuts: 'Keyboard Shortcuts',
    nodeDocs: 'Heap Snapshots in Node.js (nodejs.org)',
    chromeDocs: 'Heap Snapshots in Chrome (developer.chrome.com)',
    snapshotFiles: 'Snapshots and shared comparisons',
    allFiles: 'All files',
    cannotOpen: 'This file could not be opened',
    startFailed:
      'Heapdelta could not start. A part of it may be missing or damaged: install it again, and report this if it stays.',
    pageDied:
      'The window stopped working several times in a row. Nothing that was saved is lost. Start Heapdelta again; if it stays, compare fewer or smaller snapshots at once.',
    quit: 'Quit',
    saveFailed: {
      'disk-full':
        'The disk is full: free some space or choose another place. A file that was there before is unchanged.',
      'not-writable': 'This place cannot be written to: choose another folder.',
      'folder-gone': 'The folder is no longer there: choose another one.',
      'save-failed':
        'The file could not be saved: choose another place and try again. A file that was there before is unchanged.',
    },
    openFailed: {
      'file-gone': 'It is no longer there. Check whether it was moved or deleted.',
      'file-unreadable': 'It is no readable file. Check its permissions.',
    },
    unexpected: 'Something went wrong in the desktop shell: try again.',
  },
  ko: {
    file: '파일',
    open: '열기…',
    exportReport: '내보내기…',
    closeSeries: '시리즈 닫기',
    settings: '설정…',
    edit: '편집',
    search: '검색',
    view: '보기',
    back: '뒤로',
    forward: '앞으로',
    window: '창',
    help: '도움말',
    captureHelp: '스냅샷 찍는 방법',
    shortcuts: '키보드 단축키',
    nodeDocs: 'Node.js의 힙 스냅샷(nodejs.org)',
    chromeDocs: 'Chrome의 힙 스냅샷(developer.chrome.com)',
    snapshotFiles: '스냅샷과 공유된 비교',
    allFiles: '모든 파일',
    cannotOpen: '이 파일을 열 수 없습니다',
    startFailed:
      'Heapdelta를 시작할 수 없습니다. 일부가 없거나 손상되었을 수 있습니다. 다시 설치하고, 계속되면 알려 주세요.',
    pageDied:
      '창이 여러 번 연속으로 멈췄습니다. 저장한 것은 그대로 있습니다. Heapdelta를 다시 시작하세요. 계속되면 한 번에 더 적거나 작은 스냅샷을 비교하세요.',
    quit: '종료',
    saveFailed: {
      'disk-full': '디스크가 가득 찼습니다. 공간을 비우거나 다른 위치를 고르세요. 전에 있던 파일은 그대로입니다.',
      'not-writable': '이 위치에는 쓸 수 없습니다. 다른 폴더를 고르세요.',
      'folder-gone': '폴더가 더 이상 없습니다. 다른 폴더를 고르세요.',
      'save-failed': '파일을 저장하지 못했습니다. 다른 위치를 골라 다시 시도하세요. 전에 있던 파일은 그대로입니다.',
    },
    openFailed: {
      'file-gone': '파일이 더 이상 없습니다. 옮겨졌거나 삭제되었는지 확인하세요.',
      'file-unreadable': '읽을 수 있는 파일이 아닙니다. 권한을 확인하세요.',
    },
    unexpected: '데스크톱 셸에서 문제가 생겼습니다. 다시 시도하세요.',
  },
};

/** The language to speak: what the person chose in the app, else the first system language we have. */
export function shellLang(preferences: unknown, systemLanguages: readonly string[]): ShellLang {
  const chosen =
    typeof preferences === 'object' && preferences !== null && 'lang' in preferences ? preferences.lang : null;
  if (chosen === 'en' || chosen === 'ko') return chosen;
  const known = systemLanguages.find((tag) => /^(en|ko)\b/i.test(tag));
  return known !== undefined && /^ko/i.test(known) ? 'ko' : 'en';
}
