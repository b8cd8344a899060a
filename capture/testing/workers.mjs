// A main thread that rests, and two worker threads of which one leaks.
import { isMainThread, Worker, workerData } from 'node:worker_threads';

class Job {
  constructor(id) {
    this.id = id;
    this.payload = { text: `job ${id}` };
  }
}
const jobs = new Map();
let last = 0;
const enqueue = () => jobs.set(++last, new Job(last));

if (isMainThread) {
  const workers = ['resting', 'leaking'].map(
    (name) => new Worker(new URL(import.meta.url), { workerData: name, name }),
  );
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('online', resolve))));
  console.log('ready');
} else {
  setInterval(() => {
    if (workerData === 'leaking') for (let i = 0; i < 60; i++) enqueue();
  }, 20);
}
