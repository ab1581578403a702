/** Whether “no” and “none” are answers, or the facts are only not recorded. */
import { DCTERMS, namedNode, objectsOf, subjectsOf } from '../rdf/index.js';
import type { Sparql } from '../sparql/index.js';
import { toSparql } from './answer/sparql.js';
import { ANYTHING, allOf, type Concept } from './concept.js';
import { isCertainly } from './grammar/compatibility.js';
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
      (await engine.query(
        vocabulary.version,
        toSparql({ ask: 'exists', concept: withAny(query.concept, open) }, vocabulary),
      ));
    if (!isKnown || isKnown.kind !== 'boolean' || !isKnown.value) return nameOf(open);
  }
  return undefined;
}

/** A denied fact that may only be unrecorded: “people who were never …”. */
export function deniedUnrecorded(query: Query, vocabulary: Vocabulary): string | undefined {
  if (query.ask === 'compare') return undefined;
  const denied = openRelationsOf(query.concept, vocabulary).find(({ isDenied }) => isDenied);
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

/** The relations in a description that the ontology does not declare complete. */
function openRelationsOf(concept: Concept, vocabulary: Vocabulary): OpenRelation[] {
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
        visit(part.part, beside, true);
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
