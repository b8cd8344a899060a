// Every limit that decides what people are told of a series. Each says its unit, why it is there, where its value was
// measured, and the test that turns red when it is moved (`judge/judge.test.ts` unless another is named).

/**
 * A growth of less than this over the whole series is not looked at.
 * Unit: bytes. Why: V8 moves about this much by itself between two snapshots of an idle program. Not measured anew.
 * Held by: find/candidates tests and the steady programs of the corpus.
 */
export const MIN_GROWTH_BYTES = 2048;

/**
 * One thing that swells, or many owners that do, must grow by this much per step.
 * Unit: bytes per step. Why: tables of the runtime double now and then. Chosen on the first corpus, not measured anew.
 */
export const MIN_BYTES_PER_STEP = 4096;

/**
 * Counted entries that rise at every step may be lighter.
 * Unit: bytes per step. Why: ten alike entries at every step are evidence by their number. Chosen on the first
 * corpus, not measured anew.
 */
export const MIN_ENTRY_BYTES_PER_STEP = 2048;

/**
 * From this many snapshots on, entries of which every one stayed count as evidence however light they are.
 * Unit: steps (snapshots minus one). Why: five rises in a row of entries that all stay do not happen by chance. One
 * healthy series of the corpus had one, in Node's own module cache: owners of the runtime are left out. Held by: "a
 * small leak over many snapshots".
 */
export const STEPS_FOR_SMALL = 5;

/**
 * Entries that rise evenly and all stay overrule bytes that level off after this many rises.
 * Unit: steps. Why: a cache that fills slows down in its entries, too. Measured: `Tween.attrs` of page-konva-tweens, 200
 * entries at each of five steps while what an entry keeps became lighter. Held by: judge.test.ts.
 */
export const STEPS_FOR_COUNTS = 3;

/**
 * … and then this much per step is enough.
 * Unit: bytes per step. Why: people report leaks of 1 to 2 kB a request batch (growth-ranking.md). Below it the ids
 * of V8's own
 * handlers dominate.
 */
export const MIN_SMALL_BYTES_PER_STEP = 512;

/**
 * Where ids say nothing (Bun, Hermes), this many rises by about as much (`EVEN_RATE`) are called a leak.
 * Unit: steps. Why: two alike steps happen by chance, three hardly do. Measured: bun-global-list, bun-outbox and
 * session maps
 * under Bun rise by 0.9 to 1.2 of their typical step; steady-jobs-bun has no growth that large. Held by: judge.test.ts.
 */
export const STEPS_WITHOUT_IDENTITY = 3;

/** Entries that rise by fewer than this per step are a handful. Unit: entries per step. Not measured anew. */
export const MIN_ENTRIES_PER_STEP = 10;

/**
 * A handful of entries is no row of evidence: they must be heavier.
 * Unit: bytes per step. Chosen on the first corpus, not measured anew.
 */
export const MIN_FEW_BYTES_PER_STEP = 8192;

/**
 * Less than this part of the heap's own growth is not told.
 * Unit: share of the heap's growth, 0..1. Why: the reader looks for what made the heap grow. Chosen on the first
 * corpus, not measured anew.
 */
export const MIN_SHARE = 0.01;

/**
 * A finding below this share of the heap's growth, and below `SMALL_BYTES_PER_STEP`, is told with low confidence.
 * Unit: share, 0..1. Why: "12.8 kB of a growth of 258 kB: this is a leak, high confidence" was a false alarm in
 * published
 * servers. Set from the round's report of those alarms, not measured here. Held by: "small things do not head with
 * confidence".
 */
export const SMALL_SHARE = 0.05;

/** See `SMALL_SHARE`. Unit: bytes per step. Set from reported alarms (8.8, 12.8 and 19 kB in a series). */
export const SMALL_BYTES_PER_STEP = 16_384;

