/** The classes of a graph's ontology. */
import { localNameOf, pluralOf } from '../../graph/index.js';
import type { NamedNode, Names, QuadSource } from '../../rdf/index.js';
import { RDFS, SKOS, getOrMake, namedNode, objectsOf } from '../../rdf/index.js';

/** A class, as the description of the things that are of it. */
export interface ClassConcept {
  readonly kind: 'class';
  /** `Event` of the ontology, or the IRI of another vocabulary's class. */
  readonly name: string;
  readonly iri: string;
  readonly singular: string;
  readonly plural: string;
  /** The names of its superclasses and its own. */
  readonly above: ReadonlySet<string>;
  /** The names of the classes that can have things in common with it. */
  readonly overlapping: ReadonlySet<string>;
}

/** The English names of a thing or a class. */
export function labelsIn(sources: readonly QuadSource[], iri: string): string[] {
  const named = (property: NamedNode): string[] =>
    sources
      .flatMap((source) => objectsOf(source, namedNode(iri), property))
      .filter(
        (term) =>
          term.termType === 'Literal' && (term.language === '' || term.language.startsWith('en')),
      )
      .map(({ value }) => value);
  return [...new Set([...named(RDFS.label), ...named(SKOS.altLabel)])];
}

/** Classes by their names. */
export class Classes {
  readonly #above = new Map<string, ReadonlySet<string>>();
  readonly #made = new Map<string, ClassConcept>();

  constructor(
    readonly sources: readonly QuadSource[],
    readonly names: Names,
  ) {
    const direct = new Map<string, Set<string>>();
    for (const source of sources)
      for (const { subject, object } of source.match(null, RDFS.subClassOf))
        getOrMake(direct, this.nameOf(subject.value), () => new Set()).add(
          this.nameOf(object.value),
        );
    for (const name of direct.keys()) {
      // A set is iterated over what is added on the way, too.
      const above = new Set([name]);
      for (const each of above) for (const next of direct.get(each) ?? []) above.add(next);
      this.#above.set(name, above);
    }
  }

  /** `Event` for a class of the ontology; the IRI for one of another vocabulary. */
  nameOf(iri: string): string {
    const { ontologyIri } = this.names;
    return iri.startsWith(ontologyIri) ? iri.slice(ontologyIri.length) : iri;
  }

  named(name: string): ClassConcept {
    return getOrMake(this.#made, name, () => {
      const iri = name.includes(':') ? name : this.names.og(name).value;
      const singular = labelsIn(this.sources, iri)[0] ?? localNameOf(iri);
      const above = this.#above.get(name) ?? new Set([name]);
      const ofNarrower = [...this.#above.values()].filter((each) => each.has(name));
      const overlapping = new Set([above, ...ofNarrower].flatMap((each) => [...each]));
      return { kind: 'class', name, iri, singular, plural: pluralOf(singular), above, overlapping };
    });
  }
}
