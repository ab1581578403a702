/** Replaces a thing by another, or removes it, in all statements and receipts. */
import type { GraphVersion } from '../../graph/index.js';
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
  subjectsOf,
  toSlug,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import type { PageContext } from '../known-graph.js';
import { eventOf } from '../link/item-events.js';
import { idleSelectors } from '../receipt-change.js';

interface Replacing extends Pick<PageContext, 'version' | 'names' | 'singleValued'> {
  /** What takes the place of things; undefined where statements are taken back. */
  readonly replacements: Map<string, NamedNode | undefined>;
}

/** A known thing keeps its own names; the other's name becomes an alternative. */
const NAMING = new Set([
  RDFS.label.value,
  DCTERMS.title.value,
  DCTERMS.abstract.value,
  DCTERMS.issued.value,
  DCTERMS.language.value,
]);

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
  const change = rewritten({ ...context, replacements });
  const notes = [...replacements].map(([iri, after]) =>
    quad(namedNode(iri), DCTERMS.isReplacedBy, after, names.graphs.review),
  );
  return { added: [...change.added, ...notes], removed: change.removed };
}

/** Removes a thing, and a person's statements. Posts at a body stay, without the body. */
export function removeThing(thing: NamedNode, context: PageContext): Change {
  const { version, names } = context;
  const spoken = subjectsOf(version, names.og('speaker'), thing).filter(
    ({ value }) => names.thingOf(value)?.kind === 'statement',
  );
  const replacements = new Map<string, NamedNode | undefined>([
    ...[thing, ...spoken].map(({ value }) => [value, undefined] as const),
    ...postsAt(thing, undefined, context),
  ]);
  return rewritten({ ...context, replacements });
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

function rewritten(replacing: Replacing): Change {
  const { version, replacements, names } = replacing;
  const removed = new Map<string, Quad>();
  const added = new Map<string, Quad>();
  const { ontology, inferred, queries } = names.graphs;
  const apart = [ontology, inferred, queries, ...names.sideGraphs];
  const isAsserted = ({ graph }: Quad): boolean => !apart.some((each) => each.equals(graph));
  const touched = [...replacements.keys()]
    .map((iri) => namedNode(iri))
    .flatMap((node) => [...version.match(node), ...version.match(null, null, node)])
    .filter(isAsserted);
  const became = new Map<string, Quad | undefined>();
  for (const each of touched) {
    const key = quadKey(each);
    if (became.has(key)) continue;
    const after = rewrite(each, replacing);
    became.set(key, after);
    removed.set(key, each);
    if (after) added.set(quadKey(after), after);
  }
  for (const each of touched)
    rewriteReceipts(each, became.get(quadKey(each)), version, { added, removed }, names);
  for (const each of idleSelectors(version, removed, names)) removed.set(quadKey(each), each);
  return { added: [...added.values()], removed: [...removed.values()] };
}

/** Undefined where it became empty, or contradicts the graph. */
function rewrite(
  { subject, predicate, object, graph }: Quad,
  replacing: Replacing,
): Quad | undefined {
  const { replacements, version, singleValued, names } = replacing;
  const [newSubject, newObject] = [subject, object].map((term) =>
    replacements.has(term.value) && term.termType === 'NamedNode'
      ? replacements.get(term.value)
      : term,
  );
  // Subjects and objects are replaced by IRIs, or removed.
  if (!newSubject || !newObject || newSubject.equals(newObject)) return undefined;
  const isMoved = newSubject !== subject;
  const isPost = isMoved && names.thingOf(subject.value)?.kind === 'post';
  if (isMoved && !isPost) {
    const kind = names.thingOf(subject.value)?.kind;
    if (predicate.equals(RDFS.label) && kind !== 'news' && kind !== 'event')
      return altLabelOf(newSubject, newObject, graph, version);
    if (NAMING.has(predicate.value) || predicate.equals(RDF.type)) return undefined;
    const known = objectsOf(version, newSubject, predicate);
    if (singleValued.has(predicate.value) && known.some((value) => !value.equals(newObject)))
      return undefined;
  }
  // The label of a post names its body.
  const label =
    isPost && predicate.equals(RDFS.label) ? postLabel(subject, newSubject, replacing) : undefined;
  return quad(
    newSubject as NamedNode,
    predicate as NamedNode,
    label ?? (newObject as NamedNode),
    graph,
  );
}

function altLabelOf(
  thing: Term,
  name: Term,
  graph: Quad['graph'],
  version: GraphVersion,
): Quad | undefined {
  const isKnown = [RDFS.label, SKOS.altLabel].some((property) =>
    objectsOf(version, thing, property).some(({ value }) => value === name.value),
  );
  return isKnown ? undefined : quad(thing as NamedNode, SKOS.altLabel, name as NamedNode, graph);
}

function postLabel(
  post: Term,
  newPost: Term,
  { replacements, version, names }: Replacing,
): Quad['object'] | undefined {
  const [role] = objectsOf(version, post, names.og('roleName'));
  const [body] = objectsOf(version, post, names.og('postAt'));
  const newBody = body && replacements.get(body.value);
  const known = objectsOf(version, newPost, RDFS.label)[0];
  if (known) return known;
  if (role?.termType !== 'Literal') return undefined;
  const label = newBody && objectsOf(version, newBody, RDFS.label)[0]?.value;
  return literal(label === undefined ? role.value : `${role.value}, ${label}`, role.language);
}

const tripleOf = ({ subject, predicate, object }: Quad): Quad => quad(subject, predicate, object);

/** The receipts of a statement are moved to its replacement, or removed. */
function rewriteReceipts(
  before: Quad,
  after: Quad | undefined,
  version: GraphVersion,
  change: { added: Map<string, Quad>; removed: Map<string, Quad> },
  { graphs: { receipts } }: Names,
): void {
  for (const each of version.match(null, RDF.reifies, tripleOf(before), receipts)) {
    const gone = after ? [each] : version.match(each.subject, null, null, receipts);
    for (const one of gone) change.removed.set(quadKey(one), one);
    const moved = after && quad(each.subject, RDF.reifies, tripleOf(after), receipts);
    if (moved) change.added.set(quadKey(moved), moved);
  }
}
