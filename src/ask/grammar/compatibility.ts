/** Which descriptions fit together: no event is a State, no place organizes. */
import { getOrMake } from '../../rdf/index.js';
import { allOf, type Concept } from '../concept.js';
import type { ClassConcept } from '../vocabulary/classes.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** Knowledge about the things of a description: their classes, or the things themselves. */
interface Sorts {
  readonly classes: readonly ClassConcept[];
  readonly things: readonly ReadonlySet<string>[];
}

const NO_SORTS: Sorts = { classes: [], things: [] };

/** Descriptions never change, and each is asked for many times. */
const known = new WeakMap<Concept, Sorts>();

function sortsOf(concept: Concept): Sorts {
  return getOrMake(known, concept, () => readSorts(concept));
}

function readSorts(concept: Concept): Sorts {
  switch (concept.kind) {
    case 'class':
      return { classes: [concept], things: [] };
    case 'things':
      return { classes: [], things: concept.things.map(({ classes }) => classes) };
    case 'related': {
      const { from, to } = concept.relation;
      return { classes: [concept.direction === 'to' ? from : to], things: [] };
    }
    case 'valued':
      return { classes: [concept.relation.from], things: [] };
    // “Not of this class” still limits the kind of thing; “not this thing” does not.
    case 'not':
      return concept.isLoose ? NO_SORTS : { ...sortsOf(concept.part), things: [] };
    case 'counted':
      return sortsOf(concept.pattern);
    case 'marked':
    case 'picked':
      return sortsOf(concept.concept);
    case 'all': {
      const sorts = concept.parts.map(sortsOf);
      return {
        classes: sorts.flatMap(({ classes }) => classes),
        things: sorts.flatMap(({ things }) => things),
      };
    }
    // Alternatives are of the same kind where they fit: the first is representative.
    case 'any': {
      const [first] = concept.parts;
      return first ? sortsOf(first) : NO_SORTS;
    }
    default:
      return NO_SORTS;
  }
}

/** The known classes of the things of a description, without superclasses. */
export function classesOf(concept: Concept): readonly ClassConcept[] {
  return sortsOf(concept).classes;
}

/** Whether things of the description, in every alternative, can be of a class. */
export function fits(concept: Concept, className: string): boolean {
  if (concept.kind === 'any') return concept.parts.every((part) => fits(part, className));
  const { classes, things } = sortsOf(concept);
  return (
    classes.every(({ overlapping }) => overlapping.has(className)) &&
    things.every((each) => each.has(className))
  );
}

/** Whether all things of the description are certainly of a class. */
export function isCertainly(concept: Concept, className: string): boolean {
  const { classes, things } = sortsOf(concept);
  return (
    classes.some(({ above }) => above.has(className)) ||
    (things.length > 0 && things.every((each) => each.has(className)))
  );
}

/** The conjunction of two descriptions, if something can match both; a list of one or none. */
export function both(left: Concept, right: Concept): readonly Concept[] {
  if (left.kind === 'any') {
    const parts = left.parts.map((part) => both(part, right));
    return parts.every((part) => part.length === 1) ? [allOf(left, right)] : [];
  }
  const sorts = sortsOf(right);
  const isFitting =
    sorts.classes.every(({ name }) => fits(left, name)) &&
    sorts.things.every((names) => sortsOf(left).classes.every(({ name }) => names.has(name)));
  return isFitting ? [allOf(left, right)] : [];
}

/** The names of all classes of a description, or of the first thing that it names. */
function namesOfClasses(concept: Concept): ReadonlySet<string> {
  return concept.kind === 'things'
    ? (concept.things[0]?.classes ?? new Set())
    : new Set(classesOf(concept).flatMap(({ above }) => [...above]));
}

/** The default relation between two descriptions, from the first: a list of one or none. */
export function hangingTogether(
  left: Concept,
  right: Concept,
  vocabulary: Vocabulary,
): readonly { readonly relation: Relation; readonly direction: 'to' | 'from' }[] {
  const [lefts, rights] = [namesOfClasses(left), namesOfClasses(right)];
  const there = vocabulary.mainRelation(lefts, rights);
  if (there) return [{ relation: there, direction: 'to' }];
  const back = vocabulary.mainRelation(rights, lefts);
  return back ? [{ relation: back, direction: 'from' }] : [];
}

/** Whether a relation can start at things of a description; certainly so if it is strict. */
export function leadsFrom({ from, traits }: Relation, concept: Concept): boolean {
  return fits(concept, from.name) && (!traits.has('strict') || isCertainly(concept, from.name));
}
