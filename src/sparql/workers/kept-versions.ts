/** The graph versions that workers keep: the latest, and a few recently used. */
import type { VersionKey } from './messages.js';

/** A graph version; a later one has a greater number. */
export interface NumberedVersion {
  readonly number: number;
}

/** A version as sent to workers. */
export interface KeptVersion {
  readonly key: VersionKey;
  readonly payload: unknown;
}

/** The payloads of the versions in use. The latest is kept even if seldom used. */
export class KeptVersions<Version extends NumberedVersion> {
  /** Least recently used first. */
  readonly #kept = new Map<VersionKey, KeptVersion>();
  /** Numbers are not enough: there are versions outside any log. */
  readonly #keys = new WeakMap<Version, VersionKey>();
  #keyCount = 0;
  #latest: { readonly key: VersionKey; readonly number: number } | undefined;

  /** `onForget` is called with the versions that workers can drop. */
  constructor(
    private readonly payloadOf: (version: Version) => unknown,
    private readonly maxCount: number,
    private readonly onForget: (versions: readonly VersionKey[]) => void,
  ) {}

  /** Makes a version the most recently used one. A draft is never the latest. */
  use(version: Version, isDraft = false): KeptVersion {
    const key = this.#keys.get(version) ?? (this.#keyCount += 1);
    this.#keys.set(version, key);
    const kept = this.#kept.get(key) ?? { key, payload: this.payloadOf(version) };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (!isDraft && (!this.#latest || version.number >= this.#latest.number))
      this.#latest = { key, number: version.number };
    this.#forgetOldest();
    return kept;
  }

  /** Forgets a version that nobody will use again. */
  drop({ key }: KeptVersion): void {
    if (this.#kept.delete(key)) this.onForget([key]);
  }

  #forgetOldest(): void {
    const surplus = this.#kept.size - this.maxCount;
    if (surplus <= 0) return;
    const forgotten = [...this.#kept.keys()]
      .filter((key) => key !== this.#latest?.key)
      .slice(0, surplus);
    for (const key of forgotten) this.#kept.delete(key);
    this.onForget(forgotten);
  }
}
