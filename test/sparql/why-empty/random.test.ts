import type { WhyEmpty } from '../../../src/json-answers.js';
import { describe, expect, it } from '@jest/globals';
import { Store } from 'oxigraph';
import { versionOf } from '../../../src/graph/index.js';
import { RDF, XSD, literal, quad, toNQuad, type Quad, type Term } from '../../../src/rdf/index.js';
import { ex } from '../../support/arbitraries.js';
import { randomOf } from '../../support/random.js';
import { PREFIXES, engineFor } from '../../support/sparql.js';

const SEED = Number(process.env.SEED ?? 20_261_125);
const ROUNDS = 200;

type Choose = <T>(items: readonly T[]) => T;

const PREDICATES = ['knows', 'partOf', 'size', 'label', 'since'];
const CLASSES = ['Person', 'Body'];

function randomQuads(choose: Choose): Quad[] {
  const things = Array.from({ length: 8 }, (_, number) => ex(`thing${number}`));
  const objectOf = (predicate: string): Term => {
    switch (predicate) {
      case 'size':
        return literal(choose(['1', '5', '10', '50']), XSD.integer);
      case 'label':
        return literal(choose(['Vienna', 'Prague', 'Warsaw']), choose(['en', 'en', 'de']));
      case 'since':
        return literal(choose(['2001-02-03', '2010-05-06', '2020-07-08']), XSD.date);
      default:
        return choose(things);
    }
  };
  const typed = things.map((thing) => quad(thing, RDF.type, ex(choose(CLASSES))));
  return [
    ...typed,
    ...Array.from({ length: 20 }, () => {
      const predicate = choose(PREDICATES);
      return quad(choose(things), ex(predicate), objectOf(predicate) as Quad['object']);
    }),
  ];
}

/** A part of a random query, and the variables that it gives and needs. */
interface Written {
  readonly text: string;
  readonly gives: readonly string[];
  readonly needs: readonly string[];
}

const VARIABLES = ['a', 'b', 'c'];

function randomPart(choose: Choose): Written {
  const subject = choose(VARIABLES);
  const triple = (property: string, object: string): Written => ({
    text: `?${subject} ${property === 'a' ? 'a' : `:${property}`} ${object} .`,
    gives: [subject, ...(object.startsWith('?') ? [object.slice(1)] : [])],
    needs: [],
  });
  switch (
    choose([
      'way',
      'way',
      'way',
      'class',
      'value',
      'bound',
      'bound',
      'equal',
      'values',
      'minus',
      'optional',
      'absent',
    ])
  ) {
    case 'way':
      return triple(
        choose(['knows', 'partOf', 'knows', 'partOf', 'knows', 'partOf', 'Knows', 'konws']),
        `?${choose(VARIABLES)}`,
      );
    case 'class':
      return triple('a', `:${choose([...CLASSES, ...CLASSES, ...CLASSES, 'person', 'Bodies'])}`);
    case 'value':
      return choose([
        triple('label', choose(['"Vienna"', '"Vienna"@en', '"prague"@en', '"Wasraw"@en'])),
        triple('size', choose(['5', '"5"', '7'])),
        triple(
          'since',
          choose(['2001', '"2010-05-06"', '"2010-05-06"^^<http://www.w3.org/2001/XMLSchema#date>']),
        ),
        triple('size', '?size'),
        triple('since', '?since'),
        triple('label', '?label'),
        triple('size', '?size'),
        triple('since', '?since'),
        triple('label', '?label'),
      ]);
    case 'bound': {
      const [name, value] = choose([
        ['size', choose(['5', '"5"', '100'])],
        [
          'since',
          choose(['2005', '"2005-01-01"', '"2005-01-01"^^<http://www.w3.org/2001/XMLSchema#date>']),
        ],
      ] as const);
      return {
        text: `FILTER(?${name} ${choose(['<', '>', '>='])} ${value})`,
        gives: [],
        needs: [name],
      };
    }
    case 'equal':
      return {
        text: choose([
          'FILTER(?label = "Vienna")',
          'FILTER(LANG(?label) = "fr")',
          'FILTER(CONTAINS(?label, "vien"))',
        ]),
        gives: [],
        needs: ['label'],
      };
    case 'values':
      return {
        text: `VALUES ?${subject} { :thing${choose([0, 1, 2])} :Thing3 }`,
        gives: [subject],
        needs: [],
      };
    case 'minus':
      return { text: `MINUS { ?${subject} a :${choose(CLASSES)} }`, gives: [], needs: [] };
    case 'optional':
      return { text: `OPTIONAL { ?${subject} :size ?size }`, gives: [subject, 'size'], needs: [] };
    default:
      return {
        text: `FILTER NOT EXISTS { ?${subject} a :${choose(CLASSES)} }`,
        gives: [],
        needs: [subject],
      };
  }
}

/** A query of some of the parts, without conditions on what nothing gives a value any more. */
function askedOf(parts: readonly Written[], all: readonly Written[]): string {
  const givenByAll = new Set(all.flatMap(({ gives }) => gives));
  const given = new Set(parts.flatMap(({ gives }) => gives));
  return `${PREFIXES}SELECT * {\n${parts
    .filter(({ needs }) => needs.every((name) => !givenByAll.has(name) || given.has(name)))
    .map(({ text }) => text)
    .join('\n')}\n}`;
}

/** Another engine's word. */
function rowCountOf(store: Store, query: string): number {
  return (store.query(query, { use_default_graph_as_union: true }) as unknown[]).length;
}

describe(`Random queries without rows (seed ${SEED})`, () => {
  it('are explained by a minimal set of parts', async () => {
    const random = randomOf(SEED);
    const choose: Choose = (items) => items[Math.floor(random() * items.length)]!;
    const engine = engineFor();
    const seen = { empty: 0, severalParts: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const quads = randomQuads(choose);
      const store = new Store();
      store.load(quads.map((each) => `${toNQuad(each)}\n`).join(''), {
        format: 'application/n-quads',
      });
      const parts = Array.from({ length: 2 + Math.floor(random() * 5) }, () => randomPart(choose));
      const query = askedOf(parts, parts);
      const { whyEmpty } = await engine.explain(versionOf(quads), query, 'run');
      const isEmpty = rowCountOf(store, query) === 0;
      expect([query, whyEmpty !== undefined]).toEqual([query, isEmpty]);
      if (!whyEmpty) continue;
      const because = partsNamed(whyEmpty, query, parts);
      expect([query, rowCountOf(store, askedOf(because, parts))]).toEqual([query, 0]);
      for (const part of because)
        expect([
          query,
          part.text,
          rowCountOf(
            store,
            askedOf(
              because.filter((other) => other !== part),
              parts,
            ),
          ) > 0,
        ]).toEqual([query, part.text, true]);
      seen.empty += 1;
      seen.severalParts += Number(because.length > 1);
    }
    // Else there was little to see.
    expect([seen.empty > ROUNDS / 4, seen.severalParts > ROUNDS / 20]).toEqual([true, true]);
  });
});

/**
 * The parts that an explanation names, by the line that each has for itself; the first line with a
 * part is the third.
 */
function partsNamed({ because }: WhyEmpty, query: string, parts: readonly Written[]): Written[] {
  const first = query.split('\n').findIndex((line) => line.startsWith('SELECT')) + 2;
  const kept = query.split('\n').slice(first - 1, -1);
  return because.map(({ line }) => parts.find(({ text }) => text === kept[line - first])!);
}
