/** What to call a thing, read from a graph. */
import { DCTERMS, FOAF, RDFS, SKOS, type NamedNode, type QuadSource, type Term } from '../rdf/index.js';

const LABEL_PROPERTIES: readonly NamedNode[] = [RDFS.label, SKOS.prefLabel, DCTERMS.title, FOAF.name];

/** The name of a term for people: its English label, any label, or the end of its IRI; a literal's text. */
export function labelOf(source: QuadSource, term: Term): string {
  if (term.termType === 'Literal') return term.value;
  if (term.termType !== 'NamedNode') return `_:${term.value}`;
  return givenLabelOf(source, term) ?? localNameOf(term.value);
}

/** The name of a class or property in running text; where it has no label, the words of its local name: `startDate` is “start date”. */
export function spokenLabelOf(source: QuadSource, term: Term): string {
  return givenLabelOf(source, term) ?? labelOf(source, term).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** The label that the graph gives a thing; undefined where it gives none. */
export function givenLabelOf(source: QuadSource, term: Term): string | undefined {
  for (const property of LABEL_PROPERTIES) {
    const labels = [...source.match(term, property)].map(({ object }) => object).filter((object) => object.termType === 'Literal');
    const best = labels.find(({ language }) => language.startsWith('en')) ?? labels.find(({ language }) => language === '') ?? labels[0];
    if (best) return best.value;
  }
  return undefined;
}

/** The part of an IRI after its last `#`, `/` or `:`; all of it where nothing follows. */
export function localNameOf(iri: string): string {
  const separator = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'), iri.lastIndexOf(':'));
  return iri.slice(separator + 1) || iri;
}
