/** Receipts: the words of a page behind a statement of the graph. */
import { createHash } from 'node:crypto';
import type { GraphVersion } from '../graph/index.js';
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
import type { QuotedStatement } from './facts.js';
import type { ProducedStatement } from './link/item-quads.js';
import { changeIri, type Proposal } from './review/proposals.js';

/** A statement of a page with the quads that have it as evidence. */
export interface ReceiptedStatement {
  readonly statement: QuotedStatement;
  /** Undefined for dates and numbers, and where nothing of it is asserted. */
  readonly iri: string | undefined;
  /** The quads with these words as evidence; none where the graph lacks them. */
  readonly quads: readonly Quad[];
  /** The reviewer's decision on it. */
  readonly decision?: {
    readonly answer: 'accept' | 'refuse';
    readonly by: string;
    readonly proposal: NamedNode;
  };
}

/** A statement with those of the quads made of it that the graph has. */
export function receipted(
  statement: QuotedStatement,
  made: readonly ProducedStatement[],
  isHeld: (quad: Quad) => boolean,
  { decided, names }: { readonly decided: Proposal | undefined; readonly names: Names },
): ReceiptedStatement {
  const held = made.flatMap(({ quads }) => quads.filter(isHeld));
  const naming = made
    .map(({ said }) => said)
    .find((said) => said?.object.termType === 'NamedNode' && isHeld(said));
  return {
    statement,
    quads: [...new Map(held.map((each) => [quadKey(each), each])).values()],
    iri: naming?.object.value,
    ...(decided?.decision
      ? {
          decision: {
            answer: decided.status === 'refused' ? 'refuse' : 'accept',
            by: decided.decision.by,
            proposal: names.thing('proposal', decided.id),
          },
        }
      : {}),
  };
}

/** A receipt and its quads, without its commit. */
export interface Receipt {
  readonly iri: NamedNode;
  readonly quads: readonly Quad[];
}

/**
 * The receipts as quads of the graph of receipts, one for each statement of the graph and its
 * words: an RDF 1.2 reifier (`rdf:reifies`) with Web Annotation selectors for position and words,
 * the rule, its confidence, and the next version's commit. A statement with several words has a
 * receipt for the first. The same statement by the same rule has the same IRI when the page is read
 * again; a kept receipt is left out.
 */
export function receiptQuads(
  statements: readonly ReceiptedStatement[],
  slug: string,
  { version, names }: { readonly version: GraphVersion; readonly names: Names },
  isKept: (receipt: Receipt) => boolean,
): Quad[] {
  const page = names.thing('page', slug);
  const stamp = changeIri(version.number + 1, names);
  const made: Quad[] = [];
  /** By their place: the same words may be quoted with other marks. */
  const selectors = new Map<string, readonly Quad[]>();
  const receipts = new Set<string>();
  const described = new Set<string>();
  for (const each of statements) {
    const { relation, rule, span } = each.statement;
    if (each.quads.length > 0)
      selectors.set(`${span.start},${span.end}`, selectorQuads(each.statement, page, names));
    for (const asserted of each.quads) {
      const key = quadKey(asserted);
      const isNaming = asserted.object.value === each.iri || each.quads.length === 1;
      if (described.has(key) && !isNaming) continue;
      described.add(key);
      const iri = names.thing('receipt', digestOf(slug, key, relation, rule));
      if (receipts.has(iri.value)) continue;
      receipts.add(iri.value);
      const receipt = receiptOf(iri, asserted, each, page, names);
      if (isKept(receipt)) continue;
      made.push(...receipt.quads, quad(iri, PROV.wasGeneratedBy, stamp, names.graphs.receipts));
    }
  }
  return [...[...selectors.values()].flat(), ...made];
}

function receiptOf(
  iri: NamedNode,
  { subject, predicate, object }: Quad,
  { statement, decision }: ReceiptedStatement,
  page: NamedNode,
  { og, graphs }: Names,
): Receipt {
  const said: readonly (readonly [NamedNode, Quad['object']])[] = [
    [RDF.type, og('Receipt')],
    [RDF.reifies, quad(subject, predicate, object)],
    [PROV.wasDerivedFrom, page],
    [og('rule'), literal(statement.rule)],
    [og('confidence'), literal(statement.confidence.toFixed(2), XSD.decimal)],
    ...selectorsOf(statement, page).map((selector) => [OA.hasSelector, selector] as const),
    ...(decision
      ? [
          [og('decidedBy'), literal(decision.by)] as const,
          [og('onProposal'), decision.proposal] as const,
        ]
      : []),
  ];
  return {
    iri,
    quads: said.map(([property, value]) => quad(iri, property, value, graphs.receipts)),
  };
}

/** The position of words and the words, as nodes that receipts share. */
const selectorsOf = ({ span }: QuotedStatement, page: NamedNode): [NamedNode, NamedNode] => [
  namedNode(`${page.value}#char=${span.start},${span.end}`),
  namedNode(`${page.value}#quote=${span.start},${span.end}`),
];

function selectorQuads(statement: QuotedStatement, page: NamedNode, { graphs }: Names): Quad[] {
  const [position, words] = selectorsOf(statement, page);
  const { quote, span } = statement;
  const offset = (value: number): Quad['object'] => literal(String(value), XSD.nonNegativeInteger);
  return [
    quad(position, RDF.type, OA.TextPositionSelector, graphs.receipts),
    quad(position, OA.start, offset(span.start), graphs.receipts),
    quad(position, OA.end, offset(span.end), graphs.receipts),
    quad(words, RDF.type, OA.TextQuoteSelector, graphs.receipts),
    quad(words, OA.exact, literal(quote), graphs.receipts),
  ];
}

/** Eighty bits: enough for receipts never to meet. */
export function digestOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20);
}
