/** Merges two records of one thing. */
import { ServiceError, badRequest, notFound } from '../../errors.js';
import { labelOf, type GraphVersion } from '../../graph/index.js';
import {
  RDF,
  namedNode,
  objectsOf,
  saidThing,
  subjectsOf,
  termKey,
  type Change,
  type NamedNode,
  type Names,
  type Term,
} from '../../rdf/index.js';
import { isInstanceOf, superClassesOf } from '../../shacl/index.js';
import type { PageContext } from '../known-graph.js';
import { proposalQuads, readProposal, type Proposal } from './proposals.js';
import { replaceThing } from './replace-thing.js';

/** Who merges which thing into which. */
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
 * decided by `by`.
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
  const replaced = replaceThing(thing, other, context);
  const closed = openQuestions(version, thing, other, names).map(
    (each): [before: Proposal, after: Proposal] => [
      each,
      {
        ...each,
        status: 'accepted',
        decision: { by, on: new Date().toISOString(), thing: other.value },
      },
    ],
  );
  return {
    added: [...replaced.added, ...closed.flatMap(([, after]) => proposalQuads(after, names))],
    removed: [...replaced.removed, ...closed.flatMap(([before]) => proposalQuads(before, names))],
  };
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

/** What two things differ in, by a property and its values. */
interface Conflict {
  readonly property: string;
  readonly values: readonly string[];
  readonly otherValues: readonly string[];
}

function conflictsOf(
  thing: NamedNode,
  other: NamedNode,
  { version, identifying }: MergeContext,
): Conflict[] {
  const conflictIn = (property: NamedNode, values: Term[], otherValues: Term[]): Conflict => ({
    property: labelOf(version, property),
    values: values.map((value) => labelOf(version, value)),
    otherValues: otherValues.map((value) => labelOf(version, value)),
  });
  const [classes, otherClasses] = [
    classesWithout(thing, other, version),
    classesWithout(other, thing, version),
  ];
  const differ = classes.length > 0 && otherClasses.length > 0;
  return [
    ...(differ ? [conflictIn(RDF.type, classes, otherClasses)] : []),
    ...[...identifying].map(namedNode).flatMap((property) => {
      const [own, others] = [
        objectsOf(version, thing, property),
        objectsOf(version, other, property),
      ];
      const isSame = own.some((value) => others.some((each) => each.equals(value)));
      return own.length === 0 || others.length === 0 || isSame
        ? []
        : [conflictIn(property, own, others)];
    }),
  ];
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

/** Whether a merged thing is new, and whether it is the same as others. */
function openQuestions(
  version: GraphVersion,
  thing: NamedNode,
  other: NamedNode,
  names: Names,
): Proposal[] {
  const about = (each: NamedNode): Proposal[] =>
    subjectsOf(version, names.og('newThing'), each)
      .flatMap(({ value }) => readProposal(version, names.thingOf(value)?.slug ?? '', names) ?? [])
      .filter(({ status }) => status === 'open');
  return [
    ...about(thing),
    ...about(other).filter(({ candidates }) => candidates.includes(thing.value)),
  ];
}
