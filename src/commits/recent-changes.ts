/** The small changes that led to the latest versions, for features that follow the graph. */
import type { GraphVersion } from '../graph/index.js';
import type { Change } from '../rdf/index.js';

const KEPT_CHANGES = 256;
/** After a larger change the graph is read anew; it would take too much memory here. */
const MAX_QUADS = 5_000;

/** Steps between versions by their identities, so that unpublished versions lead nowhere. */
export class RecentChanges {
  readonly #steps = new Map<string, { readonly before: string; readonly change: Change }>();

  note(before: GraphVersion, after: GraphVersion, change: Change): void {
    if (change.added.length + change.removed.length > MAX_QUADS) return;
    this.#steps.set(after.identity, { before: before.identity, change });
    const [oldest] = this.#steps.keys();
    if (this.#steps.size > KEPT_CHANGES && oldest !== undefined) this.#steps.delete(oldest);
  }

  /** The changes from one version to a later one, in order; undefined when some are forgotten. */
  between(from: Pick<GraphVersion, 'identity'>, to: GraphVersion): readonly Change[] | undefined {
    const changes: Change[] = [];
    for (let identity = to.identity; identity !== from.identity;) {
      const step = this.#steps.get(identity);
      if (!step) return undefined;
      changes.push(step.change);
      identity = step.before;
    }
    return changes.reverse();
  }
}
