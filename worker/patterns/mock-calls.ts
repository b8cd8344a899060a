// Mocks and spies that remember every call.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const mockCalls: Pattern = {
  id: 'mock-calls',
  recognise: (facts) => {
    const context = some(
      [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
      /^(MockFunctionContext|MockTracker)$/,
    );
    const jest =
      some(facts.pathEdges.slice(-4), /^mock$/) ||
      some(facts.ownerKeptBy, /\.mock$/) ||
      ('invocationCallOrder' in facts.holderFields && 'calls' in facts.holderFields);
    const call = 'arguments' in facts.entryFields && 'stack' in facts.entryFields && 'result' in facts.entryFields;
    return context || (jest && /calls|results|contexts|instances/.test(facts.ownerName ?? '')) || call ? 52 : 0;
  },
  en: {
    name: 'a mock that remembers every call',
    explanation:
      'A mock or spy keeps the arguments, the result and often the stack of each call, so that tests can ask for them.',
    advice:
      'Reset it between tests: `mock.reset()` or `resetCalls()` in node:test, `clearMocks: true` in Jest and Vitest, `sandbox.reset()` in Sinon. Do not leave mocks in a program that runs for long.',
  },
  ko: {
    name: '모든 호출을 기억하는 모의 함수',
    explanation: '모의 함수(mock, spy)는 테스트에서 확인할 수 있도록 호출마다 인수와 결과, 때로는 스택까지 보관합니다.',
    advice:
      '테스트 사이에 초기화하세요. node:test는 `mock.reset()`이나 `resetCalls()`, Jest와 Vitest는 `clearMocks: true`, Sinon은 `sandbox.reset()`을 사용합니다. 오래 실행되는 프로그램에 모의 함수를 남겨 두지 마세요.',
  },
};
