/** `osce-graph undo VERSION`: takes back what one commit did. */
import { undoOf } from '../snapshots/index.js';
import { authorOf, withService, type AddCommand, type Flags } from './command.js';
import { RunningServer, noteIn } from './running-server.js';

export const addUndo: AddCommand = (program, terminal, finish) => {
  program
    .command('undo <version>')
    .description(
      'undo the commit that made a version, such as a merge, by another commit; refused if later ' +
        'ones changed its statements',
    )
    .option('--author <name>', 'who undoes it (default: the user of this machine)')
    .option('--message <text>', 'message of the commit')
    .option('--server <url>', 'undo through this running server, with the token in WRITE_TOKEN')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (said: string, flags: Flags) => {
      const report = (made: number): 0 => {
        terminal.out(`version ${made}: undone version ${said}\n`);
        return 0;
      };
      if (typeof flags.server === 'string') {
        const server = new RunningServer(flags.server, terminal);
        const path = `/changes/${encodeURIComponent(said)}?${noteIn(flags)}`;
        // As this server answers.
        finish(report(((await server.send('DELETE', path)) as { version: number }).version));
        return;
      }
      finish(
        await withService(flags, terminal, 'open', async (service) => {
          const { committer, changes } = service;
          const step = changes.change(said);
          const { message = `Undone: version ${step.id}, ${step.message}` } = flags;
          const { version } = await committer.commit(
            async (current) => ({
              change: await undoOf(step, current, service),
              value: undefined,
            }),
            { author: authorOf(flags, terminal), message: String(message) },
          );
          return report(version.number);
        }),
      );
    });
};
