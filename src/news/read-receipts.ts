/** Reads receipts: the words behind a statement of the graph. */
import { UNBOUND, type GraphVersion, type TermId } from '../graph/index.js';
import {
  OA,
  PROV,
  RDF,
  RDFS,
  objectsOf,
  type NamedNode,
  type Names,
  type Term,
} from '../rdf/index.js';

export interface ReadReceipt {
  readonly receipt: Term;
  /** Selectors of the words, which several receipts share. */
  readonly selectors: readonly Term[];
  /** The source page. */
  readonly page: string;
  /** The words, and where they stand in the text of the page; empty and 0 where nobody said. */
  readonly quote: string;
  /** What an editor gave in place of words. */
  readonly note: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** From 0 to 1, as in the graph. */
  readonly confidence: string;
}

/** The receipts of a statement, in no particular order; none without known words. */
export function receiptsFor(
  statement: readonly [subject: TermId, predicate: TermId, object: TermId],
  version: GraphVersion,
  names: Names,
): ReadReceipt[] {
  const { dictionary } = version.ids;
  const triple = dictionary.idOfTriple(...statement);
  if (triple === UNBOUND) return [];
  const reifying = version.match(
    null,
    RDF.reifies,
    dictionary.termOf(triple),
    names.graphs.receipts,
  );
  return Array.from(reifying, ({ subject }) => readReceipt(subject, version, names));
}

function readReceipt(receipt: Term, version: GraphVersion, names: Names): ReadReceipt {
  const selectors = objectsOf(version, receipt, OA.hasSelector);
  const read = (nodes: readonly Term[], property: NamedNode): string =>
    nodes
      .map(
        (node) =>
          objectsOf(version, node, property)
            .map(({ value }) => value)
            .sort()[0] ?? '',
      )
      .filter(Boolean)
      .sort()[0] ?? '';
  return {
    receipt,
    selectors,
    page: read([receipt], PROV.wasDerivedFrom),
    quote: read(selectors, OA.exact),
    note: read([receipt], RDFS.comment),
    start: Number(read(selectors, OA.start)),
    end: Number(read(selectors, OA.end)),
    rule: read([receipt], names.og('rule')),
    confidence: read([receipt], names.og('confidence')),
  };
}
