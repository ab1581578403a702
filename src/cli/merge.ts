/** `osce-graph merge THING INTO`: two records of one thing become one. */
import { namedNode } from '../rdf/index.js';
import { authorOf, settingsOf, withService, type AddCommand, type Flags } from './command.js';
import { RunningServer, noteIn } from './running-server.js';

export const addMerge: AddCommand = (program, terminal, finish) => {
  program
    .command('merge <thing> <into>')
    .description(
      'merge a thing into another one (each as kind/slug or IRI): statements and receipts go ' +
        'there, and the address redirects',
    )
    .option('--author <name>', 'who merges them (default: the user of this machine)')
    .option('--message <text>', 'message of the commit')
    .option('--server <url>', 'merge through this running server, with the token in WRITE_TOKEN')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (said: string, into: string, flags: Flags) => {
      const idIri = `${settingsOf(flags, terminal).service.baseIri}id/`;
      const thing = new URL(said, idIri).href;
      const message =
        typeof flags.message === 'string' ? flags.message : `Merged ${said} into ${into}`;
      if (typeof flags.server === 'string') {
        const note = noteIn({ ...flags, message }, { 'replaced-by': into });
        const path = thing.slice(thing.indexOf('/id/'));
        await new RunningServer(flags.server, terminal).send('DELETE', `${path}?${note}`, {
          headers: { 'If-Match': '*' },
        });
      } else
        await withService(flags, terminal, 'open', async ({ committer, news }) => {
          const author = authorOf(flags, terminal);
          await committer.commit(
            (version) => ({
              change: news.mergeOf(version, namedNode(thing), into, author),
              value: undefined,
            }),
            { author, message },
          );
          return 0;
        });
      terminal.out(`${said} is now ${into}\n`);
      finish(0);
    });
};
