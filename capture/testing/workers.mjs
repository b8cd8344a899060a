// A main thread that rests, and two worker threads that leak: which of them is told first is up to the inspector.
import { isMainThread, Worker } from 'node:worker_threads';

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
  const workers = ['first', 'second'].map((name) => new Worker(new URL(import.meta.url), { name }));
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('online', resolve))));
  console.log('ready');
} else {
  setInterval(() => {
    for (let i = 0; i < 60; i++) enqueue();
  }, 20);
}
