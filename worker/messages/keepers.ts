// What the runtime itself keeps things by, in plain words: nobody wrote a variable called `TimersList`.

import type { Lang } from '../report/types.ts';

const KEEPERS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  '(GC roots)': { en: 'the runtime', ko: '런타임' },
  // JavaScriptCore writes no references out of Maps, Sets and native objects.
  '(unrecorded)': {
    en: 'a Map, a Set or native code (these files do not tell)',
    ko: 'Map, Set 또는 네이티브 코드(이 파일에는 기록되지 않음)',
  },
  '(Global handles)': { en: 'native handles', ko: '네이티브 핸들' },
  '(Eternal handles)': { en: 'native handles', ko: '네이티브 핸들' },
  TimersList: { en: 'Node’s timers', ko: 'Node 타이머' },
  Timeout: { en: 'Node’s timers', ko: 'Node 타이머' },
  ImmediateList: { en: 'Node’s immediates', ko: 'Node immediate 대기열' },
  TCP: { en: 'open TCP sockets', ko: '열린 TCP 소켓' },
  TLSWrap: { en: 'open TLS sockets', ko: '열린 TLS 소켓' },
  Pipe: { en: 'open pipes', ko: '열린 파이프' },
  Socket: { en: 'open sockets', ko: '열린 소켓' },
  TLSSocket: { en: 'open sockets', ko: '열린 소켓' },
  HTTPParser: { en: 'open HTTP connections', ko: '열린 HTTP 연결' },
  MessagePort: { en: 'open message ports', ko: '열린 메시지 포트' },
  Worker: { en: 'running workers', ko: '실행 중인 워커' },
  ScriptedAnimationController: { en: 'the page’s animation frames', ko: '페이지의 애니메이션 프레임' },
  'Pending activities': { en: 'work that the page still waits for', ko: '페이지가 아직 기다리는 작업' },
  BroadcastChannel: { en: 'open broadcast channels', ko: '열린 BroadcastChannel' },
  WebSocket: { en: 'open WebSockets', ko: '열린 WebSocket' },
  EventSource: { en: 'open event streams', ko: '열린 이벤트 스트림' },
  Process: { en: 'child processes', ko: '자식 프로세스' },
};

/** @returns plain words for a keeper; its constructor when there are none. */
export function keeperWord(constructor: string, lang: Lang): string {
  if (Object.hasOwn(KEEPERS, constructor)) return KEEPERS[constructor][lang];
  // Roots and native objects by their internal names say nothing to a reader.
  return /^(\(|Node \/ )/.test(constructor) ? KEEPERS['(GC roots)'][lang] : constructor;
}
