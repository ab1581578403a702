/** Takes back a news item: all that only it says, and what rests on its words. */
import type { MadeChange } from '../../commits/index.js';
import { labelOf, type GraphVersion } from '../../graph/index.js';
import {
  PROV,
  RDF,
  RDFS,
  literal,
  quad,
  subjectsOf,
  termKey,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { receiptChange } from '../receipts.js';

export interface Withdrawal {
  readonly newsItem: NamedNode;
  /** Things that statements elsewhere name: what identifies them is now in the graph of edits. */
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
  const gone = own.map(({ subject }) => subject).filter((thing) => !kept.has(termKey(thing)));
  const removed = [
    ...own,
    ...unsupported,
    ...version.match(page, null, null, graphs.receipts),
    ...gone.flatMap((thing) => [...version.match(thing, null, null, graphs.edits)]),
    ...subjectsOf(version, PROV.wasDerivedFrom, page).flatMap((receipt) => [
      ...version.match(receipt, null, null, graphs.receipts),
    ]),
    ...openQuestions(newsItem, gone, version, names),
  ];
  const stays = [...kept.values()];
  const added = stays
    .flat()
    .map(({ subject, predicate, object }) => quad(subject, predicate, object, graphs.edits));
  return {
    value: {
      newsItem,
      kept: stays.flatMap(([first]) =>
        first ? [{ iri: first.subject.value, label: labelOf(version, first.subject) }] : [],
      ),
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

/** The statements that have to stay of things of the item that are named elsewhere, by thing. */
function keptOf(
  own: readonly Quad[],
  unsupported: readonly Quad[],
  required: ReadonlySet<string>,
  version: GraphVersion,
  { graphs, sideGraphs }: Names,
): Map<string, Quad[]> {
  const bySubject = new Map(own.map(({ subject }) => [termKey(subject), [] as Quad[]]));
  for (const each of own) bySubject.get(termKey(each.subject))?.push(each);
  const apart = [...own.slice(0, 1).map(({ graph }) => graph), graphs.inferred, ...sideGraphs];
  const elsewhere = (quads: Iterable<Quad>): Quad[] =>
    [...quads].filter(
      (each) =>
        !apart.some((other) => other.equals(each.graph)) &&
        !unsupported.some((other) => other.equals(each)),
    );
  /** Whether an editor only added to what the item says, so that it goes where the thing goes. */
  const isAddition = ({ subject, graph }: Quad): boolean =>
    graph.equals(graphs.edits) &&
    bySubject.has(termKey(subject)) &&
    version.count(subject, RDF.type, null, graphs.edits) === 0;
  const kept = new Map<string, Quad[]>();
  const keep = (thing: Term): void => {
    const said = bySubject.get(termKey(thing));
    if (!said || kept.has(termKey(thing))) return;
    const stays = said.filter(
      ({ subject, predicate }) =>
        required.has(predicate.value) && elsewhere(version.match(subject, predicate)).length === 0,
    );
    kept.set(termKey(thing), stays);
    const edits = elsewhere(version.match(thing, null, null, graphs.edits));
    for (const { object } of [...stays, ...edits]) keep(object);
  };
  for (const { subject } of own) {
    const named = [...version.match(subject), ...version.match(null, null, subject)];
    if (elsewhere(named).some((each) => !isAddition(each))) keep(subject);
  }
  return kept;
}

/** Open questions of an item, and those of others about a thing that goes with it. */
function openQuestions(
  newsItem: NamedNode,
  gone: readonly Term[],
  version: GraphVersion,
  { og, graphs }: Names,
): Quad[] {
  const about = gone.flatMap((thing) =>
    ['newThing', 'candidate'].flatMap((name) => subjectsOf(version, og(name), thing)),
  );
  return [...subjectsOf(version, og('raisedBy'), newsItem), ...about]
    .filter((each) => version.count(each, og('proposalStatus'), literal('open')) > 0)
    .flatMap((each) => [...version.match(each, null, null, graphs.review)]);
}

/** What identifies things of every kind. */
export const IDENTIFYING: readonly string[] = [RDF.type.value, RDFS.label.value];
