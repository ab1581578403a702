/**
 * Whether what was found is what a test expects. Blank nodes may be called otherwise (isomorphism),
 * language tags may be in other letters, and numbers and booleans that were worked out may be
 * written otherwise. What was loaded comes back as it was.
 */
import {
  XSD,
  blankNode,
  canonicalLines,
  directedLiteral,
  literal,
  namedNode,
  quad as makeQuad,
  termKey,
  toNTriplesTerm,
  type Literal,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import type { Solution } from './results.js';

/** Why a test is failed; undefined where it is passed. */
export type Verdict = string | undefined;

type LiteralForm = (term: Literal) => Literal;

/** Compares two graphs or datasets. `loaded` holds the literals that were there to begin with. */
export function compareGraphs(
  expected: readonly Quad[],
  found: readonly Quad[],
  loaded: ReadonlySet<string> = new Set(),
): Promise<Verdict> {
  return compare(
    expected,
    found,
    (quads, form) => quads.map((quad) => withLiterals(quad, form)),
    loaded,
  );
}

/** Compares solutions: as a sequence, or in any order but as often as expected. */
export function compareSolutions(
  expected: readonly Solution[],
  found: readonly Solution[],
  isOrdered: boolean,
  loaded: ReadonlySet<string>,
): Promise<Verdict> {
  return compare(
    expected,
    found,
    (solutions, form) =>
      describeSolutions(
        solutions.map((solution) => withForms(solution, form)),
        isOrdered,
      ),
    loaded,
  );
}

/**
 * Compares solutions of SELECT REDUCED: each that is expected at least once, and none more often
 * than expected.
 */
export async function compareReduced(
  expected: readonly Solution[],
  found: readonly Solution[],
  loaded: ReadonlySet<string>,
): Promise<Verdict> {
  const [expectedCounts, foundCounts] = [countSolutions(expected), countSolutions(found)];
  for (const [key, { count }] of foundCounts) {
    const most = expectedCounts.get(key)?.count;
    if (most !== undefined && count > most)
      return `${key} is there ${count} times, at most ${most} are expected`;
  }
  const once = (counts: typeof foundCounts): Solution[] =>
    [...counts.values()].map(({ solution }) => solution);
  return compareSolutions(once(expectedCounts), once(foundCounts), false, loaded);
}

/** The literals of quads, as `termKey` writes them. */
export function literalKeys(quads: Iterable<Quad>): Set<string> {
  const keys = new Set<string>();
  for (const quad of quads) {
    withLiterals(quad, (term) => {
      keys.add(termKey(term));
      return term;
    });
  }
  return keys;
}

async function compare<T>(
  expected: readonly T[],
  found: readonly T[],
  toQuads: (items: readonly T[], form: LiteralForm) => Quad[],
  loaded: ReadonlySet<string>,
): Promise<Verdict> {
  const [wanted, given] = [toQuads(expected, exactForm), toQuads(found, exactForm)];
  const difference = await differenceOf(wanted, given);
  if (
    difference === undefined ||
    (await differenceOf(toQuads(expected, valueForm), toQuads(found, valueForm))) !== undefined
  )
    return difference;
  const kept = literalKeys(given);
  const lost = [...literalKeys(wanted)].filter((key) => loaded.has(key) && !kept.has(key));
  return lost.length === 0
    ? undefined
    : `literals that were loaded came back in another form: ${lost.join(', ')}`;
}

/** How two graphs differ, in the first lines that only one of them has. */
async function differenceOf(expected: readonly Quad[], found: readonly Quad[]): Promise<Verdict> {
  const [expectedLines, foundLines] = [
    new Set(await canonicalLines(expected)),
    new Set(await canonicalLines(found)),
  ];
  const missing = [...expectedLines].filter((line) => !foundLines.has(line));
  const extra = [...foundLines].filter((line) => !expectedLines.has(line));
  if (missing.length === 0 && extra.length === 0) return undefined;
  return (
    `expected ${expectedLines.size} statements, found ${foundLines.size}; missing: ` +
    `${missing.slice(0, 3).join(' ')}; not expected: ${extra.slice(0, 3).join(' ')}`
  );
}

/** Solutions as a graph: a node for each, with its number, or with how often it is there. */
function describeSolutions(solutions: readonly Solution[], isOrdered: boolean): Quad[] {
  const nodes = isOrdered
    ? solutions.map((solution, index) => ({ solution, count: index }))
    : [...countSolutions(solutions).values()];
  return nodes.flatMap(({ solution, count }, index) => {
    const node = blankNode(`solution-${index}`);
    const bindings = Object.entries(solution).map(([name, value]) =>
      makeQuad(node, namedNode(`urn:variable:${name}`), value as Quad['object']),
    );
    return [
      makeQuad(node, namedNode(isOrdered ? 'urn:place' : 'urn:count'), literal(String(count))),
      ...bindings,
    ];
  });
}

function countSolutions(
  solutions: readonly Solution[],
): Map<string, { readonly solution: Solution; count: number }> {
  const counts = new Map<string, { solution: Solution; count: number }>();
  for (const solution of solutions) {
    const key = Object.entries(solution)
      .map(([name, value]) => `?${name}=${toNTriplesTerm(value)}`)
      .sort()
      .join(' ');
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { solution, count: 1 });
  }
  return counts;
}

