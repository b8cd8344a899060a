// Connections, pools and clients that are made again and again and never closed.

import { from, isCollection, isKeptByRuntime, some } from './signs.ts';
import type { Pattern } from './types.ts';

const PACKAGES = [
  'pg',
  'pg-pool',
  'mongodb',
  'mongoose',
  'ioredis',
  'redis-parser',
  'redis',
  '@redis/client',
  'mysql2',
  'mysql',
  'undici',
  'amqplib',
  'kafkajs',
  'nats',
  'mqtt',
  'knex',
  'tedious',
  'cassandra-driver',
  'memcached',
  'nodemailer',
  '@grpc/grpc-js',
  '@prisma/client',
  '@elastic/elasticsearch',
  '@elastic/transport',
  '@smithy/node-http-handler',
  'agentkeepalive',
  'socket.io-client',
  'engine.io-client',
];
const CLIENT =
  /(Client|Pool|Agent|Redis|Topology|[Cc]hannel|^Manager$|Dispatcher|Transport|Commander|Parser|Connector|^Connection|ConnectionPool|Connection|ClientHttp2Session)$/;
const SERVER_SIDE = /^(ServerResponse|HTTPServerAsyncResource|Http2ServerRequest|WebSocketServer)$/;

export const clientsPerRequest: Pattern = {
  id: 'clients-per-request',
  recognise: (facts) => {
    const made = [facts.entryConstructor, ...facts.inside];
    if (some(made, SERVER_SIDE)) return 0;
    const socket = some(
      [...made, ...facts.entryConstructors, facts.ownerConstructor],
      /^(Socket|TCP|TLSSocket|TLSWrap|Node \/ TCPSocketWrap|Pipe)$/,
    );
    const library = from(facts, ...PACKAGES) && some(made, CLIENT);
    if (library && (socket || isKeptByRuntime(facts))) return 62;
    // Closed or borrowed connections that stand in a list are the list's: no handle keeps them.
    if (library && CLIENT.test(facts.entryConstructor) && !isCollection(facts)) return 55;
    return isKeptByRuntime(facts) && socket && some(made, CLIENT) ? 36 : 0;
  },
  en: {
    name: 'clients and connections that are made anew and never closed',
    explanation:
      'Each {{entry}} belongs to a client with a connection of its own. An open connection is kept by the event loop, so the client lives on although nothing in the program refers to it any more.',
    advice:
      'Make one client, pool or agent when the program starts and share it. Where one per job is needed, close it in `finally`: `pool.end()` (pg), `client.close()` (mongodb, @grpc/grpc-js), `client.end()` (mqtt), `redis.quit()` (ioredis), `agent.destroy()` (`Agent` of node:http), `agent.close()` (undici), `session.close()` (http2).',
  },
  ko: {
    name: '매번 새로 만들고 닫지 않는 클라이언트와 연결',
    explanation:
      '각 {{entry}}은(는) 자체 연결을 가진 클라이언트에 속합니다. 열린 연결은 이벤트 루프가 보유하므로, 프로그램에서 더 참조하지 않아도 클라이언트가 남습니다.',
    advice:
      '프로그램을 시작할 때 클라이언트나 풀, 에이전트를 하나만 만들어 공유하세요. 작업마다 따로 필요하다면 `finally`에서 닫으세요. `pool.end()`(pg), `client.close()`(mongodb, @grpc/grpc-js), `client.end()`(mqtt), `redis.quit()`(ioredis), `agent.destroy()`(node:http의 `Agent`), `agent.close()`(undici), `session.close()`(http2)를 사용합니다.',
  },
};