/**
 * One thing that swells by less than this part of the whole heap is no finding, unless it does so over many snapshots.
 * Unit: share of the last snapshot's bytes, 0..1. Measured: `#valList` of lru-cache in yoga, 8.8 kB of 51 MB. Held
 * by: "a table
 * that grows by a ten-thousandth of the heap is not told".
 */
export const MIN_SWELLING_SHARE = 0.0005;

/** What rose at the last step only may have come once: it is told when it is this large. Unit: bytes. Measured: config-jump. */
export const MIN_LATE_BYTES = 262_144;
/** … and this part of the heap's growth. Unit: share, 0..1. Chosen on the first corpus, not measured anew. */
export const MIN_LATE_SHARE = 0.25;

/** Warm-up is only told when it is large enough to have been taken for a leak. Unit: bytes. */
export const MIN_WARM_UP_BYTES = 65_536;

/**
 * Fewer entries than this may well have come and gone by chance: cohorts of fewer decide nothing.
 * Unit: entries, all cohorts together. Held by: cohorts.test.ts.
 */
export const MIN_COHORT = 8;

/**
 * A working set: at most this part of what came is still there at the end.
 * Unit: share, 0..1. Why: the newest of what a program works on may be in use when the snapshot is taken. Measured:
 * sessions of shop.cjs 0. Held by: cohorts.test.ts.
 */
export const GONE_SHARE = 0.05;

/**
 * Many owners alike, of whose newcomers less than this part stays, are a working set: each has something of its own for a while.
 * Unit: share, 0..1. Measured: rows of AG Grid under rising load 0.24; a chain of polls that leaks 0.5.
 * Held by: judge.test.ts, "many owners".
 */
export const FADING_OWNERS_SHARE = 1 / 3;

/**
 * Entries are made anew while what they keep stays: at least this part of them keeps something that was there before.
 * Unit: share of the entries of the snapshot before, 0..1. Measured: immediates and polling timers that set
 * themselves up
 * again 0.67 to 0.75 (the newest keep new things); working sets 0 to 0.17, since V8 gives the id of a dead object
 * to a new one
 * at its address. Held by: immediate-pollers, polling-chain-node18, shop.cjs.
 */
export const CONTENT_STAYS_SHARE = 0.5;

/**
 * So much of what an entry keeps must be old before its content counts as having stayed. Unit: share of its objects, 0..1.
 * Measured: V8 gives the ids of dead objects to new ones, so that of a matcher's eighty new objects one or two seem old;
 * of a timer that set itself up again most are. Held by: chokidar-1275, published.test.ts.
 */
export const OLD_CONTENT_SHARE = 0.2;

/**
 * A leak keeps what came: at least this part of it is still there at the end.
 * Unit: share, 0..1. Why: what was in flight when the snapshot was taken goes, what leaks stays. Chosen by
 * reasoning: leaks looked at this round kept all; no distribution over the corpus was taken.
 */
export const KEPT_SHARE = 0.8;

/**
 * A window: this part of what was there at first has gone, and as much as this part of what came instead.
 * Unit: share, 0..1. Measured: a log bounded by bytes, 439 of 439 gone while 500 came; leaks lose at most what was
 * in flight.
 * Held by: cohorts.test.ts, "lets go of the oldest".
 */
export const OLD_GONE_SHARE = 0.5;

/**
 * Where only a part of what came stays, that part must no longer shrink: of those that outlived the first step,
 * this part is
 * there at the end.
 * Unit: share, 0..1. Held by: cohorts.test.ts, "half of what comes stays for good".
 */
export const PLATEAU_SHARE = 0.9;

/**
 * The last step must keep at least this part of the typical one.
 * Unit: share of the median step. Measured: a clean fix leaves 0.40 to 0.42 of a leak's rate, the leak itself 0.89.
 * Held by:
 * trend.test.ts.
 */
