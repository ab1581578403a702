/** Names of things, read from a graph. */
import type { Literal, NamedNode, QuadSource, Term } from '../rdf/index.js';
import { DCTERMS, FOAF, RDFS, SKOS } from '../rdf/index.js';
import type { IdGraph } from './id-graph.js';
import { UNBOUND, type TermId } from './term-ids.js';

/** Properties with names; the first one that a thing has counts. */
export const LABEL_PROPERTIES: readonly NamedNode[] = [
  RDFS.label,
  SKOS.prefLabel,
  DCTERMS.title,
  FOAF.name,
];

/** A label in the language, in English, or any; else the end of the IRI. A literal's text. */
export function labelOf(source: QuadSource, term: Term, language?: string): string {
  if (term.termType === 'Literal') return term.value;
  if (term.termType !== 'NamedNode') return `_:${term.value}`;
  return givenLabelOf(source, term, language) ?? localNameOf(term.value);
}

/** In running text: the label, or the words of the local name (`startDate`: “start date”). */
export function spokenLabelOf(source: QuadSource, term: Term, language?: string): string {
  return (
    givenLabelOf(source, term, language) ??
    labelOf(source, term)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
  );
}

/** A thing's label in the graph, if any. Of equally good ones, the first by text. */
export function givenLabelOf(source: QuadSource, term: Term, language = 'en'): string | undefined {
  for (const property of LABEL_PROPERTIES) {
    let best: Literal | undefined;
    for (const { object } of source.match(term, property))
      best = betterLabel(object, best, language);
    if (best) return best.value;
  }
  return undefined;
}

/** Reads labels of one version in one language, over ids. */
export class LabelReader {
  readonly #properties: readonly TermId[];

  constructor(
    private readonly graph: IdGraph,
    private readonly language: string,
  ) {
    this.#properties = LABEL_PROPERTIES.map((property) => graph.idOf(property)).filter(
      (id) => id !== UNBOUND,
    );
  }

  labelOf(id: TermId): Literal | undefined {
    for (const property of this.#properties) {
      let best: Literal | undefined;
      this.graph.visitPairs('so', property, id, (_id, label) => {
        best = betterLabel(this.graph.dictionary.termOf(label), best, this.language);
      });
      if (best) return best;
    }
    return undefined;
  }
}

function betterLabel(
  object: Term,
  best: Literal | undefined,
  language: string,
): Literal | undefined {
  if (object.termType !== 'Literal' || best === undefined)
    return object.termType === 'Literal' ? object : best;
  const difference = rankOf(object, language) - rankOf(best, language);
  const isFirst =
    object.value === best.value ? object.language < best.language : object.value < best.value;
  return difference < 0 || (difference === 0 && isFirst) ? object : best;
}

function rankOf({ language: tag }: Literal, language: string): number {
  if (isIn(tag, language)) return 0;
  if (isIn(tag, 'en')) return 1;
  return tag === '' ? 2 : 3;
}

/** Whether a tag is in a language: `en-GB` is in `en`. */
function isIn(tag: string, language: string): boolean {
  const lower = tag.toLowerCase();
  return lower === language || lower.startsWith(`${language}-`);
}

/** The part of an IRI after its last `#`, `/` or `:`; all of it where nothing follows. */
export function localNameOf(iri: string): string {
  const separator = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'), iri.lastIndexOf(':'));
  return iri.slice(separator + 1) || iri;
}
