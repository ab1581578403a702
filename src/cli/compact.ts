/** `osce-graph compact`: drops old versions by a rule. */
import { badRequest } from '../errors.js';
import { wholeNumber } from '../input/index.js';
import { optionOf, print, withService, writeMode, type AddCommand, type Flags } from './command.js';

const COUNT = wholeNumber(1, 999_999_999);

export const addCompact: AddCommand = (program, terminal, finish) => {
  program
    .command('compact')
    .description(
      'drop old versions that neither option keeps; the latest version, and versions with a name ' +
        'or a citation, always stay',
    )
    .option('--keep-versions <count>', 'keep this many of the latest versions, at least 1')
    .option('--keep-days <count>', 'keep every version that was current in this many last days')
    .option('--dry-run', 'only show what would go; drop nothing')
    .option('--yes', 'do not ask at the terminal; needed where there is none')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print the result as JSON')
    .action(async (flags: Flags) => {
      const rule = {
        versions: await optionOf<number>(flags, 'keepVersions', COUNT),
        days: await optionOf<number>(flags, 'keepDays', COUNT),
      };
      finish(
        await withService(flags, terminal, writeMode(flags), async (service) => {
          const { kept, dropped, gaps } = await service.compact(rule, { isDryRun: true });
          const plan = `${dropped} versions to drop${listOf(gaps)}, ${kept} to keep\n`;
          if (flags.dryRun) {
            print(flags, terminal, { kept, dropped, gaps, dryRun: true }, plan);
            return 0;
          }
          terminal.error(plan);
          if (dropped > 0 && !flags.yes) {
            if (!terminal.confirm)
              throw badRequest('Nobody can be asked here; add --yes to drop them for good.');
            if (!(await terminal.confirm('Drop them for good?'))) return 1;
          }
          const done = await service.compact(rule, {
            onProgress: (count) =>
              terminal.error(`${count.toLocaleString('en')} versions dropped\n`),
          });
          const text = `${done.dropped} versions dropped${listOf(done.gaps)}, ${done.kept} kept\n`;
          print(flags, terminal, { kept: done.kept, dropped: done.dropped }, text);
          return 0;
        }),
      );
    });
};

/** `` (1, 3 to 7)`` */
function listOf(gaps: readonly (readonly [first: number, last: number])[]): string {
  const texts = gaps.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return texts.length === 0 ? '' : ` (${texts.join(', ')})`;
}
