// Prints the description of the report as TypeScript: what a reader of a report gets, read-only, each field with its
// sentence. Only the schemas that the description uses are known; another one is an error, never a guess.

import type * as v from 'valibot';
import { BY_HAND, bytesBySnapshot, countBySnapshot, signedBySnapshot } from '../../worker/report/description/values.ts';
import { NAMED } from './named.ts';

/** What the printer reads of a valibot schema, whichever it is. */
interface Schema {
  readonly type: string;
  readonly pipe?: readonly { readonly kind: string; readonly type: string; readonly description?: string }[];
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly (string | Schema)[];
  readonly literal?: string;
  readonly default?: unknown;
  getter?(): Schema;
}

/** Fields that exist in memory only and never in a report: for the part named, its lines. */
const IN_MEMORY: Readonly<Record<string, string>> = {
  PathTreeNode: `/** The path row's id (\`PathRowData.id\`) in a live series, for zooming; absent in reports and shared files. */
  readonly id?: string;
`,
};

/** Used by the other parts alone. */
const OWN: ReadonlySet<string> = new Set(['Runtime', 'ReportHolder']);

const names = new Map<unknown, string>(Object.entries(NAMED).map(([name, schema]) => [schema, name]));

/** The name of `schema`, or of the schema that it only says something about. */
function nameOf(schema: Schema): string | undefined {
  const own = names.get(schema);
  if (own !== undefined || schema.pipe === undefined) return own;
  return nameOf(schema.pipe[0] as unknown as Schema);
}

/** Their names say what they are, wherever they stand. */
const PLAIN: ReadonlySet<unknown> = new Set([signedBySnapshot, countBySnapshot, bytesBySnapshot]);

/** The sentence nearest to where the schema is used. */
function sentenceOf(schema: Schema): string | null {
  if (PLAIN.has(schema) || names.has(schema)) return null;
  const said = schema.pipe?.findLast(({ type }) => type === 'description')?.description;
  if (said !== undefined) return said;
  if (schema.pipe !== undefined) return sentenceOf(schema.pipe[0] as unknown as Schema);
  return schema.wrapped === undefined ? null : sentenceOf(schema.wrapped);
}

/** Columns of a comment, with what stands before it where it is deepest. */
const COMMENT_COLUMNS = 105;

function comment(sentence: string | null): string {
  if (sentence === null) return '';
  if (sentence.length <= COMMENT_COLUMNS) return `/** ${sentence} */\n`;
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length >= COMMENT_COLUMNS) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`;
}

function fieldsOf(schema: Schema): string {
  return Object.entries(schema.entries ?? {})
    .map(([key, field]) => {
      const optional = field.type === 'exact_optional' ? '?' : '';
      // A named part has said what it is where it stands; a field repeats it only when it says something else.
      const sentence = sentenceOf(field);
      return `${comment(sentence)}readonly ${key}${optional}: ${typeOf(field)};`;
    })
    .join('\n');
}

/** TypeScript of what comes out of `schema`, by name where it has one. */
function typeOf(schema: Schema): string {
  return nameOf(schema) ?? formOf(schema);
}

const bracketed = (type: string): string =>
  /^readonly | \| /.test(type) && !type.startsWith('{') ? `(${type})` : type;

/** TypeScript of what comes out of `schema`, written out. */
function formOf(schema: Schema): string {
  const byHand = BY_HAND.get(schema as unknown as v.GenericSchema);
  if (byHand !== undefined) return byHand.ts;
  if (schema.pipe !== undefined) return typeOf(schema.pipe[0] as unknown as Schema);
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return schema.type;
    case 'literal':
      return `'${String(schema.literal)}'`;
    case 'picklist':
      return (schema.options as readonly string[]).map((option) => `'${option}'`).join(' | ');
    case 'union':
      return (schema.options as readonly Schema[]).map(typeOf).join(' | ');
    case 'nullable':
      return `${typeOf(inner(schema))} | null`;
    case 'optional':
    case 'exact_optional':
      return typeOf(inner(schema));
    case 'array':
      return `readonly ${bracketed(typeOf(inner(schema)))}[]`;
    case 'lazy':
      return typeOf(schema.getter?.() ?? schema);
    case 'object':
      return `{\n${fieldsOf(schema)}\n}`;
    default:
      throw new Error(`build/forms/types.ts cannot print a schema "${schema.type}": add it`);
  }
}

function inner({ wrapped, item, type }: Schema): Schema {
  const schema = wrapped ?? item;
  if (schema === undefined) throw new Error(`a schema "${type}" has nothing inside`);
  return schema;
}

/** The text of worker/report/types.ts, before it is formatted. */
export function reportTypes(): string {
  const parts = Object.entries(NAMED).map(([name, part]) => {
    const schema = part as unknown as Schema;
    const said = comment(schema.pipe?.findLast(({ type }) => type === 'description')?.description ?? null);
    const form = formOf(schema);
    const access = OWN.has(name) ? '' : 'export ';
    return form.startsWith('{')
      ? `${said}${access}interface ${name} {\n${IN_MEMORY[name] ?? ''}${form.slice(2)}`
      : `${said}${access}type ${name} = ${form};`;
  });
  return `// Written by \`npm run forms\` from worker/report/description: change that, not this.
// The report: the one object that --json prints, that a .heapdelta holds (redacted), and that PDF, HTML, Markdown, CSV,
// terminal and screen are renderings of. Contract: docs/report.md. Plain JSON only.

export { REPORT_SCHEMA } from './schema-name.ts';

${parts.join('\n\n')}
`;
}
