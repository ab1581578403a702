/** Takes back a news page, with all that only it says. */
import type { CommitResult } from '../commits/index.js';
import { filledText, INTEGER, listOf, membersOf, objectOf, said, TEXT } from '../input/index.js';
import type { Withdrawal } from '../news/index.js';
import type { Capability } from './capability.js';

export const withdraw: Capability<{ readonly item: string }, CommitResult<Withdrawal>> = {
  name: 'withdraw',
  summary: 'Withdraws a page: its news item, and all that only it says',
  input: membersOf({
    item: said(
      filledText(2_000),
      'The news item: its slug, its IRI, or the address of its page.',
      '2021-11-23-bread',
    ),
  }),
  output: objectOf({
    newsItem: TEXT,
    removed: said(INTEGER, 'How many statements, receipts included.'),
    facts: said(INTEGER, 'How many statements, without receipts and proposals.'),
    kept: said(
      listOf(objectOf({ iri: TEXT, label: TEXT })),
      'Things of the page that statements elsewhere name.',
    ),
  }),
  scope: 'news',
  write: { hasDryRun: true },
  errors: ['not-found'],
  run: ({ item }, { service, note }) => service.news.withdraw(item, note),
  json: ({ change, value: { newsItem, kept } }, _input, { service: { names } }) => ({
    newsItem: newsItem.value,
    facts: change.removed.filter(
      ({ graph }) => !names.sideGraphs.some((side) => side.equals(graph)),
    ).length,
    kept,
  }),
  http: { method: 'DELETE', path: '/news', topic: 'News' },
  commands: [{ usage: 'withdraw <page>', names: { item: 'page' } }],
};
