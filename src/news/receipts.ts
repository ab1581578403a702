/** Receipts: the words of a page behind a statement of the graph. */
import { createHash } from 'node:crypto';
import {
  OA,
  PROV,
  RDF,
  XSD,
  literal,
  namedNode,
  quad,
  quadKey,
  type NamedNode,
  type Names,
  type Quad,
} from '../rdf/index.js';
import type { QuotedStatement, PageSpan } from './facts.js';

/** The reviewer's decision on a statement, with its proposal. */
interface ReceiptDecision {
  readonly answer: 'accept' | 'refuse';
  readonly by: string;
  readonly proposal: NamedNode;
}

/** A statement of a page with the quads that have it as evidence. */
export interface ReceiptedStatement {
  readonly statement: QuotedStatement;
  /** Undefined for dates and numbers, and where nothing of it is asserted. */
  readonly iri: string | undefined;
  /** The quads with these words as evidence; none where the graph lacks them. */
  readonly quads: readonly Quad[];
  /** Only after a review. */
  readonly decision?: ReceiptDecision;
}

/** A receipt and its quads, without its commit. */
export interface Receipt {
  readonly iri: NamedNode;
  readonly quads: readonly Quad[];
}

/** The receipts of a page, and the selectors of its words, which several receipts share. */
interface PageReceipts {
  readonly receipts: readonly Receipt[];
  readonly selectors: readonly Quad[];
}

/**
 * The receipts as quads of the graph of receipts, one for each statement of the graph and its
 * words: an RDF 1.2 reifier (`rdf:reifies`) with Web Annotation selectors for position and words,
 * the rule, and its confidence. A statement with several words has a receipt for the first. The
 * same statement by the same rule has the same IRI when the page is read again.
 */
export function receiptsOf(
  statements: readonly ReceiptedStatement[],
  page: NamedNode,
  slug: string,
  names: Names,
): PageReceipts {
  const receipts = new Map<string, Receipt>();
  const selectors = new Map<string, readonly Quad[]>();
  const described = new Set<string>();
  for (const each of statements) {
    const { span, quote, relation, rule } = each.statement;
    const range = `${span.start},${span.end}`;
    const [position, words] = [
      namedNode(`${page.value}#char=${range}`),
      namedNode(`${page.value}#quote=${range}`),
    ];
    if (each.quads.length > 0)
      selectors.set(range, [
        ...positionQuads(position, span, names),
        ...quoteQuads(words, quote, names),
      ]);
    for (const asserted of each.quads) {
      const key = quadKey(asserted);
      const isNaming = asserted.object.value === each.iri || each.quads.length === 1;
      if (described.has(key) && !isNaming) continue;
      described.add(key);
      const iri = names.thing('receipt', digestOf(slug, key, relation, rule));
      if (receipts.has(iri.value)) continue;
      receipts.set(iri.value, {
        iri,
        quads: receiptQuads(iri, asserted, each, { page, position, words }, names),
      });
    }
  }
  return { receipts: [...receipts.values()], selectors: [...selectors.values()].flat() };
}

function receiptQuads(
  receipt: NamedNode,
  { subject, predicate, object }: Quad,
  { statement, decision }: ReceiptedStatement,
  at: { page: NamedNode; position: NamedNode; words: NamedNode },
  names: Names,
): Quad[] {
  const graph = names.graphs.receipts;
  const say = (property: NamedNode, value: Quad['object']): Quad =>
    quad(receipt, property, value, graph);
  return [
    say(RDF.type, names.og('Receipt')),
    say(RDF.reifies, quad(subject, predicate, object)),
    say(PROV.wasDerivedFrom, at.page),
    say(names.og('rule'), literal(statement.rule)),
    say(names.og('confidence'), literal(statement.confidence.toFixed(2), XSD.decimal)),
    say(OA.hasSelector, at.position),
    say(OA.hasSelector, at.words),
    ...(decision
      ? [
          say(names.og('decidedBy'), literal(decision.by)),
          say(names.og('onProposal'), decision.proposal),
        ]
      : []),
  ];
}

function positionQuads(position: NamedNode, { start, end }: PageSpan, { graphs }: Names): Quad[] {
  const offset = (value: number): Quad['object'] => literal(String(value), XSD.nonNegativeInteger);
  return [
    quad(position, RDF.type, OA.TextPositionSelector, graphs.receipts),
    quad(position, OA.start, offset(start), graphs.receipts),
    quad(position, OA.end, offset(end), graphs.receipts),
  ];
}

function quoteQuads(words: NamedNode, quote: string, { graphs }: Names): Quad[] {
  return [
    quad(words, RDF.type, OA.TextQuoteSelector, graphs.receipts),
    quad(words, OA.exact, literal(quote), graphs.receipts),
  ];
}

/** Eighty bits: enough for receipts never to meet. */
export function digestOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20);
}
