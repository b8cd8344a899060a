// `heapdelta fleet`: what thousands of saved reports say together, by finding, by release and by instance.

import { createFleet } from '../../worker/report/fleet/fleet.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import { InputError } from '../errors.ts';
import { fleetFiles } from '../fleet/files.ts';
import { readAll } from '../fleet/pool.ts';
import { parseWhole } from '../parse.ts';
import { requireWritable, saveFile } from '../save.ts';
import { write, writeJson } from '../series.ts';
import { visible, visibleData } from '../text/visible.ts';

interface FleetOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly openmetrics?: string;
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
      .option('--top <n>', t('cli.option.top'), (text) => parseWhole(text, '--top', 1), ROWS)
      .option('--threads <n>', t('cli.fleet.threads'), (text) => parseWhole(text, '--threads', 0));
    examples(command, t, [
      ['heapdelta fleet reports/', t('cli.fleet.example.plain')],
      ['heapdelta fleet monday/ tuesday/ --html fleet.html', t('cli.fleet.example.page')],
    ]);
  },

  async run(context, folders, options) {
    const outputs = [options.html, options.openmetrics].filter((file) => file !== undefined);
    await requireWritable(outputs);
    const files = await fleetFiles(folders);
    const counter = createFleet({ now: context.now().getTime() });
    await readAll(
      files,
      {
        lang: context.lang,
        constructors: false,
        ...(options.threads === undefined ? {} : { threads: options.threads }),
      },
      (result) => {
        if ('failure' in result) counter.fail(result.failure);
        else counter.add(result.report);
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
