/** The words or pages behind facts about a thing. */
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import { filledText, INTEGER, listOf, membersOf, objectOf, said, TEXT } from '../input/index.js';
import { receiptsFor } from '../news/index.js';
import { namedNode, type Names } from '../rdf/index.js';
import type { Capability } from './capability.js';
import {
  CELL,
  FROM,
  NOTE,
  PAGE,
  VERSION,
  namedValueOf,
  noteOfPage,
  propertyOf,
} from './members.js';
import { Origins, THING, factsOf, thingFor, type OwnFact } from './thing-facts.js';

/** Facts shown in one answer. */
const A_PAGE = 50;

interface Input {
  readonly thing: string;
  readonly property?: string;
  readonly page: number;
}

const WORDS = objectOf(
  {
    quote: TEXT,
    page: said(TEXT, 'The address of the source page.'),
    start: said(INTEGER, 'Its first character in the text of the page.'),
    end: INTEGER,
    rule: TEXT,
    confidence: { type: 'number' },
    receipt: TEXT,
  },
  { note: said(TEXT, 'What an editor gave as the reason.') },
);

export const sourcesOf: Capability<Input, object> = {
  name: 'sources-of',
  summary: 'Shows the words or pages that facts about a thing rest on',
  input: membersOf(
    { thing: THING },
    {
      property: said(
        filledText(2_000),
        'Only facts with this property: its IRI, or its name.',
        'organizer',
        'https://w3id.org/osce-graph/ontology#startDate',
      ),
      page: said(PAGE, `Which ${A_PAGE} facts, from 1.`),
      version: VERSION,
    },
  ),
  output: objectOf(
    {
      iri: TEXT,
      label: TEXT,
      total: said(INTEGER, 'How many facts there are.'),
      facts: listOf(
        objectOf(
          { property: TEXT, propertyIri: TEXT, value: CELL, from: FROM, words: listOf(WORDS) },
          { iri: TEXT },
        ),
      ),
    },
    { note: NOTE },
  ),
  run: ({ thing: said, property, page }, caller) => {
    const { version, service } = caller;
    const thing = thingFor(said, caller);
    const facts = factsOf(version, thing, service.names).filter(
      (fact) => property === undefined || isCalled(fact, property.trim(), version),
    );
    const first = (page - 1) * A_PAGE;
    const shown = facts.slice(first, first + A_PAGE);
    const origins = new Origins(version, service.names);
    const total = facts.length;
    const none = 'The thing has no fact with this property; get_thing lists its properties.';
    return {
      iri: thing.value,
      label: labelOf(version, thing),
      total,
      facts: shown.map((fact) => ({
        ...propertyOf(version, fact.property),
        ...namedValueOf(version, fact.value),
        from: fact.from,
        words: wordsOf(fact, version, service.names, origins),
      })),
      ...(total === 0 && property !== undefined
        ? { note: none }
        : noteOfPage('facts', { first, count: shown.length, total }, `"page": ${page + 1}`)),
    };
  },
  errors: ['not-found'],
  http: { topic: 'Things' },
  tool: {
    title: 'Where facts come from',
    description:
      'For the facts about one thing: the words of a news page that each rests on, with their place ' +
      'in the page, the rule that read them and its confidence; for facts without words, the page or ' +
      'the part of the graph. Use it before you quote a fact. Example: {"thing": ' +
      '"event/2021-11-23-tirana-security-sector-governance-workshop", "property": "organizer"}.',
  },
};

function isCalled({ property }: OwnFact, name: string, version: GraphVersion): boolean {
  const names = [property.value, localNameOf(property.value), spokenLabelOf(version, property)];
  return names.some((each) => each.toLowerCase() === name.replace(/^og:/, '').toLowerCase());
}

function wordsOf(
  { ids }: OwnFact,
  version: GraphVersion,
  names: Names,
  origins: Origins,
): object[] {
  return receiptsFor(ids, version, names)
    .sort((left, right) => left.start - right.start)
    .map(({ receipt, page, quote, note, start, end, rule, confidence }) => ({
      quote,
      page: page === '' ? '' : origins.addressOf(namedNode(page)),
      start,
      end,
      rule,
      confidence: Number(confidence),
      receipt: receipt.value,
      ...(note === '' ? {} : { note }),
    }));
}
