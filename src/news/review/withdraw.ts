/** Takes back a news item: all that only it says, and what rests on its words. */
import type { MadeChange } from '../../commits/index.js';
import { labelOf, type GraphVersion } from '../../graph/index.js';
import {
  PROV,
  RDF,
  RDFS,
  quad,
  subjectsOf,
  termKey,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { receiptChange } from '../receipt-change.js';
import { listProposalIds } from './proposals.js';

export interface Withdrawal {
  readonly newsItem: NamedNode;
  /**
   * Things that only the item described and that statements elsewhere name: what identifies them is
   * now in the graph of edits.
   */
  readonly kept: readonly { readonly iri: string; readonly label: string }[];
}

/**
 * Removes the graph of an item, with its receipts, and its open proposals. A thing that statements
 * elsewhere name keeps its names, its classes and what its shape demands (`required`), in the graph
 * of edits. What editors said of a thing goes with the thing.
 */
export function withdrawPage(
  version: GraphVersion,
  newsItem: NamedNode,
  required: ReadonlySet<string>,
  names: Names,
): MadeChange<Withdrawal> {
  const { graphs } = names;
  const slug = names.thingOf(newsItem.value)?.slug ?? '';
  const own = [...version.match(null, null, null, graphs.page(slug))];
  const page = names.thing('page', slug);
  const unsupported = editsResting(page, version, names);
  const kept = keptOf(own, unsupported, required, version, names);
  const gone = new Map(
    own
      .map(({ subject }) => [termKey(subject), subject] as const)
      .filter(([key]) => !kept.has(key)),
  );
  const removed = [
    ...own,
    ...unsupported,
    ...version.match(page, null, null, graphs.receipts),
    ...[...gone.values()].flatMap((thing) => [...version.match(thing, null, null, graphs.edits)]),
    ...subjectsOf(version, PROV.wasDerivedFrom, page).flatMap((receipt) => [
      ...version.match(receipt, null, null, graphs.receipts),
    ]),
    ...openProposals(newsItem, gone, version, names),
  ];
  const added = [...kept.values()]
    .flatMap(({ quads }) => quads)
    .map(({ subject, predicate, object }) => quad(subject, predicate, object, graphs.edits));
  return {
    value: {
      newsItem,
      kept: [...kept.values()]
        .filter(({ quads }) => quads.length > 0)
        .map(({ thing }) => ({ iri: thing.value, label: labelOf(version, thing) })),
    },
    change: receiptChange({ added, removed }, version, names),
  };
}

/** Statements of editors whose receipts are all of the page. */
function editsResting(page: NamedNode, version: GraphVersion, { graphs }: Names): Quad[] {
  return subjectsOf(version, PROV.wasDerivedFrom, page).flatMap((receipt) =>
    [...version.match(receipt, RDF.reifies, null, graphs.receipts)].flatMap(({ object }) => {
      if (object.termType !== 'Quad') return [];
      const others = subjectsOf(version, RDF.reifies, object).filter(
        (each) => !version.has(quad(each, PROV.wasDerivedFrom, page, graphs.receipts)),
      );
      const { subject, predicate, object: value } = object;
      return others.length > 0 ? [] : [...version.match(subject, predicate, value, graphs.edits)];
    }),
  );
}

/** The things of an item that are named elsewhere, each with the statements that have to stay. */
function keptOf(
  own: readonly Quad[],
  unsupported: readonly Quad[],
  required: ReadonlySet<string>,
  version: GraphVersion,
  names: Names,
): Map<string, { thing: NamedNode; quads: Quad[] }> {
  const { graphs, sideGraphs } = names;
  const bySubject = new Map<string, Quad[]>();
  for (const each of own) {
    const said = bySubject.get(termKey(each.subject));
    if (said) said.push(each);
    else bySubject.set(termKey(each.subject), [each]);
  }
  const graph = own[0]?.graph;
  const apart = [graph, graphs.inferred, ...sideGraphs];
  const isElsewhere = (each: Quad): boolean =>
    !apart.some((other) => other?.equals(each.graph)) &&
    !unsupported.some((other) => other.equals(each));
  /** Whether an editor only added to what the item says, so that it goes where the thing goes. */
  const isAddition = ({ subject, graph: where }: Quad): boolean =>
    where.equals(graphs.edits) &&
    bySubject.has(termKey(subject)) &&
    version.count(subject, RDF.type, null, graphs.edits) === 0;
  const kept = new Map<string, { thing: NamedNode; quads: Quad[] }>();
  const keep = (term: Term): void => {
    const key = termKey(term);
    const said = bySubject.get(key);
    if (!said || kept.has(key)) return;
    const quads = said.filter(
      ({ subject, predicate }) =>
        required.has(predicate.value) && ![...version.match(subject, predicate)].some(isElsewhere),
    );
    kept.set(key, { thing: term as NamedNode, quads }); // items name things by IRIs
    const added = [...version.match(term, null, null, graphs.edits)].filter(isElsewhere);
    for (const { object } of [...quads, ...added]) keep(object);
  };
  for (const { subject } of own)
    if (
      [...version.match(subject), ...version.match(null, null, subject)].some(
        (each) => isElsewhere(each) && !isAddition(each),
      )
    )
      keep(subject);
  return kept;
}

/** Open questions of an item, and those of others about a thing that goes with it. */
function openProposals(
  newsItem: NamedNode,
  gone: ReadonlyMap<string, Term>,
  version: GraphVersion,
  names: Names,
): Quad[] {
  const { og, graphs } = names;
  const isGone = (thing: Term): boolean => gone.has(termKey(thing));
  return listProposalIds(version, { status: 'open' }, names)
    .map((id) => [...version.match(names.thing('proposal', id), null, null, graphs.review)])
    .filter((quads) =>
      quads.some(
        ({ predicate, object }) =>
          (predicate.equals(og('raisedBy')) && object.equals(newsItem)) ||
          ([og('newThing'), og('candidate')].some((each) => each.equals(predicate)) &&
            isGone(object)),
      ),
    )
    .flat();
}

/** What identifies things of every kind. */
export const IDENTIFYING: readonly string[] = [RDF.type.value, RDFS.label.value];
