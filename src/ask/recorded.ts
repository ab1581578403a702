/** Whether “no” and “none” are answers, or the graph only lacks what the question is about. */
import { DCTERMS, namedNode, objectsOf, subjectsOf } from '../rdf/index.js';
import type { Sparql } from '../sparql/index.js';
import { phraseOf } from './answer/reading.js';
import { toSparql } from './answer/sparql.js';
import { partsOfAll, ANYTHING, allOf, isOfStatus, walk, type Concept } from './concept.js';
import { isCertainly } from './grammar/compatibility.js';
import type { Span } from './language/span.js';
import { nounOf, type Relation } from './vocabulary/relation.js';
import { DATES, UNREPORTED } from './vocabulary/word-table.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** Looks into the graph of a vocabulary for what a question presupposes. */
export class Recorded {
  constructor(
    private readonly engine: Sparql,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Names the things or times that the graph lacks; undefined if nothing is missing. */
  async missingFor(concept: Concept): Promise<string | undefined> {
    for (const part of walk(concept)) {
      if (part.kind === 'dated' && !(await this.#isCovered(part)))
        return `The graph has no data for this time: ${part.span.said}.`;
      // “a field operation in Slovenia”
      const described = part.kind === 'related' && part.direction === 'to' ? part.other : ANYTHING;
      // “Of another State” says nothing of a thing by itself.
      const isWhole = !partsOfAll(described).some(({ kind }) => kind === 'abroad');
      if (described.kind === 'all' && isWhole && !(await this.#isThere(described)))
        return `The graph contains no ${phraseOf(described, this.vocabulary)}.`;
    }
    return undefined;
  }

  /**
   * Facts that the graph may lack, so that finding nothing proves nothing; also those that a
   * question denies, as of “people who were never …”. A thing with another value of a single-valued
   * relation does not lack one: Vienna is not the capital of Germany.
   */
  async unrecordedIn(concept: Concept, hasNone: boolean): Promise<string | undefined> {
    const open = openRelationsOf(concept, hasNone, this.vocabulary);
    const denied = open.find(({ isDenied }) => isDenied);
    if (denied) return nounOf(denied.relation);
    if (!hasNone) return undefined;
    for (const { relation } of open) {
      const isKnown =
        relation.traits.has('single') && (await this.#isThere(withAny(concept, relation)));
      if (!isKnown) return nounOf(relation);
    }
    return undefined;
  }

  async #isThere(concept: Concept): Promise<boolean> {
    const sparql = toSparql({ ask: 'exists', concept }, this.vocabulary);
    const answer = await this.engine.query(this.vocabulary.version, sparql);
    return answer.kind === 'boolean' && answer.value;
  }

  /** Whether a time is inside that of everything in the graph, by the main dates of classes. */
  async #isCovered({ date, span }: Extract<Concept, { kind: 'dated' }>): Promise<boolean> {
    const { from, to, said } = span;
    const entry = DATES.find((each) => JSON.stringify(each.date) === JSON.stringify(date));
    if (!entry) return true;
    const ofClass = this.vocabulary.classNamed(entry.of);
    const isHeld = (part: Span): Promise<boolean> =>
      this.#isThere(allOf(ofClass, { kind: 'dated', date, span: part }));
    return (
      (from === undefined || (await isHeld({ from, said }))) &&
      (to === undefined || (await isHeld({ to, said })))
    );
  }
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
function openRelationsOf(
  concept: Concept,
  hasNone: boolean,
  vocabulary: Vocabulary,
): OpenRelation[] {
  const inPart = recordedInPart(vocabulary);
  const visit = (part: Concept, beside: Concept, isDenied: boolean): OpenRelation[] => {
    const openAt = (relation: Relation | undefined, start: Concept): OpenRelation[] =>
      !relation || isComplete(relation, start, vocabulary) ? [] : [{ relation, isDenied }];
    switch (part.kind) {
      case 'all':
        return part.parts.flatMap((each) => visit(each, part, isDenied));
      case 'any':
        return part.parts.flatMap((each) => visit(each, beside, isDenied));
      case 'related': {
        const { relation, direction, other } = part;
        const start = direction === 'to' ? beside : other;
        // `States without a ministry`, `Is there a ministry in Andorra?`
        const isOfPart =
          (direction === 'from' || beside === concept || isDenied) &&
          inPart.some((name) => isCertainly(start, name));
        return [
          ...(isOfPart ? [{ relation, isDenied }] : openAt(relation, start)),
          ...visit(other, other, isDenied),
        ];
      }
      case 'valued':
        return openAt(part.relation, beside);
      case 'dated': {
        const { date } = part;
        const isOfPath = ({ path }: Relation): boolean => date.of === 'path' && date.path === path;
        return openAt(vocabulary.relations.find(isOfPath), beside);
      }
      case 'not':
        // An event without a status was held, as in lists.
        return isOfStatus(part.part) ? [] : visit(part.part, beside, hasNone || !part.isOthers);
      case 'counted':
        return visit(part.pattern, beside, isDenied);
      case 'marked':
      case 'picked':
        return visit(part.concept, part.concept, isDenied);
      default:
        return [];
    }
  };
  return visit(concept, concept, false);
}

/** The classes for whose things the graph records a property (`og:organizer`) completely. */
function completeFor(property: string, { names, classes }: Vocabulary): readonly string[] {
  const [prefix, local = ''] = property.split(':');
  const node = namedNode((prefix === 'og' ? names.ontologyIri : DCTERMS.iri) + local);
  return classes.sources.flatMap((source) =>
    objectsOf(source, node, names.og('completeFor')).map(({ value }) => classes.nameOf(value)),
  );
}

/** The classes of which the graph has only some of the things that there are. */
function recordedInPart({ names, classes }: Vocabulary): readonly string[] {
  return classes.sources.flatMap((source) =>
    subjectsOf(source, names.og('recordedInPart'), null).map(({ value }) => classes.nameOf(value)),
  );
}

/** Whether all properties of a relation's path are complete for the things where it starts. */
function isComplete(relation: Relation, start: Concept, vocabulary: Vocabulary): boolean {
  // Who took part is known only of events that news items report on.
  if (relation.traits.has('role') && UNREPORTED.some((name) => isCertainly(start, name)))
    return false;
  const properties = relation.path.match(/[a-z]+:[A-Za-z]+/g) ?? [];
  return properties.every((property, index) =>
    completeFor(property, vocabulary).some(
      (name) => index > 0 || relation.from.above.has(name) || isCertainly(start, name),
    ),
  );
}

/** The same things with any value of the relation. */
function withAny(concept: Concept, open: Relation): Concept {
  const parts = partsOfAll(concept);
  const isOfIt = (part: Concept): boolean =>
    ('relation' in part && part.relation === open) ||
    (part.kind === 'dated' && part.date.of === 'path' && part.date.path === open.path);
  const own = parts.find(isOfIt);
  const direction = own?.kind === 'related' ? own.direction : 'to';
  const any: Concept = { kind: 'related', relation: open, direction, other: ANYTHING };
  return allOf(...parts.filter((part) => !isOfIt(part)), ...(own ? [any] : []));
}
