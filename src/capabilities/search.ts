/** Things by their names and words. */
import {
  filledText,
  INTEGER,
  listOf,
  membersOf,
  objectOf,
  said,
  TEXT,
  wholeNumber,
  type ValueOf,
} from '../input/index.js';
import type { SearchJson } from '../json-answers.js';
import { toSearchJson, type Found } from '../search/index.js';
import { pagesBeside } from './answer.js';
import type { Caller, Capability } from './capability.js';
import { FROM, NOTE, PAGE, VERSION, noteOfPage } from './members.js';
import { Origins } from './thing-facts.js';

const OF_KIND =
  'Only things of this kind (such as event), or of this class (such as “field operation”).';
const KIND = said(filledText(500), OF_KIND, 'event', 'field operation');
const LIMIT = said(wholeNumber(1, 1_000, 20), 'Results per page.', 10);
const HIT = objectOf(
  { iri: TEXT, label: TEXT, kind: TEXT, score: { type: 'number' }, snippet: TEXT },
  { alsoCalled: TEXT },
);
const THING = objectOf(
  { label: TEXT, kind: TEXT, iri: TEXT, from: FROM },
  { alsoCalled: TEXT, about: TEXT },
);

const INPUT = membersOf(
  {
    text: said(
      filledText(500),
      'A name, or words from the texts about the thing.',
      'presence albania',
      'security sector governance',
    ),
  },
  {
    kind: said(listOf(KIND), OF_KIND, ['event']),
    limit: LIMIT,
    page: PAGE,
    version: VERSION,
  },
);
export type SearchInput = ValueOf<typeof INPUT>;

export const search: Capability<SearchInput, Found> = {
  name: 'search',
  summary: 'Finds things by their names and words, best match first',
  input: INPUT,
  output: objectOf({ query: TEXT, total: INTEGER, hits: listOf(HIT) }, { next: TEXT, prev: TEXT }),
  run: async ({ text, kind = [], limit, page }, { service, version }) => {
    const index = await service.searches.of(version);
    return index.find(text.trim(), { kinds: kind, limit, offset: (page - 1) * limit });
  },
  json: (found, input, { version }) => ({
    ...toSearchJson({ ...input, query: input.text.trim() }, found),
    ...pagesBeside(search, input, { size: input.limit, total: found.total, version }),
  }),
  http: { topic: 'Search', names: { text: 'q' } },
  tool: {
    name: 'find_thing',
    title: 'Find things by name',
    description:
      'Finds events, organizations, States, places, people, projects, news items and terms of the ' +
      'OSCE graph by name or words, best match first; slips of spelling are forgiven. Use it ' +
      'first, to get the IRI that the other tools take. Example: {"text": "presence in albania"}; ' +
      'with a kind: {"text": "tirana", "kind": "event"}.',
    input: { kind: KIND, limit: { ...LIMIT, maximum: 50, default: 10 } },
    output: objectOf(
      {
        total: said(INTEGER, 'How many things were found.'),
        things: listOf(THING),
        kinds: listOf(objectOf({ kind: TEXT, count: INTEGER })),
      },
      { note: NOTE },
    ),
    json: toToolJson,
  },
  commands: [
    {
      usage: 'search <text...>',
      // In its own process, a command may list all.
      options: { limit: { ...LIMIT, maximum: 999_999 } },
      text: toText,
    },
  ],
};

function toToolJson(
  { total, hits, facets }: Found,
  { page, limit }: SearchInput,
  { version, service }: Caller,
): object {
  const origins = new Origins(version, service.names);
  const shown = { first: (page - 1) * limit, count: hits.length, total };
  return {
    total,
    things: hits.map(({ iri, label, kind, name = label, summary }) => ({
      label,
      kind,
      iri,
      ...(name === label ? {} : { alsoCalled: name }),
      ...(summary === undefined ? {} : { about: summary }),
      from: origins.ofThing(iri),
    })),
    kinds: facets,
    ...(total === 0 ? { note: NOTHING } : noteOfPage('things', shown, `"page": ${page + 1}`)),
  };
}

const NOTHING =
  'Nothing has this name or these words. Try fewer or other words, or leave out the kind; the ' +
  'graph holds only what OSCE news and reference data say.';

function toText({ hits, total }: SearchJson): string {
  const lines = hits.flatMap(({ label, kind, alsoCalled, iri }) => [
    `${label} (${kind.replaceAll('-', ' ')})` +
      (alsoCalled === undefined ? '' : `, also “${alsoCalled}”`),
    `  ${iri}`,
  ]);
  return `${[...lines, `${hits.length} of ${total}`].join('\n')}\n`;
}
