// `heapdelta fleet`: what thousands of saved reports say together, by finding, by release and by instance.

import { createFleet } from '../../worker/report/fleet/fleet.ts';
import { acceptedReasons } from '../accepted.ts';
import type { AcceptedOptions } from '../accepted.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import { InputError } from '../errors.ts';
import { fleetFiles } from '../fleet/files.ts';
import { readAll } from '../fleet/pool.ts';
import { collect, parseWhole } from '../parse.ts';
import { requireWritable, saveFile } from '../save.ts';
import { write, writeJson } from '../series.ts';
import { visible, visibleData } from '../text/visible.ts';

interface FleetOptions extends AcceptedOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly openmetrics?: string;
  readonly parquet?: string;
  readonly top: number;
  readonly threads?: number;
}

/** Rows of each table in the terminal unless the user says how many. */
const ROWS = 10;

export const fleet: CliCommand<FleetOptions> = {
  name: 'fleet',

  describe(command, t) {
    command
      .description(t('cli.fleet.description'))
      .argument('<folders...>', t('cli.fleet.folders'))
      .option('--json', t('cli.option.json'))
      .option('--html <file>', t('cli.fleet.html'))
      .option('--openmetrics <file>', t('cli.fleet.openmetrics'))
      .option('--parquet <folder>', t('cli.fleet.parquet'))
      .option('--accepted <file>', t('cli.option.accepted'), collect)
      .option('--no-accepted', t('cli.option.noAccepted'))
      .option('--top <n>', t('cli.option.top'), (text) => parseWhole(text, '--top', 1), ROWS)
      .option('--threads <n>', t('cli.fleet.threads'), (text) => parseWhole(text, '--threads', 0));
    examples(command, t, [
      ['heapdelta fleet reports/', t('cli.fleet.example.plain')],
      ['heapdelta fleet monday/ tuesday/ --html fleet.html', t('cli.fleet.example.page')],
      ['heapdelta fleet reports/ --parquet lake/', t('cli.fleet.example.parquet')],
    ]);
  },

  async run(context, folders, options) {
    const outputs = [options.html, options.openmetrics].filter((file) => file !== undefined);
    await requireWritable(outputs);
    const files = await fleetFiles(folders);
    const tables =
      options.parquet === undefined
        ? null
        : await (await import('../fleet/parquet.ts')).openParquetFolder(options.parquet, context.version);
    const counter = createFleet({ now: context.now().getTime(), accepted: await acceptedReasons(options) });
    await readAll(
      files,
      {
        lang: context.lang,
        constructors: tables !== null,
        ...(options.threads === undefined ? {} : { threads: options.threads }),
      },
      (read) => {
        if ('failure' in read) return counter.fail(read.failure);
        const counted = counter.add(read.report);
        return counted === null ? undefined : tables?.add(counted);
      },
    );
    const result = counter.result();
    if (result.reports === 0)
      throw new InputError(
        result.unreadable.files.map(({ file, code, params }) => ({ code, file, where: null, params })),
      );
    const saved = (file: string): void => {
      context.stderr.write(`heapdelta: ${visible(context.view.t('cli.fleet.saved', { file }))}\n`);
    };
    if (tables !== null && options.parquet !== undefined) {
      const count = await tables.finish();
      const text = context.view.t('cli.fleet.savedParts', { count, file: options.parquet });
      context.stderr.write(`heapdelta: ${visible(text)}\n`);
    }
    if (options.html !== undefined) {
      const { renderFleetHtml } = await import('../../worker/report/fleet/html.ts');
      const page = { lang: context.lang, date: context.now().toISOString(), version: context.version };
      await saveFile(options.html, renderFleetHtml(result, page));
      saved(options.html);
    }
    if (options.openmetrics !== undefined) {
      const { openMetrics } = await import('../../worker/report/fleet/openmetrics.ts');
      await saveFile(options.openmetrics, openMetrics(result));
      saved(options.openmetrics);
    }
    if (options.json === true) await writeJson(context, result);
    else {
      const { formatFleet } = await import('../format/fleet.ts');
      await write(context, formatFleet(visibleData(result), context.view, options.top));
    }
    return EXIT.ok;
  },
};