function withForms(solution: Solution, form: LiteralForm): Solution {
  return Object.fromEntries(
    Object.entries(solution).map(([name, value]) => [name, withForm(value, form)]),
  );
}

function withLiterals({ subject, predicate, object, graph }: Quad, form: LiteralForm): Quad {
  // A literal stays a literal, and a triple term a triple term.
  return makeQuad(subject, predicate, withForm(object, form) as Quad['object'], graph);
}

function withForm(term: Term, form: LiteralForm): Term {
  if (term.termType === 'Quad') return withLiterals(term as Quad, form);
  return term.termType === 'Literal' ? form(term) : term;
}

/**
 * The literal with its language tag in small letters, as RDF 1.2 Concepts §3.4 lets tags be
 * compared.
 */
function exactForm(term: Literal): Literal {
  const language = term.language.toLowerCase();
  if (language === '') return term;
  return term.direction
    ? directedLiteral(term.value, language, term.direction)
    : literal(term.value, language);
}

/** One way to write each number and boolean of a datatype; other literals as in `exactForm`. */
function valueForm(term: Literal): Literal {
  const write = WRITERS.get(term.datatype.value);
  const value = write?.(term.value.trim());
  return value === undefined ? exactForm(term) : literal(value, term.datatype);
}

const INTEGERS = [
  'integer',
  'long',
  'int',
  'short',
  'byte',
  'nonNegativeInteger',
  'positiveInteger',
  'nonPositiveInteger',
  'negativeInteger',
  'unsignedLong',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
];

const WRITERS = new Map<string, (text: string) => string | undefined>([
  ...INTEGERS.map(
    (name) =>
      [
        XSD.iri + name,
        (text: string) =>
          /^[+-]?\d+$/.test(text) ? String(BigInt(text.replace(/^\+/, ''))) : undefined,
      ] as const,
  ),
  [
    XSD.decimal.value,
    (text) => (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? shortDecimal(text) : undefined),
  ],
  [XSD.double.value, (text) => shortDouble(text, Number)],
  [XSD.float.value, (text) => shortDouble(text, (digits) => Math.fround(Number(digits)))],
  [XSD.boolean.value, (text) => ({ 1: 'true', true: 'true', 0: 'false', false: 'false' })[text]],
]);

function shortDecimal(text: string): string {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = `${whole.replace(/^0+/, '') || '0'}.${fraction.replace(/0+$/, '') || '0'}`;
  return text.startsWith('-') && digits !== '0.0' ? `-${digits}` : digits;
}

function shortDouble(text: string, toNumber: (digits: string) => number): string | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)
    ? String(toNumber(text))
    : undefined;
}
