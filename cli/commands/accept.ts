// `heapdelta accept`: writes into the team's file that a finding is expected, why, when and by whom.

import { stat } from 'node:fs/promises';
import { acceptedText, readAccepted } from '../accepted.ts';
import type { AcceptedEntry } from '../accepted.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import { UsageError } from '../errors.ts';
import { requireWritable, saveFile } from '../save.ts';
import { write } from '../series.ts';
import { visible } from '../text/visible.ts';

interface AcceptOptions {
  readonly reason?: string;
  readonly who?: string;
  readonly remove?: boolean;
}

const FINGERPRINT = /^(?:sha256:)?([0-9a-f]{16,64})$/;

export const accept: CliCommand<AcceptOptions> = {
  name: 'accept',

  describe(command, t) {
    command
      .description(t('cli.accept.description'))
      .argument('<file>', t('cli.accept.file'))
      .argument('<fingerprints...>', t('cli.accept.fingerprint'))
      .option('--reason <text>', t('cli.accept.reason'))
      .option('--who <name>', t('cli.accept.who'))
      .option('--remove', t('cli.accept.remove'));
    examples(command, t, [
      [
        'heapdelta accept heapdelta-accepted.jsonl sha256:6b1f0a2c9d3e4f50 --reason "the product cache, bounded at 10,000"',
        t('cli.accept.example'),
      ],
    ]);
  },

  async run(context, [file, ...given], options) {
    const { t } = context.view;
    const fingerprints = given.map((text) => {
      const match = FINGERPRINT.exec(text.trim());
      if (match === null) throw new UsageError('cli.usage.fingerprint', { value: text });
      return `sha256:${match[1]}`;
    });
    const reason = options.reason?.trim() ?? '';
    if (options.remove !== true && reason === '') throw new UsageError('cli.usage.noReason');
    await requireWritable([file]);
    const isNew = await stat(file).then(
      () => false,
      () => true,
    );
    const entries = new Map<string, AcceptedEntry>(isNew ? [] : await readAccepted(file));
    const unknown = fingerprints.filter((one) => !entries.has(one));
    if (options.remove === true && unknown.length > 0)
      throw new UsageError('cli.usage.notAccepted', { file, value: unknown.join(', ') });
    for (const fingerprint of fingerprints) {
      if (options.remove === true) entries.delete(fingerprint);
      else
        entries.set(fingerprint, {
          fingerprint,
          reason,
          date: context.now().toISOString().slice(0, 10),
          who: options.who?.trim() ?? null,
        });
    }
    await saveFile(file, acceptedText(entries));
    const key = options.remove === true ? 'cli.accept.removed' : 'cli.accept.done';
    await write(context, `${visible(t(key, { count: fingerprints.length, file }))}\n`);
    return EXIT.ok;
  },
};
