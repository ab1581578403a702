/** `osce-graph withdraw PAGE`: takes back a news page, with all that only it says. */
import { withdrawalJson } from '../http/index.js';
import { authorOf, withService, print, type AddCommand, type Flags } from './command.js';
import { RunningServer, noteIn } from './running-server.js';

export const addWithdraw: AddCommand = (program, terminal, finish) => {
  program
    .command('withdraw <page>')
    .description(
      'withdraw a news page, with all that only it says: its address, or the IRI or slug of its ' +
        'news item',
    )
    .option('--json', 'print JSON')
    .option('--author <name>', 'who withdraws it (default: the user of this machine)')
    .option('--message <text>', 'message of the commit')
    .option('--server <url>', 'withdraw through this running server, with the token in WRITE_TOKEN')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (item: string, flags: Flags) => {
      const report = (done: ReturnType<typeof withdrawalJson>): 0 => {
        const kept = done.kept
          .map(({ label, iri }) => `  stays, as other facts name it: ${label} <${iri}>\n`)
          .join('');
        const text =
          `version ${done.version}: withdrawn ${done.newsItem}: ${done.facts} statements, and ` +
          `${done.removed - done.facts} of their receipts and proposals\n${kept}`;
        print(flags, terminal, done, text);
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
        await withService(flags, terminal, 'open', async (service) => {
          const author = authorOf(flags, terminal);
          const message = typeof flags.message === 'string' ? flags.message : undefined;
          const done = await service.news.withdraw(item, { author, message });
          return report(withdrawalJson(done, service.names));
        }),
      );
    });
};
