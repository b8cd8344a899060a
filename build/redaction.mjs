// npm run redaction: what redaction costs and what it lets out. Headlines over the corpus that lose owner, class or file;
// and names in six scripts, of data and of code, in a heap that a real program wrote. Usage: [--series FOLDER] [--list]

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildCli } from './bundle.mjs';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WIDE = { maxBuffer: 512 << 20 };

/** Two hundred names of people in each of six scripts, and as many names of code. */
const SCRIPTS = {
  Latin: {
    family: 'Abernathy Kowalczyk Oyelaran Pemberton Ravenscroft Wojcik Yamashita Zimmermann Culpepper Dombrowski',
    given:
      'Wanda Svetlana Clint Barnaby Philippa Rosalind Thaddeus Winifred Cordelia Gwendolyn Mark Grace Will Rose Max Art Pat Bill Sue Dean',
    code: [
      'order cart session user cache price stock visit token audit',
      'Store List Index Queue Table Count Views State Total Rules By At In Of On Up To For Via Per',
    ],
  },
  Hangul: {
    family: '김 이 박 최 정 강 조 윤 장 임',
    given: '철수 영희 지훈 수진 민호 하늘 서연 재현 지민 세훈 지우 동엽 유진 현우 소라 가람 나래 다온 라온 미르',
    code: [
      '주문 장바 세션 회원 보관 가격 재고 방문 감사 환불',
      '목록 저장 색인 대기 표 개수 조회 상태 합계 규칙 추가 삭제 변경 검색 이력 묶음 처리 전송 수신 확인',
    ],
  },
  Han: {
    family: '王 李 张 刘 陈 杨 赵 黄 周 吴',
    given: '小明 娜娜 伟强 洋洋 静怡 晓东 丽颖 志明 杰人 秀波 美咲 花子 太郎 健一 翔太 大輔 拓也 由美 一郎 二郎',
    code: [
      '订单 购物 会话 用户 缓存 价格 库存 访问 审计 退款',
      '列表 存储 索引 队列 表格 数量 视图 状态 总计 规则 添加 删除 变更 查询 历史 批次 处理 发送 接收 确认',
    ],
  },
  Cyrillic: {
    family: 'Иванов Петров Сидоров Кузнецов Попов Соколов Лебедев Козлов Новиков Морозов',
    given:
      'Светлана Дмитрий Екатерина Александр Людмила Владислав Анастасия Григорий Тимофей Мария Павел Ольга Игорь Вера Юрий Лариса Антон Зоя Лев Инна',
    code: [
      'заказ корзина сеанс клиент кэш цена склад визит жетон аудит',
      'Список Индекс Очередь Таблица Счёт Вид Итог Правило Хран Пул Лог Путь Ключ Тип Код Ряд Набор Шаг Поток Узел',
    ],
  },
  Arabic: {
    family: 'الحسن العلي المصري السيد الخطيب النجار الحداد القاسم الرشيد المنصور',
    given:
      'فاطمة عبدالرحمن خديجة يوسف زينب إبراهيم مريم حمزة عائشة سليمان نور ليلى عمر سارة كريم هدى طارق سمير رنا باسم',
    code: [
      'طلب سلة جلسة مستخدم مخبأ سعر مخزون زيارة رمز تدقيق',
      'قائمة فهرس طابور جدول عدد عرض حالة مجموع قاعدة مخزن سجل مسار مفتاح نوع كود صف خطوة تيار عقدة حزمة',
    ],
  },
  Devanagari: {
    family: 'शर्मा वर्मा गुप्ता सिंह पटेल राव मिश्रा जोशी यादव नायर',
    given: 'प्रियंका राजेश सुनीता अर्जुन लक्ष्मी विक्रम दीपिका हरीश कविता मनोहर आशा रवि गीता मोहन नेहा अनिल पूजा संजय रेखा किरण',
    code: [
      'आदेश टोकरी सत्र ग्राहक भंडार मूल्य माल भेंट टोकन जांच',
      'सूची कतार तालिका गिनती दृश्य स्थिति योग नियम कोष अभिलेख पथ कुंजी प्रकार पंक्ति समूह चरण धारा गांठ पैक नाम',
    ],
  },
};

const pairs = (first, second, joint = '') =>
  first.split(' ').flatMap((a) => second.split(' ').map((b) => `${a}${joint}${b}`));

/** A file of code with `names` as classes, fields, methods, variables and literals, in turn. */
function moduleOf(names) {
  const parts = names.map(
    (name, i) =>
      [
        `class ${name} { constructor(n) { this.n = n; } } kept.push(new ${name}(1));`,
        `class Holder${i} { constructor() { this.${name} = []; } } kept.push(new Holder${i}());`,
        `class Method${i} { ${name}() { return 1; } } kept.push(new Method${i}().${name}());`,
        `const ${name} = new Map(); kept.push(() => ${name});`,
        `kept.push({ ${name}: new Map(), other${i}: 1 });`,
      ][i % 5],
  );
  return `const kept = (globalThis.kept = []);\nfunction make() {\n${parts.join('\n')}\n}\nmake();\nmodule.exports = make;\n`;
}

const PROGRAM = `
const make = require('./code.cjs');
const people = JSON.parse(require('node:fs').readFileSync(process.argv[3], 'utf8'));
const table = {}, bare = Object.create(null), groups = [];
class Session { constructor() { this.open = true; } }
const emitter = new (require('node:events'))();
globalThis.data = { table, bare, groups, emitter };
people.forEach((name, i) => {
  table[name] = { seen: i };
  if (i % 5 === 0) { bare[name] = []; }
  if (i % 5 === 1) { (groups[i >> 6] ??= {})[name] = [i]; }
  if (i % 5 === 2) { const one = new Session(); one[name] = i; groups.push(one); }
  if (i % 5 === 3) emitter.on(name, () => i);
  if (i % 5 === 4) { try { groups.push(new (new Function('return class ' + name + ' {}')())()); } catch {} }
});
make();
setTimeout(() => require('node:v8').writeHeapSnapshot(process.argv[2]), 10);
`;

