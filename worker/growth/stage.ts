// Between the stages of a ranking: where progress is reported and where a ranking can be stopped.

/** Phases of a ranking, in their order; words of `Phase` in engine-api. */
type RankPhase = 'matching' | 'owners' | 'ranking';

/**
 * Called between stages, with the share of the phase that is done (0..1). The ranking goes on when the promise
 * resolves; it is given up, with the same error, when it rejects.
 */
export type Stage = (phase: RankPhase, fraction: number) => Promise<void>;

/** Nobody watches and nobody stops it. */
export const unwatched: Stage = () => Promise.resolve();
