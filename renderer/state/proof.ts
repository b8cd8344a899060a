// What is known of a fix: the second series while it is read, and what it proves of the first. Plain data only.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineErrorData } from '../../worker/engine/api.ts';
import type { SpokenProof } from '../../worker/report/proof/content.ts';
import type { Report } from '../../worker/report/types.ts';

type ProofState =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly error: EngineErrorData }
  | { readonly kind: 'proved'; readonly after: Report; readonly proof: SpokenProof };

export type ProofStore = StoreApi<ProofState>;

/** A store in which nothing was compared yet. */
export function createProofStore(): ProofStore {
  return createStore<ProofState>(() => ({ kind: 'none' }));
}
