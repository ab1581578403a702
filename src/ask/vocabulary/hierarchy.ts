/** The class hierarchy of a graph's ontology. */
import { RDFS, getOrMake, type QuadSource } from '../../rdf/index.js';

/** A class is below itself. */
export class Hierarchy {
  readonly #above = new Map<string, ReadonlySet<string>>();
  readonly #below = new Map<string, Set<string>>();

  constructor(sources: readonly QuadSource[]) {
    const direct = new Map<string, Set<string>>();
    for (const source of sources)
      for (const { subject, object } of source.match(null, RDFS.subClassOf))
        getOrMake(direct, subject.value, () => new Set()).add(object.value);
    for (const iri of direct.keys()) {
      // A set is iterated over what is added on the way, too.
      const above = new Set([iri]);
      for (const each of above) for (const next of direct.get(each) ?? []) above.add(next);
      this.#above.set(iri, above);
      for (const each of above) getOrMake(this.#below, each, () => new Set()).add(iri);
    }
  }

  above(iri: string): ReadonlySet<string> {
    return this.#above.get(iri) ?? new Set([iri]);
  }

  isBelow(lower: string, upper: string): boolean {
    return this.above(lower).has(upper);
  }

  /** Whether a thing can be of both: one, or a third class, is below both. */
  overlap(left: string, right: string): boolean {
    const below = this.#below.get(right);
    return [left, ...(this.#below.get(left) ?? [])].some(
      (each) => each === right || below?.has(each),
    );
  }
}
