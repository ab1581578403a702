/** `osce-graph propose PAGE`: facts of a page, for an editor to decide. */
import { proposeFacts, type Given, type ProposeInput } from '../capabilities/index.js';
import { checked, readJson } from '../input/index.js';
import type { SentOutcome } from '../news/index.js';
import { SERVER, answerAll } from './capability-command.js';
import { COMMON, DRY_RUN, NOTE, flag, local, value } from './command.js';
import { decodeText, readFileOrFail } from './load.js';

export const propose = local({
  usage: 'propose <page>',
  description: 'check facts against the words of their page (HTML or text), and propose them',
  options: {
    facts: value('A JSON file: a list of facts with relation, object, quote and of.'),
    source: value('Where the page was published.'),
    commit: flag('Assert what stands, except what the reader contradicts.'),
    ...{ ...DRY_RUN, ...NOTE, ...SERVER, ...COMMON },
  },
  needs: ['facts'],
  run: async ({ facts: file = '', source, commit, ...flags }, terminal, [page = '']) => {
    const read = (path: string): string => decodeText(readFileOrFail(path), path, 'bad-request');
    const facts = readJson(read(file), file);
    const given = {
      page: {
        [/\.html?$/i.test(page) ? 'html' : 'text']: read(page),
        ...(source === undefined ? {} : { source }),
      },
      facts,
      ...(commit ? { commit } : {}),
    };
    const input = await checked<Given>(given, proposeFacts.input, 'argument');
    const surface = { text: (json: Sent) => textOf(json, facts as ProposeInput['facts']) };
    return answerAll({ capability: proposeFacts, surface, flags, terminal }, [input]);
  },
});

interface Sent extends Pick<SentOutcome, 'results'> {
  readonly newsItem: string;
}

function textOf({ newsItem, results }: Sent, facts: ProposeInput['facts']): string {
  const lines = results.map(({ index, outcome, reason, detail, found, proposal }) => {
    const { relation = '', object = '' } = facts[index] ?? {};
    const why = [reason, detail, found && `the reader found ${found.join(', ')}`, proposal];
    return `  ${outcome.padEnd(12)} ${relation} “${object}”  ${why.filter(Boolean).join(' ')}\n`;
  });
  return `${newsItem}\n${lines.join('')}`;
}
