/** Ids of IRIs that were looked up lately, so that the few that come in every statement are not encoded each time. */
import type { TermId } from './term-ids.js';

const KEPT_IRIS = 50_000;

/** By the buffer that has the text of the terms, which versions that follow each other share. */
const ofBuffers = new WeakMap<ArrayBufferLike, KnownIris>();

/** Ids stay what they are while terms are only added; whoever takes terms back has to clear this. */
export class KnownIris {
  readonly #ids = new Map<string, TermId>();

  static ofTexts({ buffer }: Uint8Array): KnownIris {
    const known = ofBuffers.get(buffer) ?? new KnownIris();
    ofBuffers.set(buffer, known);
    return known;
  }

  /** The id of an IRI, if it is one of the first `size` terms: later views remember terms that earlier ones do not have. */
  get(iri: string, size: number): TermId | undefined {
    const id = this.#ids.get(iri);
    return id !== undefined && id <= size ? id : undefined;
  }

  set(iri: string, id: TermId): void {
    if (this.#ids.size >= KEPT_IRIS) this.#ids.clear();
    this.#ids.set(iri, id);
  }

  clear(): void {
    this.#ids.clear();
  }
}
