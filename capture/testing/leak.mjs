// A program that leaks by itself, started without any flag but a port of its own for the inspector. `--tell`: a line for each 60 sessions.
const sessions = new Map();
class Session {
  constructor(id) {
    this.id = id;
    this.user = { name: `user ${id}` };
  }
}
const login = (id) => sessions.set(id, new Session(id));
let last = 0;
setInterval(() => {
  for (let i = 0; i < 60; i++) login(++last);
  if (process.argv.includes('--tell')) console.log(`made ${last}`);
}, 20);
console.log('ready');
