/** What was made from statements of a version, kept as long as nothing it depends on is touched. */
import { LRUCache } from 'lru-cache';
import type { GraphVersion } from '../../graph/index.js';
import type { Service } from '../../service.js';
import type { Dependencies } from '../../snapshots/index.js';

/** A value, with its dependencies in ids of its version; undefined where they are unknown. */
export interface Made<Value> {
  readonly value: Value;
  readonly dependencies: Dependencies | undefined;
}

/** A value, and the version that last changed it, if that is known. */
export interface Known<Value> {
  readonly value: Value;
  readonly lastChange: number | undefined;
}

interface Kept<Value> extends Known<Value> {
  /** In ids of the latest version. */
  readonly dependencies: Dependencies;
  /** The last version for which it is known to be valid. */
  checkedAt: number;
}

/** Values by keys: of the latest version, and of others. */
export class ThingCache<Value> {
  readonly #kept: LRUCache<string, Kept<Value>>;

  constructor(
    private readonly service: Pick<Service, 'history' | 'current'>,
    max: number,
  ) {
    this.#kept = new LRUCache({ max });
  }

  /** The value of a key in a version; one with unknown dependencies is made each time. */
  get(version: GraphVersion, key: string, make: () => Made<Value>): Known<Value>;
  get(
    version: GraphVersion,
    key: string,
    make: () => Made<Value> | undefined,
  ): Known<Value> | undefined;
  get(
    version: GraphVersion,
    key: string,
    make: () => Made<Value> | undefined,
  ): Known<Value> | undefined {
    const { history, current } = this.service;
    const isCurrent = version === current;
    const place = isCurrent ? key : `${version.number} ${key}`;
    const kept = version.isPaged ? undefined : this.#kept.get(place);
    if (kept && (!isCurrent || this.#holds(kept, version))) return kept;
    const made = make();
    if (!made?.dependencies || version.isPaged)
      return made && { value: made.value, lastChange: undefined };
    const { said, named, classed, linked } = history.inLatestIds(version, made.dependencies);
    const dependencies = {
      said: [...said],
      named: [...named],
      classed: [...classed],
      linked: [...linked],
    };
    const fresh = {
      value: made.value,
      dependencies,
      lastChange: history.lastChange(version, dependencies),
      checkedAt: version.number,
    };
    this.#kept.set(place, fresh);
    return fresh;
  }

  /** Whether it is valid in the latest version too. Cost: the touches of its terms, once a version. */
  #holds(kept: Kept<Value>, version: GraphVersion): boolean {
    if (kept.checkedAt === version.number) return true;
    const change = this.service.history.lastChange(version, kept.dependencies);
    if (change === undefined || change > kept.checkedAt) return false;
    kept.checkedAt = version.number;
    return true;
  }
}
