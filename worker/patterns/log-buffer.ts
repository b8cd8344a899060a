// Log lines that are collected in memory: transports, destinations and buffers without a limit.

import { addsFunctions, called, from, isCollection, isWide, some } from './signs.ts';
import type { Pattern } from './types.ts';

const PINO = /<symbol pino\.stream>/;
const NAME = /^(logs?|logLines|logBuffer|logEntries|auditLog|auditTrail|breadcrumbs|spans|finishedSpans)$/i;

export const logBuffer: Pattern = {
  id: 'log-buffer',
  recognise: (facts) => {
    // A transport that is added to a logger is a stream, and no line of a log.
    if ('_writableState' in facts.entryFields) return 0;
    // A logger of winston is a stream: without a transport its lines wait in its own buffer.
    if (from(facts, 'winston') && /Logger$/.test(facts.ownerConstructor) && '_writableState' in facts.ownerFields)
      return 58;
    if (!isWide(facts) || addsFunctions(facts)) return 0;
    if (PINO.test(facts.holderName ?? '') || some(facts.pathEdges.slice(-4), PINO)) return 58;
    const winston = '__winstonerror' in facts.holderFields || '__winstonerror' in facts.ownerFields;
    if (winston || (from(facts, 'winston', 'winston-transport') && /Transport$/.test(facts.holderConstructor)))
      return 58;
    return isCollection(facts) && called(facts, NAME) ? 16 : 0;
  },
  en: {
    name: 'log lines collected in memory',
    explanation:
      'Log entries pile up in {{owner}}: they are written there faster than they are taken away, or not taken away at all.',
    advice:
      'Give the logger somewhere to write to before the first line is logged. Write logs to standard output or a file and let the system collect them. If they must be sent in batches, send and empty {{owner}} at a fixed size or time, and drop the oldest lines when the receiver is away.',
  },
  ko: {
    name: '메모리에 쌓이는 로그',
    explanation: '로그가 {{owner}}에 쌓입니다. 꺼내는 것보다 빨리 기록되거나, 아예 꺼내지 않습니다.',
    advice:
      '첫 줄을 기록하기 전에 로거가 쓸 곳(transport)을 지정하세요. 로그는 표준 출력이나 파일로 보내고 수집은 시스템에 맡기세요. 묶어서 보내야 한다면 일정한 크기나 시간마다 전송하고 {{owner}}을(를) 비우며, 받는 쪽이 응답하지 않으면 오래된 줄부터 버리세요.',
  },
};
