/** Makes one thing of two records of it. */
import type { CommitResult } from '../commits/index.js';
import { BOOLEAN, membersOf, objectOf, said, TEXT, THING } from '../input/index.js';
import { saidThing } from '../rdf/index.js';
import type { Capability } from './capability.js';

interface Input {
  readonly thing: string;
  readonly into: string;
  readonly force?: boolean;
}

export const merge: Capability<Input, CommitResult> = {
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
  write: { hasDryRun: true },
  errors: ['not-found', 'merge-conflict'],
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
  commands: [{ text: (_json, { thing, into }: Input) => `${thing} is now ${into}\n` }],
};
