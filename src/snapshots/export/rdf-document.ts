/** A selection in any RDF syntax, in parts, the same to the byte every time. */
import { ServiceError } from '../../errors.js';
import { NQuadsWriter, TermKind, UNBOUND, type TermId } from '../../graph/index.js';
import { n3Parts, rdfFormat, rdfXmlParts, type Quad, type RdfFormat } from '../../rdf/index.js';
import { garbageCollector } from '../../threads/index.js';
import { canonicalLabels, labelledTerms, quadOfIds, type BlankLabels } from './blank-labels.js';
import { jsonLdParts } from './json-ld-document.js';
import type { Selection } from './selection.js';
import { sortedRows, orderTerms, type Layout, type TermOrder } from './sorted-quads.js';

export type FileParts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** The syntaxes' parameters besides the statements. */
export interface Wording {
  readonly prefixes: Readonly<Record<string, string>>;
  /** The JSON-LD context, as the value of `@context`. */
  readonly context: object;
}

const BYTES_AT_ONCE = 1 << 20;
const MANY_TERMS = 100_000;

export interface OrderedStatements {
  /** As canonical N-Quads. */
  readonly lines: () => Iterable<string | Uint8Array>;
  readonly quads: () => Iterable<Quad>;
  readonly predicates: readonly string[];
  /** Whether some text has a base direction. */
  readonly hasDirections: boolean;
  readonly hasTriples: boolean;
  /** To be called where neither lines nor quads are read. */
  readonly close?: () => void;
}

/**
 * The document of statements. Syntaxes without graphs get each statement once.
 * @throws ServiceError `not-acceptable` when the syntax has no form for something in the selection.
 */
export async function rdfDocument(
  ordered: (layout: Layout) => Promise<OrderedStatements>,
  format: RdfFormat,
  { prefixes, context }: Wording,
): Promise<FileParts> {
  const { holdsGraphs } = rdfFormat(format);
  const order = holdsGraphs && format !== 'nquads' ? 'graph' : 'line';
  const statements = await ordered({ order, holdsGraphs });
  switch (format) {
    case 'nquads':
    case 'ntriples':
      return statements.lines();
    case 'turtle':
    case 'trig':
      return n3Parts(statements.quads(), format, prefixes);
    case 'rdfxml':
      return rdfXmlParts(statements.quads(), prefixes, statements);
    default:
      if (statements.hasTriples) {
        statements.close?.();
        throw new ServiceError(
          'not-acceptable',
          'JSON-LD has no syntax for triple terms (RDF 1.2), and this version has some; ' +
            'use TriG or N-Quads.',
        );
      }
      return jsonLdParts(statements.quads(), context);
  }
}

/** The statements of a selection in memory. */
export async function orderedSelection(
  selection: Selection,
  layout: Layout,
): Promise<OrderedStatements> {
  const { dictionary } = selection.graph;
  // Where blank nodes can hardly be told apart, they keep the labels of the log.
  const labels: BlankLabels = (await canonicalLabels(selection)) ?? new Map();
  const terms = orderTerms(selection, labels);
  // Of the texts that were compared, tens of megabytes.
  if (terms.ids.length > MANY_TERMS) garbageCollector()();
  const has = (...kinds: readonly number[]): boolean =>
    terms.ids.some((id) => id !== UNBOUND && kinds.includes(dictionary.kindOf(id)));
  return {
    lines: () => lines(selection, terms, labels, layout),
    quads: () => sortedQuads(selection, terms, labels, layout),
    get predicates() {
      const used = new Set<TermId>();
      selection.visit((_subject, predicate) => used.add(predicate));
      return [...used]
        .sort((left, right) => terms.rankOf(left) - terms.rankOf(right))
        .map((id) => dictionary.textOf(id));
    },
    get hasDirections() {
      return has(TermKind.taggedLeftToRight, TermKind.taggedRightToLeft);
    },
    get hasTriples() {
      return has(TermKind.triple);
    },
  };
}

/** Lines of canonical N-Quads by code point, in parts that the next but one overwrites. */
function* lines(
  selection: Selection,
  terms: TermOrder,
  labels: BlankLabels,
  layout: Layout,
): Generator<Uint8Array> {
  const writer = new NQuadsWriter(selection.graph.dictionary, BYTES_AT_ONCE, labels);
  let last: Uint8Array | undefined;
  const take = (): Uint8Array => (last = writer.take(last && new Uint8Array(last.buffer)));
  for (const visit of sortedRows(selection, terms, layout)) {
    visit((subject, predicate, object, graph) => writer.addQuad(subject, predicate, object, graph));
    if (writer.length >= BYTES_AT_ONCE / 2) yield take();
  }
  yield take();
}

function* sortedQuads(
  selection: Selection,
  terms: TermOrder,
  labels: BlankLabels,
  layout: Layout,
): Generator<Quad> {
  const termOf = labelledTerms(selection.graph.dictionary, labels);
  for (const visit of sortedRows(selection, terms, layout)) {
    const quads: Quad[] = [];
    visit((...ids) => quads.push(quadOfIds(ids, termOf)));
    yield* quads;
  }
}
