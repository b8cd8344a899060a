// A store with many small objects that are shared: tags, authors, prices and settings that thousands of records refer to, and
// states that share most of their parts with the state before. What leaks is the history of states.

import { takeSnapshots, units } from './kit.mjs';

class Tag {
  constructor(n) { this.label = `tag ${n}`; this.colour = n % 7; this.parent = n > 16 ? tags[n % 16] : null; }
}
class Author {
  constructor(n) { this.name = `author ${n}`; this.team = teams[n % teams.length]; this.locale = locales[n % locales.length]; }
}
class Price {
  constructor(n) { this.amount = n / 3; this.currency = currencies[n % currencies.length]; }
}
class Post {
  constructor(n) {
    this.id = n;
    this.author = authors[(n * 7) % authors.length];
    this.tags = [tags[n % tags.length], tags[(n * 3) % tags.length], tags[(n * 11) % tags.length]];
    this.price = prices[(n * 13) % prices.length];
    this.status = statuses[n % statuses.length];
    this.options = options[n % options.length];
    this.previous = posts[n - 1] ?? null;
    this.related = n > 8 ? [posts[n >> 1], posts[n >> 2], posts[(n * 5) % n]] : none;
  }
}
const none = Object.freeze([]);
const locales = Array.from({ length: 12 }, (_, i) => ({ code: `l${i}`, direction: i % 2 ? 'ltr' : 'rtl' }));
const teams = Array.from({ length: 40 }, (_, i) => ({ name: `team ${i}`, locale: locales[i % 12] }));
const currencies = Array.from({ length: 5 }, (_, i) => ({ code: `C${i}`, digits: 2 }));
const statuses = Array.from({ length: 4 }, (_, i) => ({ name: `status ${i}` }));
const options = Array.from({ length: 64 }, (_, i) => ({ pinned: i % 2 === 0, depth: i }));
const tags = [];
for (let i = 0; i < 600; i++) tags.push(new Tag(i));
const authors = Array.from({ length: 2000 }, (_, i) => new Author(i));
const prices = Array.from({ length: 5000 }, (_, i) => new Price(i));
const posts = [];
const byTag = new Map(tags.map((tag) => [tag, []]));

for (let n = 0; n < units; n++) {
  const post = new Post(n);
  posts.push(post);
  for (const tag of post.tags) byTag.get(tag).push(post);
}

class State {
  constructor(before, changed) {
    this.version = before === null ? 0 : before.version + 1;
    this.selection = changed;
    this.view = { filter: before?.view.filter ?? { tags: tags.slice(0, 5), status: statuses[0] }, page: this.version };
    this.settings = before?.settings ?? { locale: locales[0], theme: { dark: true } };
    this.entities = changed.map((post) => ({ ...post, status: statuses[this.version % 4], touched: this }));
  }
}
const history = [];
let state = null;
await takeSnapshots((count) => {
  for (let i = 0; i < count; i++) {
    const at = (history.length * 17) % posts.length;
    state = new State(state, posts.slice(at, at + 3));
    history.push(state);
  }
});
globalThis.kept = { tags, authors, prices, posts, byTag, history };
