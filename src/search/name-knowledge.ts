/** Names for explaining queries without rows: synonyms, phrases for terms, things by name. */
import { namesFor } from '../rdf/index.js';
import type { NameKnowledge } from '../sparql/index.js';
import { FURTHER_NOUNS, RELATION_TABLE } from './words/relation-table.js';
import { wordsOf, stemOf } from './names/name-text.js';
import type { SearchIndex } from './names/search-index.js';

/** Insignificant words of names. */
const EMPTY_WORDS = new Set(
  'a an and at be by for from has have in is it its of on the to was were with s o'.split(' '),
);

/** Vocabularies' words of one meaning, a line each. */
const SAME_MEANING: readonly (readonly [first: string, ...others: string[]])[] = [
  ['label', 'name', 'title', 'headline', 'caption'],
  ['issue', 'publish', 'publication', 'release'],
  ['subject', 'topic', 'theme', 'keyword', 'category', 'tag'],
  ['place', 'location', 'venue', 'spatial', 'city', 'town'],
  ['country', 'state', 'nation'],
  ['abstract', 'summary', 'description', 'synopsis'],
  ['start', 'begin', 'beginning', 'from'],
  ['end', 'finish', 'until'],
  ['kind', 'type', 'category'],
  ['participant', 'attendee', 'attendance', 'visitor'],
  ['count', 'number', 'total'],
  ['article', 'news', 'story'],
  ['found', 'establish', 'create', 'creation', 'foundation'],
  ['organization', 'organisation', 'body', 'institution'],
  ['post', 'position', 'role', 'function', 'office'],
];

const MEANINGS = new Map(
  SAME_MEANING.flatMap((words) =>
    words.map((word): [string, string] => [stemOf(word), stemOf(words[0])]),
  ),
);
const MOST_THINGS = 8;

/** The words, terms and things of one index and the tables of questions. */
export function nameKnowledge(index: SearchIndex, baseIri: string): NameKnowledge {
  const { ontologyIri } = namesFor(baseIri);
  return {
    wordsOf: meaningsIn,
    phrasesOf: (iri) =>
      iri.startsWith(ontologyIri) ? phrasesFor(iri.slice(ontologyIri.length)) : [],
    thingsNamed: (text) =>
      index
        .namesMatching(text, { maxEdits: 2 })
        .slice(0, MOST_THINGS)
        .map(({ iri }) => iri),
  };
}

function meaningsIn(name: string): string[] {
  const words = [...wordsOf(name)]
    .flatMap(({ text, parts }) => (parts.length > 0 ? parts : [text]))
    .filter((word) => !EMPTY_WORDS.has(word));
  return [...new Set(words.map((word) => MEANINGS.get(stemOf(word)) ?? stemOf(word)))];
}

/** Nouns and verbs of a property or a class, from the tables of questions. */
function phrasesFor(localName: string): string[] {
  const relations = RELATION_TABLE.filter(({ id, path }) =>
    path === undefined ? id === localName : path.endsWith(`og:${localName}`),
  );
  return [
    ...relations.flatMap(({ nouns = [], verbs = [] }) => [...nouns, ...verbs]),
    ...(FURTHER_NOUNS[localName] ?? []),
  ];
}
