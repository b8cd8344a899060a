// A real program whose heap is large and leaks: orders kept in a Map. Arguments: folder, MB per file, number of files.

import path from 'node:path';
import { writeHeapSnapshot } from 'node:v8';

const [folder, megabytes, count] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
/** File bytes per order below, measured; the file's size need not be exact. */
const BYTES_PER_ORDER = 1_000;

class Order {
  constructor(id) {
    this.id = id;
    this.customer = { name: `customer ${id}`, tags: [`t${id % 10}`, id] };
    this.lines = [
      { sku: `sku-${id}`, count: id % 7 },
      { sku: `sku-${id + 1}`, count: 1 },
    ];
  }
}

const orders = new Map();
const steady = [];
let next = 0;
const place = (n) => {
  for (let i = 0; i < n; i++) orders.set(next, new Order(next++));
};

const first = Math.round((megabytes * 1e6) / BYTES_PER_ORDER);
for (let i = 0; i < 1000; i++) steady.push({ i });
place(first);
for (let i = 1; i <= count; i++) {
  writeHeapSnapshot(path.join(folder, `big-${i}.heapsnapshot`));
  place(Math.round(first / 20));
}
