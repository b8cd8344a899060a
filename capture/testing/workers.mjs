// A main thread that rests, and two worker threads of which one leaks.
import { isMainThread, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  for (const name of ['resting', 'leaking']) new Worker(new URL(import.meta.url), { workerData: name, name });
  console.log('ready');
} else {
  class Job {
    constructor(id) {
      this.id = id;
      this.payload = { text: `job ${id}` };
    }
  }
  const jobs = new Map();
  let last = 0;
  setInterval(() => {
    if (workerData === 'leaking') for (let i = 0; i < 60; i++) jobs.set(++last, new Job(last));
  }, 20);
}
