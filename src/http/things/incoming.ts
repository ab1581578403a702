/** Incoming links of a thing: properties, counts, and first things. */
import { TermKind, UNBOUND, type GraphVersion, type TermId } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';

/** How many things are shown for one property. */
const SHOWN = 25;

/** Things that point at a thing by one property, or by kinds of it. */
export interface Incoming {
  readonly property: TermId;
  readonly shown: readonly TermId[];
  /** With the property of each. */
  readonly all: ReadonlyMap<TermId, TermId>;
}

/** Asserted links to a thing from things with an IRI. Cost: those statements. */
export function incomingOf(
  version: GraphVersion,
  thing: TermId,
  { graphs, sideGraphs }: Names,
  broadestOf: (property: TermId) => TermId,
): Incoming[] {
  const { dictionary } = version.ids;
  const leftOut = [graphs.inferred, ...sideGraphs]
    .map((graph) => version.ids.idOf(graph))
    .filter((id) => id !== UNBOUND);
  const subjects = new Map<TermId, Map<TermId, TermId>>();
  const broadest = new Map<TermId, TermId>();
  version.ids.visit(
    undefined,
    undefined,
    thing,
    undefined,
    (subject, predicate, _object, graph) => {
      if (leftOut.includes(graph) || dictionary.kindOf(subject) !== TermKind.iri) return;
      const property = broadest.get(predicate) ?? broadestOf(predicate);
      broadest.set(predicate, property);
      const found = subjects.get(property);
      if (found) found.set(subject, predicate);
      else subjects.set(property, new Map([[subject, predicate]]));
    },
  );
  return [...subjects]
    .map(([property, found]) => ({
      property,
      shown: firstByAddress(found.keys(), (id) => dictionary.textOf(id)),
      all: found,
    }))
    .sort(
      (left, right) =>
        right.all.size - left.all.size ||
        (dictionary.textOf(left.property) < dictionary.textOf(right.property) ? -1 : 1),
    );
}

/** The first of many things: dated addresses first, newest first, then the others in order. */
function firstByAddress(things: Iterable<TermId>, addressOf: (id: TermId) => string): TermId[] {
  const first: (readonly [TermId, string])[] = [];
  for (const id of things) {
    const address = addressOf(id);
    const last = first[SHOWN - 1];
    if (last && compareAddresses(address, last[1]) >= 0) continue;
    const place = first.findIndex(([, other]) => compareAddresses(address, other) < 0);
    first.splice(place === -1 ? first.length : place, 0, [id, address]);
    if (first.length > SHOWN) first.pop();
  }
  return first.map(([id]) => id);
}

function compareAddresses(left: string, right: string): number {
  const [leftDated, rightDated] = [isDated(left), isDated(right)];
  if (leftDated !== rightDated) return leftDated ? -1 : 1;
  const order = left < right ? -1 : left > right ? 1 : 0;
  return leftDated ? -order : order;
}

const ZERO = '0'.charCodeAt(0);

function isDated(iri: string): boolean {
  const digit = iri.charCodeAt(iri.lastIndexOf('/') + 1) - ZERO;
  return digit >= 0 && digit <= 9;
}
