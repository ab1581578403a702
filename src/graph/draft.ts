/** Prepares the next version: a version, with additions and removals. */
import { type Change, type Match, type Quad, type QuadSource } from '../rdf/index.js';
import { GraphVersion, type TermGraph } from './graph-version.js';
import { netChangeOf, withIdChange } from './id-change.js';
import { QuadIndex } from './quad-index.js';
import { QuadBuffer } from './row-buffer.js';

/**
 * A private, changeable copy of a version. It records the net difference: `#added` has no quad of
 * the version, `#removed` only quads of it.
 */
export class Draft implements QuadSource {
  readonly #added = new QuadIndex();
  readonly #removed = new QuadIndex();

  constructor(private readonly version: TermGraph) {}

  get base(): TermGraph {
    return this.version;
  }

  /** The matching quads now; the draft may change while they are read. */
  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Quad[] {
    const quads = [...this.version.match(subject, predicate, object, graph)];
    const left =
      this.#removed.size === 0 ? quads : quads.filter((quad) => !this.#removed.has(quad));
    return this.#added.size === 0
      ? left
      : [...left, ...this.#added.match(subject, predicate, object, graph)];
  }

  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    const pattern = [subject, predicate, object, graph] as const;
    return (
      this.version.count(...pattern) -
      this.#removed.match(...pattern).length +
      this.#added.match(...pattern).length
    );
  }

  has(quad: Quad): boolean {
    return this.#added.has(quad) || (this.version.has(quad) && !this.#removed.has(quad));
  }

  add(quad: Quad): void {
    if (this.version.has(quad)) this.#removed.delete(quad);
    else this.#added.add(quad);
  }

  delete(quad: Quad): void {
    if (this.version.has(quad)) this.#removed.add(quad);
    else this.#added.delete(quad);
  }

  /** Applies a change, removals first. */
  apply(change: Change): void {
    for (const quad of change.removed) this.delete(quad);
    for (const quad of change.added) this.add(quad);
  }

  /** Quads that were removed and added again are in neither part. */
  netChange(): Change {
    return { added: [...this.#added], removed: [...this.#removed] };
  }

  /**
   * The draft as version `number`. It must not be changed after that. Cost: the change, and a copy
   * of the list of graphs.
   */
  publish(number: number, committedAt: Date | undefined, identity = ''): GraphVersion {
    if (!(this.version instanceof GraphVersion))
      throw new TypeError('Only a draft of a version can be published.');
    const { dictionary, ids } = this.version;
    const rows = new QuadBuffer();
    for (const quad of this.#removed) rows.remove(...dictionary.addQuad(quad));
    for (const quad of this.#added) rows.push(...dictionary.addQuad(quad));
    return new GraphVersion(
      dictionary,
      withIdChange(ids, netChangeOf(ids, rows)),
      number,
      committedAt,
      identity,
    );
  }
}
