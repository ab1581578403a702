/** The class hierarchy of a graph's ontology. */
import { RDFS, type QuadSource } from '../../rdf/index.js';

/** 1. A class is below itself. */
export class Hierarchy {
  readonly #above = new Map<string, ReadonlySet<string>>();
  readonly #below = new Map<string, Set<string>>();

  constructor(sources: readonly QuadSource[]) {
    const direct = new Map<string, Set<string>>();
    for (const source of sources) {
      for (const { subject, object } of source.match(null, RDFS.subClassOf))
        direct.set(subject.value, (direct.get(subject.value) ?? new Set()).add(object.value));
    }
    for (const iri of direct.keys()) {
      const above = new Set<string>();
      const visit = (each: string): void => {
        if (above.has(each)) return;
        above.add(each);
        for (const next of direct.get(each) ?? []) visit(next);
      };
      visit(iri);
      this.#above.set(iri, above);
      for (const each of above)
        this.#below.set(each, (this.#below.get(each) ?? new Set()).add(iri));
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
    if (this.isBelow(left, right) || this.isBelow(right, left)) return true;
    const below = this.#below.get(right);
    return (
      below !== undefined && [...(this.#below.get(left) ?? [])].some((each) => below.has(each))
    );
  }
}
