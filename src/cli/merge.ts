/** `osce-graph merge THING INTO`: two records of one thing become one. */
import { writtenJson } from '../capabilities/index.js';
import { namesFor, saidThing } from '../rdf/index.js';
import type { AddCommand, Flags } from './command.js';
import {
  authorOf,
  printWrite,
  settingsOf,
  withService,
  withWriteOptions,
  writeMode,
} from './command.js';
import { RunningServer, noteIn, pathOfThing } from './running-server.js';

export const addMerge: AddCommand = (program, terminal, finish) => {
  const command = program
    .command('merge <thing> <into>')
    .description(
      'merge a thing into another one (each as kind/slug or IRI): statements and receipts go ' +
        'there, and the address redirects',
    )
    .option('--force', 'also merge things that differ in class, or in a code such as og:iso2');
  withWriteOptions(command, 'merge').action(async (said: string, into: string, flags: Flags) => {
    const names = namesFor(settingsOf(flags, terminal).service.baseIri);
    const thing = saidThing(said, names);
    saidThing(into, names);
    const [isDryRun, isForced] = [flags.dryRun === true, flags.force === true];
    const message =
      typeof flags.message === 'string' ? flags.message : `Merged ${said} into ${into}`;
    let outcome: object = {};
    if (typeof flags.server === 'string') {
      const note = noteIn(
        { ...flags, message },
        { 'replaced-by': into, ...(isForced ? { force: 'true' } : {}) },
      );
      const answer = await new RunningServer(flags.server, terminal).send(
        'DELETE',
        `${pathOfThing(thing, names)}?${note}`,
        { headers: { 'If-Match': '*' } },
      );
      outcome = (answer as object | undefined) ?? {};
    } else
      await withService(flags, terminal, writeMode(flags), async ({ committer, news }) => {
        const author = authorOf(flags, terminal);
        const result = await committer.commit(
          (version) => ({
            change: news.mergeOf(version, { thing, into, by: author, isForced }),
            value: undefined,
          }),
          { author, message, isDryRun },
        );
        outcome = isDryRun ? writtenJson(result, {}, true) : { version: result.version.number };
        return 0;
      });
    printWrite(flags, terminal, { thing: said, into, ...outcome }, `${said} is now ${into}\n`);
    finish(0);
  });
};
