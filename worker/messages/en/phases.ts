// What the engine is doing, per phase of `Phase` (worker/engine/api.ts).

export const phases = {
  queued: 'waiting',
  reading: 'reading the file',
  graph: 'building the object graph',
  sizes: 'attributing sizes',
  dominators: 'finding dominators and retained sizes',
  names: 'naming constructors',
  matching: 'matching objects between snapshots',
  owners: 'looking for owners that grow',
  ranking: 'ranking what grows',
  paths: 'following paths to the GC roots',
  report: 'writing the answer',
  done: 'done',
} as const;
