/** The names of a graph's terms. */
import { LABEL_PROPERTIES, TermGraph, localNameOf, type IdGraph } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import {
  OWL,
  RDF,
  RDFS,
  SKOS,
  editsBetween,
  foldText,
  getOrMake,
  greatestOf,
  namedNode,
  objectsOf,
} from '../../rdf/index.js';
import type { NameKnowledge } from '../text-search.js';

/** Without any knowledge of names. */
const NOTHING_KNOWN: NameKnowledge = {
  wordsOf: (name) => foldText(name).match(/[\p{L}\p{N}]+/gu) ?? [],
  phrasesOf: () => [],
  thingsNamed: () => [],
};

/** Properties that state that two terms are equivalent, or one broader. */
const ALIGNMENTS = [
  RDFS.subPropertyOf,
  RDFS.subClassOf,
  OWL.equivalentProperty,
  OWL.equivalentClass,
  OWL.sameAs,
  ...['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch'].map((name) =>
    namedNode(SKOS.iri + name),
  ),
];

export class TermNames {
  readonly #terms: TermGraph;
  readonly #labels = new Map<string, readonly string[]>();

  constructor(
    graph: IdGraph,
    readonly knowledge: NameKnowledge = NOTHING_KNOWN,
    /** Throws when time is up. */
    readonly check: () => void = () => undefined,
  ) {
    this.#terms = new TermGraph(graph);
  }

  labelsOf(term: Term): readonly string[] {
    return getOrMake(this.#labels, term.value, () =>
      [...LABEL_PROPERTIES, SKOS.altLabel, SKOS.notation].flatMap((property) =>
        objectsOf(this.#terms, term, property).map(({ value }) => value),
      ),
    );
  }

  /** All names of a class or property. */
  phrasesOf(term: Term): readonly string[] {
    return [
      spacedName(term.value),
      ...this.labelsOf(term),
      ...this.knowledge.phrasesOf(term.value),
    ];
  }

  /** How much of a name's meaning some name of a term shares: from 0 to 1. */
  sharedMeaning(name: string, term: Term): number {
    const asked = this.knowledge.wordsOf(name);
    if (asked.length === 0) return 0;
    return greatestOf(
      this.phrasesOf(term).map((phrase) => {
        const words = this.knowledge.wordsOf(phrase);
        const sharedCount = asked.filter((word) => words.includes(word)).length;
        return sharedCount / Math.max(asked.length, (asked.length + words.length) / 2);
      }),
    );
  }

  /** Whether the ontology has a class or property. */
  isDeclared(term: Term): boolean {
    return this.#terms.count(term, RDF.type) > 0;
  }

  /** Whether the graph aligns two terms, in either direction. */
  areAligned(left: Term, right: Term): boolean {
    return ALIGNMENTS.some(
      (property) =>
        this.#terms.count(left, property, right) + this.#terms.count(right, property, left) > 0,
    );
  }
}

/** The end of an address, also of one with a trailing separator. */
export function nameIn(iri: string): string {
  return localNameOf(iri.replace(/[/#]+$/, ''));
}

/** `startDate`, `start-date` and `start_date` become “start Date”. */
export function spacedName(iri: string): string {
  return nameIn(iri)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ');
}

/** The slips between two names; undefined where there are too many for their length. */
export function slipsBetween(left: string, right: string): number | undefined {
  const length = Math.min(left.length, right.length);
  const allowed = length < 4 ? 0 : length < 9 ? 1 : length < 20 ? 2 : 3;
  if (Math.abs(left.length - right.length) > allowed) return undefined;
  const edits = editsBetween(left, right);
  // Half of a short word is no slip; two exchanged letters are one.
  return edits <= allowed ? edits : undefined;
}
