/** `osce-graph propose PAGE`: facts of a page, for an editor to decide. */
import { proposeFacts, type ProposeInput } from '../capabilities/index.js';
import { readJson } from '../input/index.js';
import { answerCall } from './capability-command.js';
import type { AddCommand, Flags } from './command.js';
import { decodeText, readFileOrFail } from './load.js';

export const addPropose: AddCommand = (program, terminal, finish) => {
  program
    .command('propose <page>')
    .description('check facts against the words of their page (HTML or text), and propose them')
    .requiredOption('--facts <file>', 'JSON: a list of facts with relation, object, quote and of')
    .option('--source <url>', 'where the page was published')
    .option('--commit', 'assert what stands, except what the reader contradicts')
    .option('--dry-run', 'only show what would change; write nothing')
    .option('--author <name>', 'the author of the change (default: the user of this machine)')
    .option('--message <text>', 'the reason for the change')
    .option('--json', 'print the answer as JSON')
    .option('--server <url>', 'ask this running server, with the token in WRITE_TOKEN')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (path: string, flags: Flags) => {
      const read = (file: string): string => decodeText(readFileOrFail(file), file, 'bad-request');
      const input = {
        page: {
          [/\.html?$/i.test(path) ? 'html' : 'text']: read(path),
          ...(flags.source === undefined ? {} : { source: flags.source }),
        },
        facts: readJson(read(String(flags.facts)), String(flags.facts)),
        ...(flags.commit ? { commit: true } : {}),
      };
      const surface = { text: (json: Sent) => textOf(json, input.facts as ProposeInput['facts']) };
      finish(await answerCall({ capability: proposeFacts, surface, flags, terminal }, input));
    });
};

interface Sent {
  readonly newsItem: string;
  readonly results: readonly {
    readonly index: number;
    readonly outcome: string;
    readonly reason?: string;
    readonly detail?: string;
    readonly found?: readonly string[];
    readonly proposal?: string;
  }[];
}

function textOf({ newsItem, results }: Sent, facts: ProposeInput['facts']): string {
  const lines = results.map(({ index, outcome, reason, detail, found, proposal }) => {
    const { relation = '', object = '' } = facts[index] ?? {};
    const why = [reason, detail, found && `the reader found ${found.join(', ')}`, proposal];
    return `  ${outcome.padEnd(12)} ${relation} “${object}”  ${why.filter(Boolean).join(' ')}\n`;
  });
  return `${newsItem}\n${lines.join('')}`;
}