export const KEPT_RATE = 0.4;
/** A step of at most this part of the one before is slowing down. Unit: share. Held by: trend.test.ts. */
export const SLOWING = 0.8;
/** Before a late leak begins, steps are at most this part of its rate. Unit: share. Held by: trend.test.ts. */
export const NEARLY_FLAT = 0.1;
/** A first step that falls by more than this part of the largest one: what goes on breathes. Unit: share. Held by: trend.test.ts. */
export const FALLS = 0.25;
/**
 * After a first step this much larger than the rest, what goes on is next to nothing.
 * Unit: share of the first step. Measured: a page's style engine, 766 kB, then 6 and 7 kB. Held by: trend.test.ts.
 */
export const NEXT_TO_NOTHING = 0.02;

/**
 * Bytes rise evenly when no step is smaller than this part of the median step, and none larger than its inverse.
 * Unit: share. Why: bytes overrule counts, and what rises evenly is no warm-up. Chosen by reasoning; the lists of
 * plain objects looked at this round add the same at each step. Held by: "bytes that rise evenly are never warm-
 * up".
 */
export const EVEN_RATE = 0.7;

/**
 * Newcomers follow the load when no step brings fewer per record of the runtime's than this part of the median step,
 * and none more than its inverse. Unit: share. Why: under load that follows the day a leak slows down as a cache does
 * that fills, but not per thing done. Measured: page-swagger-manual-day 0.67 to 1.11 of 3.5 per layout shift while its
 * steps fall from 70 to 14. Held by: judge.test.ts, "as much is done".
 */
export const WORK_RATE = 0.6;

/** Growth that was not found anywhere must be this much to be spoken of. Unit: bytes. Held by: verdict.test.ts. */
export const MIN_UNPLACED_BYTES = 131_072;
/** … and this part of the first snapshot. Unit: share, 0..1. Held by: verdict.test.ts. */
export const MIN_UNPLACED_SHARE = 0.02;
/** Of a class that grows without a place, at most this part of those that came may have gone. Unit: share. Held by: verdict.test.ts. */
export const HARDLY_GONE = 0.05;

/**
 * What a browser keeps beside the objects it shows goes up and down by itself: less than this part of it is no growth.
 * Unit: share. Measured: a style engine of 750 kB, up to 5 % in either direction. Held by: rank tests of pages.
 */
export const BROWSER_SWINGS = 0.1;

/** A group of small owners of one class is one growth when at least this many take part. Unit: owners. Held by: find tests. */
export const MIN_ALIKE = 8;
/** … or this many, when one collection holds them all. Unit: owners. Held by: find tests. */
export const MIN_SIBLINGS = 3;

/** Entries that speak for an owner in which other entries do not rise at every step. Unit: entries per step. Held by: find tests. */
export const MIN_STEADY_ENTRIES = 10;

/**
 * A Map's or Set's own table that doubled once and then kept its size over this many steps holds what it is to hold.
 * Unit: steps. Why: a leak of one rate doubles a table after as many steps as it took to fill it once, so five still
 * snapshots after one jump are no longer likely. Measured: app-fastify-limits-steady (229 kB, then 459 kB six times), a
 * bounded store; numbers-seen-five, a leak, stands still for two. Held by: judge.test.ts.
 */
export const STILL_TABLE_STEPS = 4;

/**
 * Cohorts that follow more than this many times the entries are of things inside them, and are not told.
 * Unit: entries followed per entry counted. Why: figures of one finding fit one another; what is held elsewhere for a
 * moment makes small differences. Measured: page-react-echarts (1,843 followed of 30), page-bootstrap-disposed (3,000 of
 * 800). Held by: cohorts.test.ts.
 */
export const MOST_OF_ENTRIES = 1.1;

/**
 * A list of weak references of at most this many bytes each keeps nothing but the references.
 * Unit: bytes per entry. Why: a WeakRef has 24 to 32 bytes and a place in a list; one under a key of its own (a Map of
 * them) has more and is a leak of keys. Measured: inversify-1810-fixed, whose list of 44 bytes each is swept when it is
 * long; weakref-index, a leak by its keys, has more. Held by: judge.test.ts.
 */
export const EMPTY_REFERENCE_BYTES = 64;
