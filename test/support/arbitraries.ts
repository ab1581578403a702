/**
 * Random RDF for fast-check: few terms, so that they meet, and texts that break careless writers.
 */
import fc from 'fast-check';
import {
  blankNode,
  defaultGraph,
  directedLiteral,
  literal,
  namedNode,
  quad,
  type BlankNode,
  type Literal,
  type NamedNode,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';

export const EX = 'http://example.org/';
export const ex = (name: string): NamedNode => namedNode(EX + name);

const LANGUAGES = ['en', 'en-gb', 'ru', 'ar'];
const DATATYPES = [
  'http://www.w3.org/2001/XMLSchema#integer',
  'http://www.w3.org/2001/XMLSchema#date',
  `${EX}type`,
];
/**
 * Quotes, escapes, line ends of every kind, markup, characters beyond the BMP, and things that look
 * like syntax.
 */
const HOSTILE_TEXTS = [
  '',
  '"',
  '\\',
  '\\"',
  "'",
  '"""',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\b',
  '\f',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '😀',
  '\u{10ffff}',
  '<a>&amp;',
  ']]>',
  ' . ',
  '} GRAPH {',
  '\\u0041',
  'Ⱥ',
  ' x ',
  'A <urn:s> <urn:p> <urn:o> .\nTC .',
];

/** Text without lone surrogates, since RDF strings are sequences of Unicode scalar values. */
export const texts = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc
    .tuple(fc.constantFrom(...HOSTILE_TEXTS), fc.constantFrom(...HOSTILE_TEXTS))
    .map((parts) => parts.join('')),
);

export const iris: fc.Arbitrary<NamedNode> = fc.constantFrom(
  ...['a', 'b', 'c', 'd', 'é', '', 'x?y=1&z=2#f', '%20'].map(ex),
  namedNode('urn:x:1'),
);
export const predicates: fc.Arbitrary<NamedNode> = fc.constantFrom(
  ...['p', 'q', 'ns#r', 'é'].map(ex),
);
export const blankNodes: fc.Arbitrary<BlankNode> = fc
  .constantFrom('b0', 'b1', 'c1b0', 'x_y')
  .map((label) => blankNode(label));
export const literals: fc.Arbitrary<Literal> = fc.oneof(
  texts.map((text) => literal(text)),
  fc.tuple(texts, fc.constantFrom(...LANGUAGES)).map(([text, language]) => literal(text, language)),
  fc
    .tuple(texts, fc.constantFrom(...LANGUAGES), fc.constantFrom('ltr' as const, 'rtl' as const))
    .map((parts) => directedLiteral(...parts)),
  fc
    .tuple(texts, fc.constantFrom(...DATATYPES))
    .map(([text, datatype]) => literal(text, namedNode(datatype))),
);
const simpleObjects = fc.oneof(iris, blankNodes, literals);
const subjects = fc.oneof(iris, blankNodes);

/** Triple terms, nested up to two deep. */
const tripleTerms: fc.Arbitrary<Quad> = fc
  .tuple(
    subjects,
    predicates,
    fc.oneof(
      simpleObjects,
      fc.tuple(subjects, predicates, simpleObjects).map((parts) => quad(...parts)),
    ),
  )
  .map(([subject, predicate, object]) => quad(subject, predicate, object as Quad['object']));

export const graphNames: fc.Arbitrary<Quad['graph']> = fc.oneof(
  fc.constant(defaultGraph()),
  fc.constantFrom(ex('g1'), ex('g2')),
  fc.constant(blankNode('g')),
);

/** Statements that every syntax has a form for. */
export const plainQuads: fc.Arbitrary<Quad> = fc
  .tuple(subjects, predicates, simpleObjects)
  .map((parts) => quad(...parts));
/** Anything RDF 1.2 allows in a dataset. */
export const quads: fc.Arbitrary<Quad> = fc
  .tuple(
    subjects,
    predicates,
    fc.oneof({ weight: 4, arbitrary: simpleObjects }, { weight: 1, arbitrary: tripleTerms }),
    graphNames,
  )
  .map(([subject, predicate, object, graph]) =>
    quad(subject, predicate, object as Quad['object'], graph),
  );

/** Quads of so few terms that adding and deleting meet each other. */
export const smallQuads: fc.Arbitrary<Quad> = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('p', 'q'),
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('', 'g1', 'g2'),
  )
  .map(([subject, predicate, object, graph]) =>
    quad(ex(subject), ex(predicate), ex(object), graph ? ex(graph) : defaultGraph()),
  );

/**
 * Blank nodes that all point at each other, so that none can be told from the others; more than
 * seven have no canonical labels.
 */
export function clique(size: number): Quad[] {
  const nodes = Array.from({ length: size }, (_, index) => blankNode(`n${index}`));
  return nodes.flatMap((from) =>
    nodes.filter((to) => to !== from).map((to) => quad(from, ex('knows'), to)),
  );
}

/** The quad with other labels on its blank nodes. */
export function relabelled(from: Quad, rename: (label: string) => string): Quad {
  // Every term is replaced by one of its own kind.
  const term = <T extends Term>(old: T): T =>
    (old.termType === 'BlankNode'
      ? blankNode(rename(old.value))
      : old.termType === 'Quad'
        ? relabelled(old as Quad, rename)
        : old) as T;
  return quad(term(from.subject), from.predicate, term(from.object), term(from.graph));
}
