/** `osce-graph undo VERSION`: takes back what one commit did. */
import { previewOf, undoneJson } from '../http/index.js';
import { undoOf } from '../snapshots/index.js';
import type { AddCommand, Flags } from './command.js';
import { authorOf, printWrite, withService, withWriteOptions, writeMode } from './command.js';
import { RunningServer, noteIn } from './running-server.js';

export const addUndo: AddCommand = (program, terminal, finish) => {
  const command = program
    .command('undo <version>')
    .description(
      'undo the commit that made a version, such as a merge, by another commit; refused if later ' +
        'ones changed its statements',
    );
  withWriteOptions(command, 'undo').action(async (said: string, flags: Flags) => {
    const report = (outcome: object): 0 => {
      const { version } = outcome as { version: number };
      printWrite(flags, terminal, outcome, `version ${version}: undone version ${said}\n`);
      return 0;
    };
    if (typeof flags.server === 'string') {
      const server = new RunningServer(flags.server, terminal);
      const path = `/changes/${encodeURIComponent(said)}?${noteIn(flags)}`;
      // As this server answers.
      finish(report((await server.send('DELETE', path)) as object));
      return;
    }
    finish(
      await withService(flags, terminal, writeMode(flags), async (service) => {
        const { committer, changes } = service;
        const step = changes.change(said);
        const { message = `Undone: version ${step.id}, ${step.message}` } = flags;
        const isDryRun = flags.dryRun === true;
        const result = await committer.commit(
          async (current) => ({
            change: await undoOf(step, current, service),
            value: undefined,
          }),
          { author: authorOf(flags, terminal), message: String(message), isDryRun },
        );
        return report(
          isDryRun ? previewOf(result, { undone: step.id }) : undoneJson(result, step.id),
        );
      }),
    );
  });
};
