/** `osce-graph withdraw PAGE`: takes back a news page, with all that only it says. */
import { writtenJson } from '../capabilities/index.js';
import { withdrawalJson } from '../http/index.js';
import type { AddCommand, Flags } from './command.js';
import { authorOf, printWrite, withService, withWriteOptions, writeMode } from './command.js';
import { RunningServer, noteIn } from './running-server.js';

export const addWithdraw: AddCommand = (program, terminal, finish) => {
  const command = program
    .command('withdraw <page>')
    .description(
      'withdraw a news page, with all that only it says: its address, or the IRI or slug of its ' +
        'news item',
    );
  withWriteOptions(command, 'withdraw').action(async (item: string, flags: Flags) => {
    const report = (done: ReturnType<typeof withdrawalJson>): 0 => {
      const kept = done.kept
        .map(({ label, iri }) => `  stays, as other facts name it: ${label} <${iri}>\n`)
        .join('');
      const text =
        `version ${done.version}: withdrawn ${done.newsItem}: ${done.facts} statements, and ` +
        `${done.removed - done.facts} of their receipts and proposals\n${kept}`;
      printWrite(flags, terminal, done, text);
      return 0;
    };
    if (typeof flags.server === 'string') {
      const server = new RunningServer(flags.server, terminal);
      const path = `/news?${noteIn(flags, { item })}`;
      // As this server answers.
      finish(report((await server.send('DELETE', path)) as ReturnType<typeof withdrawalJson>));
      return;
    }
    finish(
      await withService(flags, terminal, writeMode(flags), async (service) => {
        const author = authorOf(flags, terminal);
        const message = typeof flags.message === 'string' ? flags.message : undefined;
        const isDryRun = flags.dryRun === true;
        const result = await service.news.withdraw(item, { author, message, isDryRun });
        const done = withdrawalJson(result, service.names);
        return report(isDryRun ? { ...done, ...writtenJson(result, done, true) } : done);
      }),
    );
  });
};
