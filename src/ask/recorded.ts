/** Whether “no” and “none” are answers, or the facts are only not recorded. */
import { DCTERMS, namedNode, objectsOf, subjectsOf } from '../rdf/index.js';
import type { Sparql } from '../sparql/index.js';
import { ANYTHING, allOf, isOfStatus, mapConcept, walk, type Concept } from './concept.js';
import { isThere } from './coverage.js';
import { classesOf, isCertainly } from './grammar/compatibility.js';
import type { Query } from './grammar/query.js';
import type { Relation } from './vocabulary/relation.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/**
 * Facts that the graph may lack, so that finding nothing proves nothing; undefined if it records
 * everything relevant to the question. A thing with another value of a single-valued relation does
 * not lack one: Vienna is not the capital of Germany.
 */
export async function unrecordedIn(
  query: Query,
  engine: Sparql,
  vocabulary: Vocabulary,
): Promise<string | undefined> {
  if (query.ask === 'compare') return undefined;
  for (const { relation: open } of openRelationsOf(query.concept, vocabulary)) {
    const isKnown =
      open.traits.has('single') &&
      (await isThere(withAny(query.concept, open), engine, vocabulary));
    if (!isKnown) return nameOf(open);
  }
  return ofUnreported(query.concept, engine, vocabulary);
}

/** Who took part is known only of events that a news item reports on: hardly of Summits. */
async function ofUnreported(
  concept: Concept,
  engine: Sparql,
  vocabulary: Vocabulary,
): Promise<string | undefined> {
  const reported = vocabulary.relation('reportedBy');
  for (const [relation, events] of rolesIn(concept))
    if (
      (await isThere(events, engine, vocabulary)) &&
      !(await isThere(
        allOf(events, { kind: 'related', relation: reported, direction: 'to', other: ANYTHING }),
        engine,
        vocabulary,
      ))
    )
      return nameOf(relation);
  return undefined;
}

/** What bodies do for events, with the events. */
function* rolesIn(concept: Concept): Generator<readonly [Relation, Concept]> {
  for (const part of walk(concept)) {
    const parts = part.kind === 'all' ? part.parts : [part];
    for (const each of parts) {
      if (each.kind !== 'related' || !each.relation.traits.has('role')) continue;
      const beside = allOf(...parts.filter((other) => other !== each));
      const events = each.direction === 'from' ? each.other : beside;
      if (classesOf(events).length > 0) yield [each.relation, withoutMarks(events)];
    }
  }
}

function withoutMarks(concept: Concept): Concept {
  return mapConcept(concept, (part) => (part.kind === 'marked' ? part.concept : undefined));
}

/** A denied fact that may only be unrecorded: “people who were never …”. */
export function deniedUnrecorded(
  query: Query,
  hasNone: boolean,
  vocabulary: Vocabulary,
): string | undefined {
  if (query.ask === 'compare') return undefined;
  const open = openRelationsOf(query.concept, vocabulary, hasNone);
  const denied = open.find(({ isDenied }) => isDenied);
  return denied && nameOf(denied.relation);
}

/** `host State`, `any office`. */
function nameOf({ nouns, id }: Relation): string {
  return nouns[0] ?? id.replace(/\B(?=[A-Z])/g, ' ').toLowerCase();
}

interface OpenRelation {
  readonly relation: Relation;
  /** Whether the question denies it. */
  readonly isDenied: boolean;
}

/**
 * The relations in a description that the ontology does not declare complete. “Others than …” is a
 * denial only if there are none.
 */
function openRelationsOf(concept: Concept, vocabulary: Vocabulary, hasNone = true): OpenRelation[] {
  const found: OpenRelation[] = [];
  const visit = (part: Concept, beside: Concept, isDenied: boolean): void => {
    const check = (relation: Relation): void => {
      if (!isComplete(relation, beside, vocabulary)) found.push({ relation, isDenied });
    };
    switch (part.kind) {
      case 'all':
        for (const each of part.parts) visit(each, part, isDenied);
        return;
      case 'related': {
        const start = part.direction === 'to' ? beside : part.other;
        // `States without a ministry`, `Is there a ministry in Andorra?`
        if (
          !isComplete(part.relation, start, vocabulary) ||
          ((part.direction === 'from' || beside === concept || isDenied) &&
            recordedInPart(vocabulary).some((iri) => isCertainly(start, iri, vocabulary)))
        )
          found.push({ relation: part.relation, isDenied });
        visit(part.other, part.other, isDenied);
        return;
      }
      case 'measured':
      case 'valued':
        check(part.relation);
        return;
      case 'dated': {
        const relation = relationOf(part, vocabulary);
        if (relation) check(relation);
        return;
      }
      case 'any':
        for (const each of part.parts) visit(each, beside, isDenied);
        return;
      case 'not':
        // An event without a status was held, as in lists.
        if (!isOfStatus(part.part)) visit(part.part, beside, hasNone || !part.isOthers);
        return;
      case 'counted':
        visit(part.pattern, beside, isDenied);
        return;
      case 'marked':
        visit(part.concept, part.concept, isDenied);
        return;
      default:
    }
  };
  visit(concept, concept, false);
  return found;
}

function relationOf(
  { date }: Extract<Concept, { kind: 'dated' }>,
  { relations }: Vocabulary,
): Relation | undefined {
  return date.of === 'path' ? relations.find(({ path }) => path === date.path) : undefined;
}

/** The classes for whose things the graph records a property (`og:organizer`) completely. */
function completeFor(property: string, { names, sources }: Vocabulary): readonly string[] {
  const [prefix, local = ''] = property.split(':');
  const node = namedNode((prefix === 'og' ? names.ontologyIri : DCTERMS.iri) + local);
  return sources.flatMap((source) =>
    objectsOf(source, node, names.og('completeFor')).map(({ value }) => value),
  );
}

/** The classes of which the graph has only some of the things that there are. */
const recordedInPart = ({ names, sources }: Vocabulary): readonly string[] =>
  sources.flatMap((source) =>
    subjectsOf(source, names.og('recordedInPart'), null).map(({ value }) => value),
  );

/** Whether all properties of a relation's path are complete for the things where it starts. */
function isComplete(relation: Relation, start: Concept, vocabulary: Vocabulary): boolean {
  const properties = relation.path.match(/[a-z]+:[A-Za-z]+/g) ?? [];
  return properties.every((property, index) => {
    const classes = completeFor(property, vocabulary);
    return classes.some(
      (iri) =>
        index > 0 ||
        vocabulary.hierarchy.isBelow(relation.from, iri) ||
        isCertainly(start, iri, vocabulary),
    );
  });
}

/** The same things with any value of the relation. */
function withAny(concept: Concept, open: Relation): Concept {
  const loosened = (part: Concept): Concept => {
    switch (part.kind) {
      case 'all':
        return allOf(...part.parts.map(loosened));
      case 'related':
        return part.relation === open ? { ...part, other: ANYTHING } : part;
      case 'measured':
        return part.relation === open ? { ...part, amount: { min: 0 } } : part;
      case 'dated':
        return part.date.of === 'path' && part.date.path === open.path
          ? { ...part, span: { said: '' } }
          : part;
      default:
        return part;
    }
  };
  return loosened(concept);
}
