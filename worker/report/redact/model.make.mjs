// Makes model.ts: the words that programmers put into names. Run by hand when the model should change:
//   node worker/report/redact/model.make.mjs > worker/report/redact/model.ts
// Source: the scripts and type declarations of the installed packages and Node's own names; no user data.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A word must occur in this many packages: fewer would let abbreviations and minified names in. */
const PACKAGES_PER_WORD = 5;
/** Words this short are cheap to hit by chance and must be more common. */
const SHORT = 3;
const PACKAGES_PER_SHORT_WORD = 20;
/** A letter triple must occur in this many words. */
const WORDS_PER_TRIPLE = 8;

/** Words of shops, offices and libraries that no installed package happens to use. */
const EXTRA = `
account accounts address admin agent airline airport alarm album alert analytics answer apartment appointment approval article asset attachment
auction audience audit author avatar badge bank banner basket batch bike billing bill bills birthday blog board book booking bookings bot branch
brand brands broker browse budget building business buyer calendar call campaign candidate car card cards cargo carrier cart carts cashier
catalog category chair channel charge chart chat check checkin checkout child city claim class classroom client clients clinic clock cluster
coach college comment comments commerce commission community company competitor conference contact contract conversation cookie corp country
coupon course courier crawler credit crew currency customer customers dashboard daily date dealer deal debit delivery demo department deposit
desk detail dictionary discount discovery dispatch distance district doctor document domain donor draft driver drug economy education email
employee employees employer enrollment episode equipment escrow estimate event events exam exchange expense export express facility factory
family favorite feed feedback fee field finance fleet flight folder follower food forecast forum friend fuel fulfillment fund game gateway geo
gift goal grade graph greeting grocery group guest guests guild health history holiday home hospital hotel house household hub identity image
import inbox incident income ingredient insight insurance intent inventory invite invoice invoices item items journal journey kafka kitchen
label landing language lead leads league lecture ledger legal lender lesson level library license lifecycle listing loan loans lobby location
login logistics logout lookup lottery loyalty machine mail mailer manager market marketing match meal medal media medical meeting member
members membership memo menu merchant message messages metric milestone mobile mongo mongodb mongoose month monthly movie music mysql nest
network news newsletter notification nurse offer offers office onboarding operator opportunity order orders organization outlet owner package
page parcel parking partner party passenger patient pay payload payment payments payout payroll pending people period permission person phone
photo picker pipeline pixel place plan plans platform player playlist plugin point points policy poll portal portfolio post postgres prefetch
premium prescription prisma price prices pricing prize producer product products profile profiles profit project promo promotion property
provider providers publisher purchase quality quantity question queue quiz quota quote rabbit rating ratings rebate receipt recipe recipient
recommendation redis refund region registration reminder rent rental repair repo report reports request reseller reservation resident resource
restaurant result retailer revenue review reviews reward rider role roles room rooms roster route sale sales sample satellite schedule school
score screen season seat seats security segment seller sensor sensors sequelize server service session sessions settlement shape share shift
ship shipment shipping shop shopping signal signup site sku slack socket song speaker speed sponsor sport spot staff station statistics stock
store stores story street student students studio subject subscriber subscription success supplier supply support survey tag tags task tasks
tax taxi teacher team teams template tenant tenants term terminal test theme throttler ticket tickets tier title token topic tour tournament
tracker trade trading train training transaction transfer transit transport travel traveler treatment trial trip truck tutor typeorm typing
unread upload usage user users vacation vault vehicle vendor vendors venue version video view viewer visit visitor visits visa voice voucher
wallet warehouse watch weather webhook website wedding week weekly widget winner wish wishlist workflow worker workout workspace world year zone
lru dto orm mq amqp mqtt grpc gql jwt oauth otp sso sms tcp udp als rxjs api sdk crm erp cms pos cdn dns vpn iot ai ml llm rag etl kpi sla
gmt utc iso ecdh rsa aes cidr cwd vm icu jwk sni idn ocsp bom csp dom xhr css html svg wasm tan sin cos atan asin acos sinh cosh tanh sqrt cbrt clz nan impl impls ctx proto
mojo mojom heap dijkstra jar lcp mcp crowdsourced ime gc gced garbage
blink gin layout paint style sheet cascade resolver supplement
ioredis nestjs prom pino winston fastify koa knex bull agenda axios undici lodash memoize emitter listeners retained leak leaks leaky leaking
`
  .trim()
  .split(/\s+/);

