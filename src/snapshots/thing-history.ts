/** When a thing changed, and with it its document. */
import { ServiceError } from '../errors.js';
import { Touch, type CommitLog, type Touches } from '../commits/index.js';
import type { Description, GraphVersion, TermId } from '../graph/index.js';
import {
  OWL,
  RDF,
  RDFS,
  getOrMake,
  toNTriplesTerm,
  type NamedNode,
  type Names,
  type Term,
} from '../rdf/index.js';
import { Turns } from '../threads/index.js';

export interface ThingVersion {
  readonly version: number;
  readonly committedAt: Date;
}

export class ThingHistory {
  readonly #followsFromAfar = new WeakMap<GraphVersion, boolean>();

  constructor(
    private readonly log: CommitLog,
    private readonly names: Names,
    /** The latest version, and the touches up to it. */
    private readonly source: { readonly current: GraphVersion; readonly touches: Touches },
  ) {}

  /**
   * The last version that changed the document of a thing; undefined where classes follow from
   * statements about other things. It may be later than necessary: where a neighbour got a name that
   * is not shown, and where a class was put below one that its members had already.
   */
  lastChange(
    version: GraphVersion,
    { nodes, neighbours, classes }: Description,
  ): number | undefined {
    if (this.#hasClassesFromAfar(version)) return undefined;
    const { current, touches } = this.source;
    // A past version may not share the ids of the latest.
    const isShared = version.dictionary === current.dictionary;
    const changes = [
      { kind: Touch.said, ids: nodes },
      { kind: Touch.named, ids: neighbours },
      { kind: Touch.classed, ids: classes },
    ].flatMap(({ kind, ids }) =>
      Array.from(ids, (id) => {
        const latest = isShared ? id : this.#idOf(version.ids.dictionary.termOf(id));
        return touches.lastTouch(latest, kind, version.number);
      }),
    );
    changes.push(touches.lastTouch(this.#idOf(RDF.type), Touch.classed, version.number));
    return Math.max(...changes);
  }

  /** Whether a thing ever had statements. */
  wasTouched(iri: NamedNode): boolean {
    const { current, touches } = this.source;
    return touches.lastTouch(this.#idOf(iri), Touch.said, current.number) > 0;
  }

  /** The commit of a version; for a dropped one, the first kept one after it. */
  commitOf(version: number): ThingVersion {
    const { id, committedAt } = this.log.commitFrom(version);
    return { version: id, committedAt };
  }

  /**
   * The versions that changed statements about a thing, oldest first, without those in which it is
   * missing. Cost: the bytes of each commit but the first that did.
   * @throws ServiceError `query-timeout`; the signal's reason when it fires.
   */
  async versionsOf(
    iri: NamedNode,
    { timeoutMs = Infinity, signal }: { timeoutMs?: number; signal?: AbortSignal } = {},
  ): Promise<ThingVersion[]> {
    const { current, touches } = this.source;
    const endMs = performance.now() + timeoutMs;
    const turns = new Turns(() => {
      signal?.throwIfAborted();
      if (performance.now() > endMs) throw tooLong(iri, timeoutMs);
    });
    const [id, start] = [this.#idOf(iri), `${toNTriplesTerm(iri)} `];
    const lastUpTo = (version: number): number => touches.lastTouch(id, Touch.said, version);
    let count = current.count(iri) - current.count(iri, null, null, this.names.graphs.inferred);
    const found: ThingVersion[] = [];
    for (let change = lastUpTo(current.number); change > 0;) {
      const commit = this.commitOf(change);
      if (count > 0) found.push(commit);
      // A commit has the changes of those before it that were dropped.
      change = lastUpTo(this.log.lastId(commit.version - 1));
      if (change === 0) break;
      for (const step of this.log.changesWhere(commit.version, (line) => line.startsWith(start))) {
        count += step.removed.length - step.added.length;
        await turns.take();
      }
    }
    return found.reverse();
  }

  #idOf(term: Term): TermId {
    return this.source.current.dictionary.idOf(term);
  }

  /** Classes that rules infer from statements about other things leave no touch on it. */
  #hasClassesFromAfar(version: GraphVersion): boolean {
    return getOrMake(this.#followsFromAfar, version, () => {
      const rules = [
        [RDF.type, null, null],
        [null, RDFS.subPropertyOf, RDF.type],
        [null, OWL.inverseOf, RDF.type],
      ] as const;
      return rules.some((rule) => version.count(...rule, this.names.graphs.ontology) > 0);
    });
  }
}

function tooLong({ value }: NamedNode, timeoutMs: number): ServiceError {
  return new ServiceError(
    'query-timeout',
    `Listing the versions of <${value}> takes longer than ${timeoutMs} ms (setting ` +
      'QUERY_TIMEOUT_MS). Compare two versions instead: /snapshots/{a}/diff/{b}?thing={iri}.',
    { details: { limit: 'QUERY_TIMEOUT_MS', timeoutMs } },
  );
}
