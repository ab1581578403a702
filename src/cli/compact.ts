/** `osce-graph compact`: drops old versions by a rule. */
import { badRequest } from '../errors.js';
import { COMMON, DRY_RUN, count, flag, local, print, withService, writeMode } from './command.js';

export const compact = local({
  usage: 'compact',
  description:
    'drop old versions that neither option keeps; the latest version, and versions with a name or ' +
    'a citation, always stay',
  options: {
    'keep-versions': count('Keep this many of the latest versions, at least 1.'),
    'keep-days': count('Keep every version that was current in this many last days.'),
    ...DRY_RUN,
    yes: flag('Do not ask at the terminal; needed where there is none.'),
    ...COMMON,
  },
  run: ({ 'keep-versions': versions, 'keep-days': days, yes, ...flags }, terminal) =>
    withService(flags, terminal, writeMode(flags), async (service) => {
      const rule = { versions, days };
      const { kept, dropped, gaps } = await service.compact(rule, { isDryRun: true });
      const plan = `${dropped} versions to drop${listOf(gaps)}, ${kept} to keep\n`;
      if (flags['dry-run']) {
        print(flags, terminal, { kept, dropped, gaps, dryRun: true }, plan);
        return 0;
      }
      terminal.error(plan);
      if (dropped > 0 && !yes) {
        if (!terminal.confirm)
          throw badRequest('Nobody can be asked here; add --yes to drop them for good.');
        if (!(await terminal.confirm('Drop them for good?'))) return 1;
      }
      const done = await service.compact(rule, {
        onProgress: (count) => terminal.error(`${count.toLocaleString('en')} versions dropped\n`),
      });
      const text = `${done.dropped} versions dropped${listOf(done.gaps)}, ${done.kept} kept\n`;
      print(flags, terminal, { kept: done.kept, dropped: done.dropped }, text);
      return 0;
    }),
});

/** `` (1, 3 to 7)`` */
function listOf(gaps: readonly (readonly [first: number, last: number])[]): string {
  const texts = gaps.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return texts.length === 0 ? '' : ` (${texts.join(', ')})`;
}