const packagesOf = new Map();
const filesOf = new Map();

function* files(dir, depth) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory() && depth > 0) yield* files(path, depth - 1);
    else if (/\.d\.[mc]?ts$|(?<!\.min)\.[mc]?js$/.test(entry.name)) yield path;
  }
}

const wordsOf = (identifier) => identifier.match(/[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];

for (const path of files('node_modules', 6)) {
  const text = readFileSync(path, 'utf8');
  // Minified and generated files have very long lines.
  if (text.length > 1e7 || text.length / (text.split('\n').length + 1) > 120) continue;
  const pack = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1] ?? path;
  const here = new Set();
  for (const [identifier] of text.matchAll(/[A-Za-z_$]+/g))
    for (const word of wordsOf(identifier)) here.add(word.toLowerCase());
  for (const word of here) {
    filesOf.set(word, (filesOf.get(word) ?? 0) + 1);
    const packages = packagesOf.get(word) ?? new Set();
    packagesOf.set(word, packages.add(pack));
  }
}
// Names the runtime itself has: they are in every heap.
const { builtinModules } = await import('node:module');
for (const name of builtinModules) {
  const exported =
    name.startsWith('_') || name.includes('trace')
      ? {}
      : await import(`node:${name.replace(/^node:/, '')}`).catch(() => ({}));
  for (const key of [...Object.keys(exported), ...Object.keys(exported.constants ?? {})]) {
    for (const word of wordsOf(key)) packagesOf.set(word.toLowerCase(), new Set(Array(PACKAGES_PER_SHORT_WORD).keys()));
  }
}
for (const word of EXTRA) packagesOf.set(word, new Set(Array(PACKAGES_PER_SHORT_WORD).keys()));

const triples = new Map();
for (const [word, count] of filesOf) {
  if (count < 3 || word.length < 3 || word.length > 18) continue;
  const padded = ` ${word} `;
  for (const triple of new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))))
    triples.set(triple, (triples.get(triple) ?? 0) + 1);
}
const code = (letter) => (letter === ' ' ? 0 : letter.charCodeAt(0) - 96);
const bits = new Uint8Array(Math.ceil(27 ** 3 / 8));
for (const [triple, count] of triples) {
  if (count < WORDS_PER_TRIPLE) continue;
  const index = (code(triple[0]) * 27 + code(triple[1])) * 27 + code(triple[2]);
  bits[index >> 3] |= 1 << (index & 7);
}

const words = [...packagesOf]
  .filter(
    ([word, packages]) =>
      word.length > 1 &&
      word.length <= 20 &&
      packages.size >= (word.length <= SHORT ? PACKAGES_PER_SHORT_WORD : PACKAGES_PER_WORD),
  )
  .map(([word]) => word)
  .sort();
// Front coding: a capital letter says how many letters of the word before are kept (A = 0).
let before = '';
const coded = words
  .map((word) => {
    let shared = 0;
    while (shared < 25 && shared < before.length && before[shared] === word[shared]) shared++;
    before = word;
    return String.fromCharCode(65 + shared) + word.slice(shared);
  })
  .join('');
const quote = (text) =>
  text
    .match(/.{1,140}/g)
    .map((line) => `  '${line}'`)
    .join(' +\n');
console.log(`// Generated by model.make.mjs from the installed packages. Two models of what a word in a name looks like.

/** ${words.length} words, sorted, front coded: a capital letter says how many letters of the word before are kept (A = 0). */
export const WORDS =
${quote(coded)};

/** Bit (a·27 + b)·27 + c is set when the triple abc occurs in words; 0 is the word's edge, 1–26 are a–z. Base64, low bit first. */
export const TRIPLES =
${quote(Buffer.from(bits).toString('base64'))};`);
console.error(
  words.length,
  words.filter((w) => w.length <= 3).length,
  words.filter((w) => w.length === 2).length,
  words
    .filter((w) => w.length === 3)
    .join(' ')
    .slice(0, 900),
);
