/** Caches ids of IRIs: the few that are in every statement are not encoded each time. */
import { UNBOUND, type TermId } from './term-ids.js';

const KEPT_IRIS = 50_000;

/** By the terms' text buffer, which successive versions share. */
const ofBuffers = new WeakMap<ArrayBufferLike, KnownIris>();

/** Clear it where terms are removed; while they are only added, ids stay. */
export class KnownIris {
  readonly #ids = new Map<string, TermId>();
  /** IRIs missing among so many terms. */
  readonly #missing = new Map<string, number>();

  static ofTexts({ buffer }: Uint8Array): KnownIris {
    const known = ofBuffers.get(buffer) ?? new KnownIris();
    ofBuffers.set(buffer, known);
    return known;
  }

  /** Undefined beyond the first `size` terms: later views know more terms than earlier ones. */
  get(iri: string, size: number): TermId | undefined {
    const id = this.#ids.get(iri);
    return id !== undefined && id <= size ? id : undefined;
  }

  set(iri: string, id: TermId): void {
    if (this.#ids.size >= KEPT_IRIS) this.#ids.clear();
    this.#ids.set(iri, id);
  }

  /** The id of an IRI among the first `size` terms, looked up and cached; so is its absence. */
  find(iri: string, size: number, lookUp: () => TermId): TermId {
    const known = this.get(iri, size);
    if (known !== undefined) return known;
    if ((this.#missing.get(iri) ?? -1) >= size) return UNBOUND;
    const id = lookUp();
    if (id === UNBOUND) this.#setMissing(iri, size);
    else this.set(iri, id);
    return id;
  }

  #setMissing(iri: string, size: number): void {
    if (this.#missing.size >= KEPT_IRIS) this.#missing.clear();
    this.#missing.set(iri, size);
  }

  clear(): void {
    this.#ids.clear();
    this.#missing.clear();
  }
}