async function bundled(folder) {
  const outfile = path.join(folder, 'rooms.mjs');
  await build({
    stdin: {
      contents: `export { redactReport } from './worker/report/redact/index.ts';
export { localiseReport } from './worker/messages/index.ts';
export { nameOriginsOf } from './worker/growth/tell/name-origin.ts';
export { heapsOf } from './worker/growth/testing/series.ts';
export { sampleReport } from './worker/report/testing/sample.ts';`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: { 'heapsnapshot-parser-lite': path.join(ROOT, 'worker/heapsnapshot-parser-lite/src/index.ts') },
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

/** Share of names that the heap's facts judge wrongly, by script. */
async function scripts(folder, rooms) {
  const rows = [];
  for (const [script, { family, given, code }] of Object.entries(SCRIPTS)) {
    const people = [...new Set([...given.split(' '), ...pairs(given, family)])].slice(0, 200);
    const names = [...new Set(pairs(code[0], code[1]))].slice(0, 200);
    writeFileSync(path.join(folder, 'code.cjs'), moduleOf(names));
    writeFileSync(path.join(folder, 'program.cjs'), PROGRAM);
    writeFileSync(path.join(folder, 'people.json'), JSON.stringify(people));
    const file = path.join(folder, `${script}.heapsnapshot`);
    await run(process.execPath, [path.join(folder, 'program.cjs'), file, path.join(folder, 'people.json')]);
    const [heap] = await rooms.heapsOf([file]);
    const base = rooms.sampleReport();
    const tell = (list) => {
      const report = {
        ...base,
        findings: list.map((name, i) => ({
          ...base.findings[0],
          rank: i + 1,
          constructor: name,
          owner: { ...base.findings[0].owner, name },
        })),
      };
      const origins = rooms.nameOriginsOf(heap, report);
      return rooms.redactReport({ ...report, ...(origins === null ? {} : { names: origins }) }).report.findings;
    };
    const out = tell(people).filter((f, i) => f.owner.name.includes(people[i]) || f.constructor.includes(people[i]));
    const lost = tell(names).filter((f, i) => f.owner.name !== names[i] || f.constructor !== names[i]);
    rows.push({ script, people: people.length, out: out.length, names: names.length, lost: lost.length });
  }
  return rows;
}

/** What the first finding of each series loses. */
async function corpus(entry, folder, rooms, list) {
  const series = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory() || one.isSymbolicLink())
    .map(({ name }) => name);
  const total = { reports: 0, headlines: 0, owner: 0, class: 0, file: 0 };
  for (const id of series) {
    const files = readdirSync(path.join(folder, id))
      .filter((name) => /\.heapsnapshot(?:\.gz)?$/.test(name))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((name) => path.join(folder, id, name));
    if (files.length < 2) continue;
    const { stdout } = await run(process.execPath, [entry, 'diff', ...files, '--json'], WIDE).catch(() => ({
      stdout: '',
    }));
    if (stdout === '') continue;
    const report = rooms.localiseReport(JSON.parse(stdout), 'en');
    const clean = rooms.redactReport(report).report;
    total.reports++;
    const [before] = report.findings;
    const [after] = clean.findings;
    if (before === undefined) continue;
    total.headlines++;
    const last = (url) => url.replace(/[?#].*$/s, '').replace(/^.*[\\/]/s, '');
    // Whose page it is goes, that it is a page's window stays.
    const own = (text) => text.replace(/ \/ (?:https?:\/\/[^\s)]*|«url-\d+»)/g, '');
    const lost = {
      owner: before.owner.name !== after.owner.name || own(after.title) !== own(before.title),
      class:
        own(before.constructor) !== own(after.constructor) ||
        own(before.owner.constructor) !== own(after.owner.constructor),
      file: before.sources.length > 0 && last(before.sources[0].url) !== last(after.sources[0].url),
    };
    for (const key of ['owner', 'class', 'file']) if (lost[key]) total[key]++;
    if (list && Object.values(lost).includes(true)) console.log(`${id}: ${before.title} → ${after.title}`);
  }
  return total;
}

/** @param {readonly string[]} args @returns {Promise<number>} */
export async function redaction(args) {
  const { values } = parseArgs({ args: [...args], options: { series: { type: 'string' }, list: { type: 'boolean' } } });
  const folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-redaction-'));
  try {
    const entry = await buildCli();
    const rooms = await bundled(folder);
    const made = path.join(ROOT, 'fixtures/.made');
    const where = values.series ?? (existsSync(made) ? made : path.join(ROOT, 'fixtures/recorded'));
    console.log('script      people  let out   names of code  lost');
    for (const row of await scripts(folder, rooms))
      console.log(
        `${row.script.padEnd(12)}${String(row.people).padStart(5)}${String(row.out).padStart(9)}${String(row.names).padStart(15)}${String(row.lost).padStart(7)}`,
      );
    const total = await corpus(entry, where, rooms, values.list ?? false);
    console.log(
      `${total.reports} reports, ${total.headlines} headlines: ${total.owner} lose the owner, ${total.class} the class, ${total.file} the file`,
    );
    return total.owner + total.class + total.file === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
