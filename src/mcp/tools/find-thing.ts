/** `find_thing`: things by their names and words. */
import { find, kindFilterOf } from '../../search/index.js';
import { Origins } from '../origins.js';
import { FROM, NOTE, NUMBER, TEXT, VERSION, listOf, versionFor, type Tool } from '../tool.js';

const MAX_LIMIT = 50;
const DEFAULT_LIMIT = 10;

export const findThing: Tool = {
  name: 'find_thing',
  title: 'Find things by name',
  description:
    'Finds events, organizations, States, places, people, projects, news items and terms of the ' +
    'OSCE graph by name or words, best match first; slips of spelling are forgiven. Use it first, ' +
    'to get the IRI that the other tools take. Example: {"text": "presence in albania"}; with a ' +
    'kind: {"text": "tirana", "kind": "event"}.',
  input: {
    text: {
      type: 'string',
      description: 'A name, or words that occur in what is said of the thing.',
      pattern: '\\S',
      maxLength: 500,
      examples: ['presence in albania', 'security sector governance'],
    },
    kind: {
      type: 'string',
      description: 'Only this kind (event, organization, state, …) or class (“field operation”).',
      maxLength: 500,
      examples: ['event', 'field operation'],
    },
    limit: {
      type: 'integer',
      description: `How many things; ${DEFAULT_LIMIT} unless given.`,
      minimum: 1,
      maximum: MAX_LIMIT,
      examples: [DEFAULT_LIMIT],
    },
    page: {
      type: 'integer',
      description: 'Which page of them, from 1.',
      minimum: 1,
      maximum: 1_000_000,
      examples: [2],
    },
    version: VERSION,
  },
  required: ['text'],
  output: {
    total: { ...NUMBER, description: 'How many things were found.' },
    things: listOf(
      { label: TEXT, kind: TEXT, iri: TEXT, alsoCalled: TEXT, about: TEXT, from: FROM },
      ['label', 'kind', 'iri', 'from'],
    ),
    kinds: listOf({ kind: TEXT, count: NUMBER }, ['kind', 'count']),
    note: NOTE,
  },
  always: ['total', 'things', 'kinds'],
  answer: async (given, caller) => {
    const version = await versionFor(given, caller);
    const index = await caller.service.searches.of(version);
    const { kind, limit = DEFAULT_LIMIT, page = 1 } = given as FindArguments;
    const offset = (page - 1) * limit;
    const { total, hits, facets } = find(index, String(given.text).trim(), {
      ...kindFilterOf(index, kind === undefined ? [] : [kind]),
      limit,
      offset,
    });
    const origins = new Origins(version, caller.service.names);
    const note = noteOf(total, offset, hits.length, page);
    return {
      version: version.number,
      total,
      things: hits.map(({ iri, label, kind: of, name, summary }) => ({
        label,
        kind: of,
        iri,
        ...(name === undefined || name === label ? {} : { alsoCalled: name }),
        ...(summary === undefined ? {} : { about: summary }),
        from: origins.ofThing(iri),
      })),
      kinds: facets,
      ...(note === undefined ? {} : { note }),
    };
  },
};

interface FindArguments {
  readonly kind?: string;
  readonly limit?: number;
  readonly page?: number;
}

function noteOf(total: number, offset: number, count: number, page: number): string | undefined {
  if (total === 0)
    return (
      'Nothing has this name or these words. Try fewer or other words, or leave out the kind; ' +
      'the graph holds only what OSCE news and reference data say.'
    );
  if (count === 0) return `There are only ${total} things; ask for an earlier page.`;
  return offset + count < total
    ? `These are ${offset + 1} to ${offset + count} of ${total}. The next ones: "page": ${page + 1}.`
    : undefined;
}
