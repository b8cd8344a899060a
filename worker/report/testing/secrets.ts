// Secrets made from a seed: real ones look like these, and no two runs of a real program have the same. `core` is the
// part nobody else would write: not even that may get out. Twenty kinds have a form that gives them away; over forty
// more are words and names like those of a program, and only where they come from tells them apart.

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

interface Picker {
  readonly next: () => number;
  readonly pick: (alphabet: string, length: number) => string;
  readonly one: (list: readonly string[]) => string;
}

function picker(seed: number): Picker {
  const next = random(seed);
  return {
    next,
    pick: (alphabet, length) => Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
    one: (list) => list[Math.floor(next() * list.length)],
  };
}

/** @param perKind secrets of each of the twenty kinds */
export function makeSecrets(seed: number, perKind: number): readonly Secret[] {
  const { next, pick, one } = picker(seed);
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

const words = (text: string): readonly string[] => text.split(' ');
const GIVEN = words(
  'Wanda Svetlana Clint Barnaby Philippa Rosalind Thaddeus Winifred Cordelia Gwendolyn Bartholomew Leopold Octavia ' +
    'Marguerite Ferdinand Beatrix Clementine Archibald Henrietta Montgomery Rosamund Ignatius Prudence Horatio',
);
const FAMILY = words(
  'Abernathy Fitzgerald Kowalczyk Oyelaran Pemberton Quattlebaum Ravenscroft Satterthwaite Throckmorton Underhill ' +
    'Vandermeer Wojciechowski Yamashita Zimmermann Blankenship Culpepper Dombrowski Featherstone',
);
const KOREAN = words('김철수 이영희 박지훈 최수진 정민호 강하늘 윤서연 임재현 한지민 오세훈 서지우 신동엽');
const JAPANESE = words('佐藤健一 鈴木花子 高橋太郎 田中美咲 渡辺翔太 伊藤さくら 山本大輔 中村あかり 小林拓也 加藤由美');
const CHINESE = words('王小明 李娜娜 张伟强 刘洋洋 陈静怡 杨晓东 赵丽颖 黄志明 周杰人 吴秀波');
const RUSSIAN = words('Светлана Дмитрий Екатерина Александр Людмила Владислав Анастасия Григорий Прасковья Тимофей');
const ARABIC = words('فاطمة عبدالرحمن خديجة يوسف زينب إبراهيم مريم حمزة عائشة سليمان');
const HINDI = words('प्रियंका राजेश सुनीता अर्जुन लक्ष्मी विक्रम दीपिका हरीश कविता मनोहर');
const GREEK = words('Ελευθερία Κωνσταντίνος Αικατερίνη Παναγιώτης Δέσποινα Θεμιστοκλής Ευαγγελία Σπυρίδων');
const COMPANIES = words(
  'Contoso Initrode Globexia Umbrellix Hooliwood Vandelay Dunderville Soylentis Cyberdynex Tyrellium',
);
const CITIES = words(
  'Wolverhampton Timbuktu Chattanooga Ouagadougou Reykjavik Vladivostok Llanelli Poughkeepsie Gelsenkirchen',
);
const PASSWORDS = words(
  'dragonfly sunshine42 letmein iloveyou trustno1 butterscotch mustangsally whippersnapper rumpelstiltskin',
);
const ILLNESSES = words(
  'tuberculosis schizophrenia endometriosis hemophilia bronchiectasis narcolepsy sarcoidosis amyloidosis',
);

/**
 * Names of people, places, firms and things as programs have them as keys, event names and classes: nothing in their
 * form says that they are data.
 * @param perKind secrets of each of the forty-four kinds
 */
export function makeNameSecrets(seed: number, perKind: number): readonly Secret[] {
  const { pick, one } = picker(seed);
  const digits = (n: number): string => pick(DIGITS, n);
  const tail = (n = 3): string => pick('bcdfghjklmnprstvwz', 1) + pick('aeiou', 1) + pick('bcdfghjklmnprstvwz', n - 2);
  const person = (): string => `${one(GIVEN)}${tail()}`;
  const family = (): string => `${one(FAMILY)}${tail()}`;
  const of = (core: string, text = core): { readonly core: string; readonly text: string } => ({ core, text });
  const around = (core: string, before: string, after: string): { readonly core: string; readonly text: string } =>
    of(core, `${before}${core}${after}`);
  const kinds: Readonly<Record<string, () => { readonly core: string; readonly text: string }>> = {
    'given name': () => of(person()),
    'given name, small': () => of(person().toLowerCase()),
    'family name': () => of(family()),
    'name of two words joined': () => of(`${person()}${family()}`),
    'name as a variable': () => of(`${person().toLowerCase()}${family()}`),
    'name with an underscore': () => of(`${person().toLowerCase()}_${family().toLowerCase()}`),
    'last, first': () => of(`${family()}, ${person()}`),
    'list of nicknames': () => around(person().toLowerCase(), '{', ', scott}'),
    'patient record': () => around(family(), 'patient::', ', Carol::pin::907'),
    'wrapped in brackets': () => around(person().toLowerCase(), '(secret ', ')'),
    'as an accessor': () => around(person(), 'get ', ''),
    'as a symbol': () => around(`${person()}.${family()}`, '<symbol ', '>'),
    'as a described symbol': () => around(person().toLowerCase(), "Symbol('user:", ":cart')"),
    'like a placeholder': () => around(person().toLowerCase().slice(0, 8), '«', '-1»'),
    'korean name': () => of(`${one(KOREAN)}${one(KOREAN).slice(1)}`),
    'japanese name': () => of(`${one(JAPANESE)}${one(JAPANESE).slice(0, 2)}`),
    'chinese name': () => of(`${one(CHINESE)}${one(CHINESE).slice(1)}`),
    'russian name': () => of(`${one(RUSSIAN)}${one(RUSSIAN).toLowerCase().slice(0, 4)}`),
    'arabic name': () => of(`${one(ARABIC)}${one(ARABIC).slice(0, 3)}`),
    'hindi name': () => of(`${one(HINDI)}${one(HINDI)}`),
    'greek name': () => of(`${one(GREEK)}${one(GREEK).toLowerCase().slice(0, 5)}`),
    company: () => of(`${one(COMPANIES)}${tail()}`),
    'company with its form': () => around(`${one(COMPANIES)}${tail()}`, '', ' GmbH'),
    city: () => of(`${one(CITIES)}${tail()}`),
    street: () => around(`${family()}strasse`, '', ` ${digits(2)}`),
    'word as a password': () => of(`${one(PASSWORDS)}${tail(4)}`),
    illness: () => of(`${one(ILLNESSES)}${tail()}`),
    'custom element': () => around(person().toLowerCase(), 'x-', '-card'),
    'host name': () => around(`${one(COMPANIES).toLowerCase()}${tail()}`, 'db-01.', '.internal'),
    'pod name': () => of(`orders-${pick(HEX, 9)}-${pick(LOWER, 5)}`),
    'windows user with a blank': () => around(`${person()} ${family()}`, 'C:\\Users\\', '\\shop\\main.js'),
    'folder of a customer': () =>
      around(`${one(COMPANIES).toLowerCase()}${tail()}`, '/srv/customers/', '/src/index.js'),
    'event named after somebody': () => around(person().toLowerCase(), 'login:', ''),
    'key of a cache': () => around(person().toLowerCase(), 'GET /users/', '/orders'),
    'sql text': () => around(family(), "select * from users where name = '", "'"),
    sentence: () => around(person(), 'call ', ' before noon, she knows'),
    'date of birth': () => of(`19${digits(2)}-0${one(['1', '2', '5', '8'])}-1${digits(1)}T${digits(2)}`),
    plate: () => of(`B-${pick(LOWER.toUpperCase(), 2)} ${digits(4)}`),
    position: () => of(`37.${digits(5)},127.${digits(5)}`),
    mac: () => of(Array.from({ length: 6 }, () => pick(HEX, 2)).join(':')),
    wallet: () => of(`0x${pick(HEX, 40)}`),
    'chat token': () => of(`xoxb-${digits(11)}-${pick(ALNUM, 18)}`),
    'private key': () => around(pick(ALNUM, 40), '-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----'),
    coupon: () => of(`${pick(LOWER.toUpperCase(), 4)}-${pick(LOWER.toUpperCase() + DIGITS, 5)}`),
  };
  return Object.entries(kinds).flatMap(([kind, make]) => Array.from({ length: perKind }, () => ({ kind, ...make() })));
}
