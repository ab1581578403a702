/** Past versions in memory: a few, the least recently used of which goes first. */
import type { GraphVersion } from '../graph/index.js';

const OPEN_VERSIONS = 3;

/** One after another, as opening takes memory; requests for the same version share one opening. */
export class OpenVersions {
  /** The most recently used last. */
  readonly #kept = new Map<number, GraphVersion>();
  readonly #underWay = new Map<number, Promise<GraphVersion>>();
  #last: Promise<unknown> = Promise.resolve();

  /** `open` opens a version; its argument are those in memory. */
  constructor(
    private readonly openFrom: (
      version: number,
      known: readonly GraphVersion[],
    ) => Promise<GraphVersion>,
  ) {}

  open(version: number): Promise<GraphVersion> {
    const kept = this.#kept.get(version);
    if (!kept) return this.#underWay.get(version) ?? this.#openNext(version);
    this.#keep(kept);
    return Promise.resolve(kept);
  }

  #openNext(version: number): Promise<GraphVersion> {
    const opened = this.#last.then(() => this.openFrom(version, [...this.#kept.values()]));
    this.#underWay.set(version, opened);
    this.#last = opened
      .then(
        (graph) => this.#keep(graph),
        () => undefined,
      )
      .then(() => this.#underWay.delete(version));
    return opened;
  }

  #keep(version: GraphVersion): void {
    this.#kept.delete(version.number);
    this.#kept.set(version.number, version);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > OPEN_VERSIONS && oldest !== undefined) this.#kept.delete(oldest);
  }
}
