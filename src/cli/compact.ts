/** `osce-graph compact`: drops old versions by a rule. */
import { badRequest } from '../errors.js';
import { withService, print, type Flags, type AddCommand } from './command.js';

export const addCompact: AddCommand = (program, terminal, finish) => {
  program
    .command('compact')
    .description(
      'drop old versions that neither option keeps; the latest version, and versions with a name ' +
        'or a citation, always stay',
    )
    .option('--keep-versions <count>', 'keep this many of the latest versions')
    .option('--keep-days <count>', 'keep every version that was current in this many last days')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print the result as JSON')
    .action(async (flags: Flags) => {
      const rule = {
        versions: countOf(flags, 'keepVersions', '--keep-versions'),
        days: countOf(flags, 'keepDays', '--keep-days'),
      };
      finish(
        await withService(flags, terminal, 'open', async (service) => {
          const { kept, dropped } = await service.compact(rule, (droppedCount) =>
            terminal.error(`${droppedCount.toLocaleString('en')} versions dropped\n`),
          );
          const text = `${dropped} versions dropped, ${kept} kept\n`;
          print(flags, terminal, { kept, dropped }, text);
          return 0;
        }),
      );
    });
};

function countOf(flags: Flags, name: string, option: string): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(String(text))) return Number(text);
  throw badRequest(`${option} must be a whole number; found "${String(text)}".`);
}
