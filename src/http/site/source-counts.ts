/** How many news items have the words of their page, a source page, or neither. */
import { UNBOUND, visitRows, type GraphVersion } from '../../graph/index.js';
import { RDF, literal, type Names } from '../../rdf/index.js';

/** News items by what their facts rest on, and the statements in their graphs. */
export interface SourceCounts extends Readonly<
  Record<
    'words' | 'page' | 'copy' | 'none',
    { readonly items: number; readonly statements: number }
  >
> {
  readonly referenceStatements: number;
}

/** Cost: the items with a note on their source, which pages that were read do not have. */
export function sourceCounts(
  version: GraphVersion,
  newsItemCount: number,
  { og, graphs }: Names,
): SourceCounts {
  const ofKind = (kind: string): { items: number; statements: number } => {
    const { ids } = version;
    const id = ids.dictionary.idOf(literal(kind));
    const counted = { items: 0, statements: 0 };
    if (id === UNBOUND) return counted;
    const { os } = ids.pairsOf(ids.dictionary.idOf(og('sourceKind')));
    visitRows(os, id, undefined, (_kind, _item, graph) => {
      counted.items += 1;
      counted.statements += ids.graphCounts.get(graph) ?? 0;
    });
    return counted;
  };
  const [page, copy] = [ofKind('OSCE page'), ofKind('copy or report')];
  const words = {
    items: version.count(null, og('contentDigest')),
    statements: version.count(null, RDF.reifies, null, graphs.receipts),
  };
  const others = newsItemCount - words.items - page.items - copy.items;
  return {
    words,
    page,
    copy,
    none: { items: Math.max(0, others), statements: ofKind('no source').statements },
    referenceStatements: version.count(null, null, null, graphs.reference),
  };
}
