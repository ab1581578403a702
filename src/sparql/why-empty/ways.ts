/** Reversed properties, missing steps in between, and classes that exclude each other. */
import { RDF, type Term } from '../../rdf/index.js';
import { fittingValues, writtenIn, type Edit, type Inspection } from './edit.js';
import type { QueryPart } from './parts.js';
import { ASKED } from './probe.js';
import type { Node, TextRange } from './syntax-tree.js';
import { nodesIn, rangeOf, shownTerm, termOf, queryTextOf, variableNode } from './syntax-tree.js';

const INVERSE_COST = 2.2;
const DETOUR_COST = 4;
/** Penalty for a property of another vocabulary: it often repeats one of the written one's. */
const FOREIGN_COST = 0.3;
const MOST_DETOURS = 6;

/** Edits of the direction and steps of triples. */
export function mendedWays(inspection: Inspection): Edit[] {
  return inspection.set
    .filter(({ kind }) => kind === 'triple')
    .flatMap((part) => [...inverses(part, inspection), ...detours(part, inspection)]);
}

function inverses({ node }: QueryPart, { query, probe: { graph } }: Inspection): Edit[] {
  return [...nodesIn(node.predicate)].flatMap((link): Edit[] => {
    const [term, place] = [termOf(link, query), rangeOf(link)];
    if (!term || !place || term.equals(RDF.type)) return [];
    const count = graph.count(
      undefined,
      graph.dictionary.idOf(term) || undefined,
      undefined,
      undefined,
    );
    const isKnown = graph.dictionary.idOf(term) !== 0 && count > 0;
    return isKnown
      ? [
          {
            changes: [
              {
                ...place,
                text: inverseOf(
                  writtenIn(query, place),
                  writtenIn(query, { start: place.start - 1, end: place.end }),
                ),
              },
            ],
            cost: INVERSE_COST,
            place,
            hint:
              `${shownTerm(term, query)} points the other way here: from its object in this ` +
              `triple to its subject (${count} statements).`,
          },
        ]
      : [];
  });
}

/** An inverted link is reversed by removing its sign. */
function inverseOf(written: string, withSign: string): string {
  return withSign.startsWith('^') ? `(^${written})` : `^${written}`;
}

/** A detour over a property and another to a thing. */
interface Detour {
  readonly isBefore: boolean;
  readonly isInverse: boolean;
}

const DETOURS: readonly Detour[] = [
  { isBefore: true, isInverse: false },
  { isBefore: true, isInverse: true },
  { isBefore: false, isInverse: false },
  { isBefore: false, isInverse: true },
];

/** The property belongs to another thing, one more property away. */
function detours(part: QueryPart, inspection: Inspection): Edit[] {
  const { query } = inspection;
  const predicate = part.node.predicate as Node;
  const [term, place] = [termOf(predicate, query), rangeOf(predicate)];
  if (!term || !place || term.equals(RDF.type)) return [];
  const found = DETOURS.flatMap((detour) =>
    fittingValues(inspection, {
      replacements: new Map([[part.node, detourTriples(part.node, detour)]]),
    }).map((via) => ({ via, detour })),
  );
  const written = writtenIn(query, place);
  return found
    .map(({ via, detour }): Edit => {
      const step = `${detour.isInverse ? '^' : ''}${queryTextOf(via, query)}`;
      const path = detour.isBefore ? `${step}/${written}` : `${written}/${step}`;
      const [property, by] = [shownTerm(term, query), described(via, detour, inspection)];
      const hint = detour.isBefore
        ? `The subject has no ${property} here, but what it links to by ${by} does.`
        : `${property} does not lead to this object, but one more step by ${by} does.`;
      return {
        changes: [{ ...place, text: path }],
        cost:
          DETOUR_COST + (detour.isInverse ? 0.2 : 0) + (isForeign(via, term) ? FOREIGN_COST : 0),
        place,
        hint,
      };
    })
    .sort((left, right) => left.cost - right.cost)
    .slice(0, MOST_DETOURS);
}

function described(via: Term, { isInverse }: Detour, { query }: Inspection): string {
  return `${shownTerm(via, query)}${isInverse ? ' (in reverse)' : ''}`;
}

function isForeign(via: Term, term: Term): boolean {
  const namespace = (iri: string): string => iri.replace(/[^/#]*$/, '');
  return namespace(via.value) !== namespace(term.value);
}

const BETWEEN = variableNode(`${ASKED}-between`);

function detourTriples(triple: Node, { isBefore, isInverse }: Detour): readonly Node[] {
  const { subject, predicate, object } = triple as unknown as {
    readonly subject: Node;
    readonly predicate: Node;
    readonly object: Node;
  };
  const step = (from: Node, to: Node): Node => ({
    ...triple,
    subject: isInverse ? to : from,
    predicate: variableNode(ASKED),
    object: isInverse ? from : to,
  });
  return isBefore
    ? [step(subject, BETWEEN), { ...triple, subject: BETWEEN, predicate, object }]
    : [{ ...triple, subject, predicate, object: BETWEEN }, step(BETWEEN, object)];
}

/** Edits that remove one of several classes without common members. */
export function fewerClasses(inspection: Inspection): Edit[] {
  const { query, set } = inspection;
  const types = set.filter(
    ({ node, kind }) => kind === 'triple' && termOf(node.predicate, query)?.equals(RDF.type),
  );
  return types.flatMap(({ node, place }): Edit[] => {
    const others = types.filter((other) => other.node !== node && sameSubject(other.node, node));
    const [own, other] = [
      termOf(node.object, query),
      others.map((each) => termOf(each.node.object, query))[0],
    ];
    const removed = removalOf(node, query.text);
    if (!own || !other || !removed) return [];
    const [ownName, otherName] = [shownTerm(own, query), shownTerm(other, query)];
    return [
      {
        changes: [{ ...removed, text: '' }],
        cost: 5,
        place,
        hint:
          set.length === 2
            ? `Nothing is both ${ownName} and ${otherName}.`
            : `There are rows with the class ${otherName} and without ${ownName}.`,
      },
    ];
  });
}

function sameSubject(left: Node, right: Node): boolean {
  const [one, other] = [left.subject as Node, right.subject as Node];
  return one.subType === other.subType && one.value === other.value && one.label === other.label;
}

/** The text to remove for one of several objects or properties, with its separator. */
function removalOf({ subject, predicate, object }: Node, text: string): TextRange | undefined {
  const [property, value] = [rangeOf(predicate as Node), rangeOf(object as Node)];
  if (!property || !value) return undefined;
  const [after, before] = [text.slice(value.end), text.slice(0, value.start)];
  const comma = /^\s*,\s*/.exec(after)?.[0] ?? undefined;
  if (comma !== undefined) return { start: value.start, end: value.end + comma.length };
  const commaBefore = /\s*,\s*$/.exec(before)?.[0];
  if (commaBefore !== undefined) return { start: value.start - commaBefore.length, end: value.end };
  const semicolon = /^\s*;\s*/.exec(after)?.[0];
  if (semicolon !== undefined) return { start: property.start, end: value.end + semicolon.length };
  const semicolonBefore = /\s*;\s*$/.exec(text.slice(0, property.start))?.[0];
  if (semicolonBefore !== undefined)
    return { start: property.start - semicolonBefore.length, end: value.end };
  const start = rangeOf(subject as Node)?.start;
  return start === undefined
    ? undefined
    : { start, end: value.end + (/^\s*\.\s*/.exec(after)?.[0].length ?? 0) };
}
