// Two hundred secrets of twenty kinds, made from a seed: real ones look like these, and no two runs of a real program
// have the same. `core` is the part nobody else would write: not even that may get out.

export interface Secret {
  readonly kind: string;
  readonly text: string;
  readonly core: string;
}

/** Small seeded generator (mulberry32): the same secrets for the same seed on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const ALNUM = LOWER + LOWER.toUpperCase() + DIGITS;
const HEX = `${DIGITS}abcdef`;

/** @param perKind secrets of each of the twenty kinds */
export function makeSecrets(seed: number, perKind: number): readonly Secret[] {
  const next = random(seed);
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
  const one = (list: readonly string[]): string => list[Math.floor(next() * list.length)];
  const of = (core: string, text: string): { readonly core: string; readonly text: string } => ({ core, text });
  const base64url = (text: string): string => Buffer.from(text).toString('base64url');
  const luhn = (digits: string): string => {
    const sum = [...digits].reverse().reduce((total, digit, i) => {
      const value = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return digits + String((10 - (sum % 10)) % 10);
  };
  const kinds: Readonly<Record<string, () => { readonly core: string; readonly text: string }>> = {
    'api key': () => {
      const c = pick(ALNUM, 24);
      return of(c, `sk_live_${c}`);
    },
    'cloud key': () => {
      const c = pick(LOWER.toUpperCase() + '234567', 16);
      return of(c, `AKIA${c}`);
    },
    'repository token': () => {
      const c = pick(ALNUM, 36);
      return of(c, `ghp_${c}`);
    },
    jwt: () => {
      const c = pick(ALNUM, 43);
      return of(c, `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(`{"sub":"${pick(DIGITS, 10)}"}`)}.${c}`);
    },
    uuid: () => {
      const c = pick(HEX, 12);
      return of(c, `${pick(HEX, 8)}-${pick(HEX, 4)}-4${pick(HEX, 3)}-a${pick(HEX, 3)}-${c}`);
    },
    email: () => {
      const c = `${one(['jane', 'minsu', 'olga', 'ravi'])}.${pick(LOWER, 7)}${pick(DIGITS, 2)}`;
      return of(c, `${c}@${pick(LOWER, 9)}.example`);
    },
    phone: () => {
      const c = `${pick(DIGITS, 4)}-${pick(DIGITS, 4)}`;
      return of(c, `+82-10-${c}`);
    },
    card: () => {
      const c = luhn(`4${pick(DIGITS, 14)}`);
      return of(c, c);
    },
    'ip address': () => {
      const c = `10.${Math.floor(next() * 200) + 20}.${Math.floor(next() * 200) + 20}.${Math.floor(next() * 200) + 20}`;
      return of(c, c);
    },
    iban: () => {
      const c = pick(DIGITS, 16);
      return of(c, `DE${pick(DIGITS, 2)}${c}`);
    },
    digest: () => {
      const c = pick(HEX, 40);
      return of(c, c);
    },
    blob: () => {
      const c = Buffer.from(pick(ALNUM, 33)).toString('base64');
      return of(c, c);
    },
    path: () => {
      const c = `${pick(LOWER, 5)}${pick(DIGITS, 2)}-${pick(LOWER, 6)}`;
      return of(c, `/home/${c}/private/${one(['customers', 'salaries', 'keys'])}.db`);
    },
    url: () => {
      const c = pick(ALNUM, 18);
      return of(c, `https://${pick(LOWER, 8)}.internal.example/reset?user=${pick(DIGITS, 5)}&token=${c}`);
    },
    connection: () => {
      const c = pick(ALNUM, 14);
      return of(c, `postgres://svc_${pick(LOWER, 4)}:${c}@db-${pick(DIGITS, 3)}.internal:5432/prod`);
    },
    password: () => {
      const c = `${pick(ALNUM, 4)}!${pick(ALNUM, 3)}#${pick(ALNUM, 4)}`;
      return of(c, c);
    },
    cookie: () => {
      const c = pick(ALNUM, 32);
      return of(c, `connect.sid=s%3A${c}.${pick(ALNUM, 20)}; Path=/`);
    },
    'resident number': () => {
      const c = `${pick(DIGITS, 6)}-${one(['1', '2', '3', '4'])}${pick(DIGITS, 6)}`;
      return of(c, c);
    },
    person: () => {
      const c = `${one(['Jane', 'Minsu', 'Olga', 'Ravi'])} ${pick(LOWER.toUpperCase(), 1)}${pick(LOWER, 7)}`;
      return of(c, c);
    },
    'order number': () => {
      const c = `${pick(DIGITS, 4)}-${pick(DIGITS, 5)}`;
      return of(c, `ORD-${c}`);
    },
  };
  return Object.entries(kinds).flatMap(([kind, make]) => Array.from({ length: perKind }, () => ({ kind, ...make() })));
}
