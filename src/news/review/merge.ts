/** Merges two records of one thing, or removes a thing, in all statements and receipts. */
import { ServiceError, badRequest, notFound } from '../../errors.js';
import { labelOf, type GraphVersion } from '../../graph/index.js';
import {
  DCTERMS,
  RDF,
  RDFS,
  SKOS,
  literal,
  namedNode,
  objectsOf,
  quad,
  quadKey,
  saidThing,
  subjectsOf,
  termKey,
  toSlug,
  type Change,
  type NamedNode,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { isInstanceOf, superClassesOf } from '../../shacl/index.js';
import type { PageContext } from '../known-graph.js';
import { eventOf } from '../link/item-quads.js';
import { receiptChange } from '../receipts.js';
import { allChanges, answered, proposalChange, proposalsWith } from './proposals.js';

export interface Merger {
  readonly thing: NamedNode;
  /** The other's IRI, or its kind and slug. */
  readonly into: string;
  readonly by: string;
  /** Also merges things that differ in class, or in what identifies them. */
  readonly isForced: boolean;
}

interface MergeContext extends PageContext {
  /** Properties of one value that tells two things apart. */
  readonly identifying: ReadonlySet<string>;
}

/**
 * The change after which a thing is another one. Open questions that this answers are closed, as
 * decided by `by`: whether the thing is new, and whether the other is the same as it.
 * @throws ServiceError `not-found`; `bad-request` for a thing of another kind, and for itself;
 *   `merge-conflict` for two things that differ.
 */
export function merge({ thing, into, by, isForced }: Merger, context: MergeContext): Change {
  const { version, names } = context;
  const other = saidThing(into, names);
  for (const each of [thing, other])
    if (version.count(each) === 0)
      throw notFound(`There is no thing <${each.value}> in version ${version.number}.`);
  if (other.equals(thing)) throw badRequest(`<${thing.value}> cannot be merged into itself.`);
  if (!isForced) requireAlike(thing, other, context);
  const closed = [thing, other]
    .flatMap(({ value }) => proposalsWith(version, { thing: value }, names, ['open']))
    .filter((each) => each.thing === thing.value || each.candidates.includes(thing.value));
  return allChanges([
    replaceThing(thing, other, context),
    ...closed.map((each) =>
      proposalChange(each, answered(each, 'accepted', by, other.value), names),
    ),
  ]);
}

function requireAlike(thing: NamedNode, other: NamedNode, context: MergeContext): void {
  const { version, names } = context;
  const [kind, otherKind] = [thing, other].map(({ value }) => names.thingOf(value)?.kind ?? 'none');
  if (kind !== otherKind)
    throw badRequest(
      `A thing can be merged only into one of its own kind: <${thing.value}> is of kind ` +
        `"${kind}", <${other.value}> of kind "${otherKind}".`,
    );
  const conflicts = conflictsOf(thing, other, context);
  if (conflicts.length === 0) return;
  const told = conflicts.map(
    ({ property, values, otherValues }) =>
      `${property} is ${values.join(', ')} and ${otherValues.join(', ')}`,
  );
  throw new ServiceError(
    'merge-conflict',
    `“${labelOf(version, thing)}” and “${labelOf(version, other)}” differ: ${told.join('; ')}. ` +
      'If they are the same thing all the same, merge them with force (--force, ?force).',
    { details: { conflicts } },
  );
}

/** What two things differ in: a property, and values that only one of them has. */
function conflictsOf(
  thing: NamedNode,
  other: NamedNode,
  { version, identifying }: MergeContext,
): { property: string; values: string[]; otherValues: string[] }[] {
  const labels = (values: readonly Term[]): string[] =>
    values.map((value) => labelOf(version, value));
  return [RDF.type, ...[...identifying].map((iri) => namedNode(iri))].flatMap((property) => {
    const [values, others] = property.equals(RDF.type)
      ? [classesWithout(thing, other, version), classesWithout(other, thing, version)]
      : [objectsOf(version, thing, property), objectsOf(version, other, property)];
    const isSame = values.some((value) => others.some((each) => each.equals(value)));
    return isSame || values.length === 0 || others.length === 0
      ? []
      : [
          {
            property: labelOf(version, property),
            values: labels(values),
            otherValues: labels(others),
          },
        ];
  });
}

/** The classes of a thing that the other is not of; the lowest alone. */
function classesWithout(thing: NamedNode, other: NamedNode, version: GraphVersion): Term[] {
  const own = objectsOf(version, thing, RDF.type).filter(
    (type) => !isInstanceOf(version, other, type),
  );
  const isAbove = (type: Term): boolean =>
    own.some((each) => !each.equals(type) && superClassesOf(version, each).has(termKey(type)));
  return own.filter((type) => !isAbove(type));
}

/** What takes the place of things, by their IRIs; undefined where statements are taken back. */
type Replacements = ReadonlyMap<string, NamedNode | undefined>;

/** A known thing keeps its own names; the other's name becomes an alternative. */
const NAMING = new Set(
  [RDF.type, RDFS.label, DCTERMS.title, DCTERMS.abstract, DCTERMS.issued, DCTERMS.language].map(
    ({ value }) => value,
  ),
);

/**
 * The change that replaces a thing by a known one, in all statements and their receipts. The known
 * thing keeps its own values of properties that take one value. Events of merged items are merged
 * too, and so are the posts of a body. The replaced thing gets dcterms:isReplacedBy, so that its
 * address still works.
 */
export function replaceThing(thing: NamedNode, by: NamedNode, context: PageContext): Change {
  const { version, names } = context;
  const replacements = new Map([[thing.value, by], ...postsAt(thing, by, context)]);
  // A merged item reports on the other's event.
  const [own, other] = [thing, by].map((item) => eventOf(version, item, names));
  if (own && other && !own.equals(other)) replacements.set(own.value, other);
  const { added, removed } = rewritten(replacements, context);
  const notes = [...replacements].map(([iri, after]) =>
    quad(namedNode(iri), DCTERMS.isReplacedBy, after, names.graphs.review),
  );
  return { added: [...added, ...notes], removed };
}

/** Removes a thing, and a person's statements. Posts at a body stay, without the body. */
export function removeThing(thing: NamedNode, context: PageContext): Change {
  const { version, names } = context;
  const spoken = subjectsOf(version, names.og('speaker'), thing).filter(
    ({ value }) => names.thingOf(value)?.kind === 'statement',
  );
  const gone = [thing, ...spoken].map(({ value }) => [value, undefined] as const);
  return rewritten(new Map([...gone, ...postsAt(thing, undefined, context)]), context);
}

/** Posts at a body are named after it (`mission-to-serbia-head`), so they are replaced with it. */
function postsAt(
  body: NamedNode,
  by: NamedNode | undefined,
  { version, names }: PageContext,
): [string, NamedNode][] {
  const slugOf = (thing: Term): string => names.thingOf(thing.value)?.slug ?? '';
  return subjectsOf(version, names.og('postAt'), body).flatMap((post): [string, NamedNode][] => {
    const role = toSlug(objectsOf(version, post, names.og('roleName'))[0]?.value ?? '');
    if (role === '' || slugOf(post) !== `${slugOf(body)}-${role}`) return [];
    return [[post.value, names.thing('post', by ? `${slugOf(by)}-${role}` : role)]];
  });
}

/** Receipts go with the statements that became others, and away with those that are lost. */
function rewritten(replacements: Replacements, context: PageContext): Change {
  const { version, names } = context;
  const { ontology, inferred, queries, receipts } = names.graphs;
  const apart = [ontology, inferred, queries, ...names.sideGraphs];
  const touched = [...replacements.keys()]
    .map((iri) => namedNode(iri))
    .flatMap((node) => [...version.match(node), ...version.match(null, null, node)])
    .filter(({ graph }) => !apart.some((each) => each.equals(graph)));
  const [lost, moved, made]: [Quad[], Quad[], Quad[]] = [[], [], []];
  for (const before of new Map(touched.map((each) => [quadKey(each), each])).values()) {
    const after = rewrite(before, replacements, context);
    if (!after) {
      lost.push(before);
      continue;
    }
    moved.push(before);
    made.push(after);
    for (const each of version.match(null, RDF.reifies, tripleOf(before), receipts)) {
      moved.push(each);
      made.push(quad(each.subject, RDF.reifies, tripleOf(after), receipts));
    }
  }
  const { added, removed } = receiptChange({ added: made, removed: lost }, version, names);
  return { added, removed: [...removed, ...moved] };
}

const tripleOf = ({ subject, predicate, object }: Quad): Quad => quad(subject, predicate, object);

/** Undefined where it became empty, or contradicts the graph. */
function rewrite(
  { subject, predicate, object, graph }: Quad,
  replacements: Replacements,
  { version, singleValued, names }: PageContext,
): Quad | undefined {
  const [newSubject, newObject] = [subject, object].map((term) =>
    term.termType === 'NamedNode' && replacements.has(term.value)
      ? replacements.get(term.value)
      : term,
  ) as [Quad['subject'] | undefined, Quad['object'] | undefined];
  if (!newSubject || !newObject || newSubject.equals(newObject)) return undefined;
  const after = quad(newSubject, predicate, newObject, graph);
  if (newSubject === subject) return after;
  const kind = names.thingOf(subject.value)?.kind;
  const isLabel = predicate.equals(RDFS.label);
  if (kind === 'post')
    return isLabel
      ? quad(newSubject, predicate, postLabel(newObject, replacements, version), graph)
      : after;
  if (isLabel && kind !== 'news' && kind !== 'event') {
    const isKnown = [RDFS.label, SKOS.altLabel].some((property) =>
      objectsOf(version, newSubject, property).some(({ value }) => value === newObject.value),
    );
    return isKnown ? undefined : quad(newSubject, SKOS.altLabel, newObject, graph);
  }
  const isContradicted =
    singleValued.has(predicate.value) &&
    objectsOf(version, newSubject, predicate).some((value) => !value.equals(newObject));
  return isContradicted || NAMING.has(predicate.value) ? undefined : after;
}

/** The label of a post names its body. */
function postLabel(
  label: Quad['object'],
  replacements: Replacements,
  version: GraphVersion,
): Quad['object'] {
  const [[body = '', by] = []] = replacements;
  const after = by ? `, ${labelOf(version, by)}` : '';
  const text = label.value.replace(`, ${labelOf(version, namedNode(body))}`, after);
  return literal(text, label.termType === 'Literal' ? label.language : undefined);
}
