/** Receipts: which words of a page a statement of the graph rests on. */
import { OA, PROV, RDF, XSD, literal, namedNode, quad, quadKey, type NamedNode, type Names, type Quad } from '../rdf/index.js';
import type { ExtractedFacts, FactStatement } from './facts.js';
import type { ProducedStatement } from './link/facts-to-quads.js';

/** A statement of a page with the quads that say it. */
export interface ReceiptedStatement {
  readonly statement: FactStatement;
  /** The words themselves, as they stand in the page. */
  readonly quote: string;
  /** The quads of the graph that rest on the words; none where the graph keeps another value. */
  readonly quads: readonly Quad[];
}

/** Each extracted statement with those of its quads that the graph will hold. */
export function matchStatements(extracted: ExtractedFacts, produced: readonly ProducedStatement[], source: string, isHeld: (quad: Quad) => boolean): ReceiptedStatement[] {
  return extracted.statements.map((statement) => {
    const same = produced.filter(({ relation, object, about }) => relation === statement.relation && object === statement.object && (statement.about === undefined || about === undefined || about === statement.about));
    const quads = new Map(same.flatMap(({ quads: said }) => said).filter(isHeld).map((each) => [quadKey(each), each]));
    return { statement, quote: source.slice(statement.span.start, statement.span.end), quads: [...quads.values()] };
  });
}

/**
 * The receipts as quads of the graph of receipts, one for each statement of the graph: an RDF 1.2 reifier
 * (`rdf:reifies`) with Web Annotation selectors for position and words, the rule, and its confidence.
 */
export function receiptQuads(statements: readonly ReceiptedStatement[], page: NamedNode, slug: string, names: Names): Quad[] {
  const graph = names.graphs.receipts;
  const single = statements.flatMap(({ statement, quote, quads }) => quads.map((asserted) => ({ statement, quote, asserted })));
  return single.flatMap(({ statement, quote, asserted: { subject, predicate, object } }, index) => {
    const receipt = names.thing('receipt', `${slug}-${index + 1}`);
    const position = namedNode(`${receipt.value}#position`);
    const words = namedNode(`${receipt.value}#quote`);
    const offset = (value: number): Quad['object'] => literal(String(value), XSD.nonNegativeInteger);
    return [
      quad(receipt, RDF.type, names.og('Receipt'), graph),
      quad(receipt, RDF.reifies, quad(subject, predicate, object), graph),
      quad(receipt, PROV.wasDerivedFrom, page, graph),
      quad(receipt, names.og('rule'), literal(statement.rule), graph),
      quad(receipt, names.og('confidence'), literal(statement.confidence.toFixed(2), XSD.decimal), graph),
      quad(receipt, OA.hasSelector, position, graph),
      quad(position, RDF.type, OA.TextPositionSelector, graph),
      quad(position, OA.start, offset(statement.span.start), graph),
      quad(position, OA.end, offset(statement.span.end), graph),
      quad(receipt, OA.hasSelector, words, graph),
      quad(words, RDF.type, OA.TextQuoteSelector, graph),
      quad(words, OA.exact, literal(quote), graph),
    ];
  });
}
