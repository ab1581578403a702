/** Corrections of whole records: merges of two, undone commits, and withdrawn pages. */
import {
  BOOLEAN,
  filledText,
  INTEGER,
  listOf,
  membersOf,
  objectOf,
  said,
  TEXT,
  THING,
  wholeNumber,
} from '../input/index.js';
import { saidThing } from '../rdf/index.js';
import { undoOf } from '../snapshots/index.js';
import { capability } from './capability.js';

export const merge = capability({
  name: 'merge',
  summary:
    'Merges a thing into another one: statements and receipts go there, and the address redirects',
  input: membersOf(
    {
      thing: said(
        THING,
        'The thing that goes, as kind/slug or IRI.',
        'organization/union-of-bakers',
      ),
      into: said(THING, 'The thing that stays.', 'organization/union-of-tirana-bakers'),
    },
    {
      force: said(BOOLEAN, 'Also merge things that differ in class, or in a code such as og:iso2.'),
    },
  ),
  output: objectOf({ thing: TEXT, into: TEXT }),
  scope: 'graph',
  isWrite: true,
  run: (input, { service: { committer, news, names }, note }) => {
    const [thing, isForced] = [saidThing(input.thing, names), input.force === true];
    const merger = { thing, into: input.into, by: note.author, isForced };
    const message = note.message ?? `Merged ${input.thing} into ${input.into}`;
    return committer.commit(
      (version) => ({ change: news.mergeOf(version, merger), value: undefined }),
      { ...note, message },
    );
  },
  json: (_result, { thing, into }) => ({ thing, into }),
  http: {
    method: 'POST',
    path: '/merges',
    topic: 'Things',
    example: {
      thing: 'organization/albania-ministry-of-justice',
      into: 'organization/albania-ministry-of-interior',
      force: true,
    },
  },
});

export const undo = capability({
  name: 'undo',
  summary: 'Undoes a commit, such as a merge, unless later ones changed its statements',
  input: membersOf({
    commit: said(wholeNumber(1), 'The number of the version that the commit made.', 1),
  }),
  output: objectOf({ undone: INTEGER }),
  scope: 'graph',
  isWrite: true,
  run: ({ commit }, { service, note }) => {
    const step = service.changes.change(commit);
    return service.committer.commit(
      async (version) => ({ change: await undoOf(step, version, service), value: undefined }),
      { ...note, message: note.message ?? `Undone: version ${step.id}, ${step.message}` },
    );
  },
  json: (_result, { commit }) => ({ undone: commit }),
  http: {
    method: 'DELETE',
    path: '/changes/{version}',
    topic: 'Versions',
    names: { commit: 'version' },
  },
});

export const withdraw = capability({
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
  isWrite: true,
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
});
