// The table of patterns. To add one: write a file beside the others and name it here.

import type { Pattern, PatternFacts, PatternText } from './types.ts';
import { abortSignalListeners } from './abort-signal-listeners.ts';
import { animationFrames } from './animation-frames.ts';
import { asyncHooksMap } from './async-hooks-map.ts';
import { asyncLocalStorage } from './async-local-storage.ts';
import { boundedCache } from './bounded-cache.ts';
import { bufferSlices } from './buffer-slices.ts';
import { clientSockets } from './client-sockets.ts';
import { clientsPerRequest } from './clients-per-request.ts';
import { closureScope } from './closure-scope.ts';
import { compiledCode } from './compiled-code.ts';
import { connections } from './connections.ts';
import { dataloaderCache } from './dataloader-cache.ts';
import { detachedDom } from './detached-dom.ts';
import { domObservers } from './dom-observers.ts';
import { errorStacks } from './error-stacks.ts';
import { fileWatchers } from './file-watchers.ts';
import { finalizationRegistry } from './finalization-registry.ts';
import { growingBuffer } from './growing-buffer.ts';
import { growingDocument } from './growing-document.ts';
import { interceptors } from './interceptors.ts';
import { intlObjects } from './intl-objects.ts';
import { keptFrames } from './kept-frames.ts';
import { linkedChain } from './linked-chain.ts';
import { listeners } from './listeners.ts';
import { logBuffer } from './log-buffer.ts';
import { mediaQueries } from './media-queries.ts';
import { memoize } from './memoize.ts';
import { messagePorts } from './message-ports.ts';
import { metricsLabels } from './metrics-labels.ts';
import { mockCalls } from './mock-calls.ts';
import { moduleCache } from './module-cache.ts';
import { nestRequestScope } from './nest-request-scope.ts';
import { neverSettlingPromise } from './never-settling-promise.ts';
import { numberArray } from './number-array.ts';
import { objectKeyedCache } from './object-keyed-cache.ts';
import { openHandles } from './open-handles.ts';
import { openRequests } from './open-requests.ts';
import { openStreams } from './open-streams.ts';
import { performanceObservers } from './performance-observers.ts';
import { performanceTimeline } from './performance-timeline.ts';
import { poolLoans } from './pool-loans.ts';
import { promiseChain } from './promise-chain.ts';
import { promiseReactions } from './promise-reactions.ts';
import { queue } from './queue.ts';
import { reactComponents } from './react-components.ts';
import { reactiveEffects } from './reactive-effects.ts';
import { routesAtRunTime } from './routes-at-run-time.ts';
import { rxjsSubscriptions } from './rxjs-subscriptions.ts';
import { sessionsInMemory } from './sessions-in-memory.ts';
import { sharedClosureChain } from './shared-closure-chain.ts';
import { slicedStrings } from './sliced-strings.ts';
import { sourceMaps } from './source-maps.ts';
import { stringBuilding } from './string-building.ts';
import { suspendedGenerators } from './suspended-generators.ts';
import { timers } from './timers.ts';
import { unboundedCache } from './unbounded-cache.ts';
import { unboundedCollection } from './unbounded-collection.ts';
import { unclosedResources } from './unclosed-resources.ts';
import { vmContexts } from './vm-contexts.ts';
import { weakMapValues } from './weak-map-values.ts';
import { weakReferences } from './weak-references.ts';
import { workers } from './workers.ts';
import { wrappedFunctions } from './wrapped-functions.ts';

export type { Pattern, PatternFacts, PatternText } from './types.ts';

export const PATTERNS: readonly Pattern[] = [
  abortSignalListeners,
  animationFrames,
  asyncHooksMap,
  asyncLocalStorage,
  boundedCache,
  bufferSlices,
  clientSockets,
  clientsPerRequest,
  closureScope,
  compiledCode,
  connections,
  dataloaderCache,
  detachedDom,
  domObservers,
  errorStacks,
  fileWatchers,
  finalizationRegistry,
  growingBuffer,
  growingDocument,
  interceptors,
  intlObjects,
  keptFrames,
  linkedChain,
  listeners,
  logBuffer,
  mediaQueries,
  memoize,
  messagePorts,
  metricsLabels,
  mockCalls,
  moduleCache,
  nestRequestScope,
  neverSettlingPromise,
  numberArray,
  objectKeyedCache,
  openHandles,
  openRequests,
  openStreams,
  performanceObservers,
  performanceTimeline,
  poolLoans,
  promiseChain,
  promiseReactions,
  queue,
  reactComponents,
  reactiveEffects,
  routesAtRunTime,
  rxjsSubscriptions,
  sessionsInMemory,
  sharedClosureChain,
  slicedStrings,
  sourceMaps,
  stringBuilding,
  suspendedGenerators,
  timers,
  unboundedCache,
  unboundedCollection,
  unclosedResources,
  vmContexts,
  weakMapValues,
  weakReferences,
  workers,
  wrappedFunctions,
];

/** @returns the best-fitting pattern, or null when none recognises the facts. Ties go to the earlier in the table. */
export function recognise(facts: PatternFacts): Pattern | null {
  let best: Pattern | null = null;
  let bestScore = 0;
  for (const pattern of PATTERNS) {
    const score = pattern.recognise(facts);
    if (score > bestScore) {
      best = pattern;
      bestScore = score;
    }
  }
  return best;
}

/** @returns the sentences of a pattern by its identifier; null for an identifier not in the table (`unknown`). */
export function patternText(id: string, lang: 'en' | 'ko'): PatternText | null {
  const pattern = PATTERNS.find((p) => p.id === id);
  return pattern === undefined ? null : pattern[lang];
}
