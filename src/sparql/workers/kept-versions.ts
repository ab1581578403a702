/** The graph versions that workers keep: the latest, and a few that were asked for lately. */
import type { VersionKey } from './messages.js';

/** The payloads of the versions in use, least recently used first. */
export class KeptVersions {
  readonly #payloads = new Map<VersionKey, unknown>();
  readonly #payloadOf: (version: VersionKey) => unknown;
  readonly #onForget: (versions: readonly VersionKey[]) => void;
  readonly #maxCount: number;
  #latest: VersionKey | undefined;

  /** `onForget` hears of versions that nobody is to keep any longer. */
  constructor(
    payloadOf: (version: VersionKey) => unknown,
    maxCount: number,
    onForget: (versions: readonly VersionKey[]) => void,
  ) {
    this.#payloadOf = payloadOf;
    this.#maxCount = maxCount;
    this.#onForget = onForget;
  }

  /** The payload of a version, which is now the most recently used. */
  use(version: VersionKey): unknown {
    const payload = this.#payloads.has(version)
      ? this.#payloads.get(version)
      : this.#payloadOf(version);
    this.#payloads.delete(version);
    this.#payloads.set(version, payload);
    this.#forgetOldest();
    return payload;
  }

  /** Makes a version the latest, which is kept however long nobody asks for it. */
  publish(version: VersionKey): void {
    this.#latest = version;
    this.use(version);
  }

  #forgetOldest(): void {
    const surplus = this.#payloads.size - this.#maxCount;
    if (surplus <= 0) return;
    const forgotten = [...this.#payloads.keys()]
      .filter((version) => version !== this.#latest)
      .slice(0, surplus);
    for (const version of forgotten) this.#payloads.delete(version);
    this.#onForget(forgotten);
  }
}
