// What every thread of ours is limited to in Node.

/**
 * Our threads work in typed arrays. V8's own measure is three times 16 MB of young objects, all of which would be filled
 * before anything is given back.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 3 } as const;
