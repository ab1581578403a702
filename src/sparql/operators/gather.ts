/** Rows evaluated in parts, by several workers where some are idle. */
import type { Batch } from './batch.js';
import { SharedParts, helpWithParts, type HelpOffer } from '../workers/index.js';
import { Operator, type StepDescription } from './operator.js';
import type { PatternScan } from './pattern-scan.js';
import type { QueryContext } from './query-context.js';
import { received, toSend, type SentBatches } from './sent-batches.js';

/** Fewer parts than this are made smaller. */
const FEW_PARTS = 8;
const MANY_PARTS = 32;
/** Rows that a part may give however small it is. */
const FIRST_ROWS = 256;

export interface GatherOptions {
  /** The first scan of `whole`, whose rows are divided. */
  readonly scan: PatternScan;
  /** Rows of a part, if there are enough. */
  readonly partRows: number;
  /** What helpers run for a part: the same rows, or the step above it. */
  readonly partial: Operator;
  /** Whether results of `partial` can be merged. */
  readonly accepts: (batch: Batch) => boolean;
}

/**
 * The rows of `whole` in order; from some part on, batches of `partial`, marked as such. Parts and
 * order are the same with or without help.
 */
export class Gather extends Operator {
  readonly #number: number;

  constructor(
    private readonly context: QueryContext,
    private readonly whole: Operator,
    private readonly options: GatherOptions,
  ) {
    super(whole.variables, whole.certain, whole.estimate, [whole]);
    this.#number = context.gathers.push(this);
  }

  describe(): StepDescription {
    return { name: 'in parts' };
  }

  /** Identifies a step of a query; the same in each worker that plans it. */
  get work(): string {
    return `${this.#number} ${this.#partCount} ${this.options.partial.variables.join(' ')}`;
  }

  /** A helper's result for a part; undefined where it cannot be merged. */
  partialOf(part: number): Batch[] | undefined {
    const { partial, accepts } = this.options;
    this.#limitTo(part);
    const [before, madeBefore] = [this.whole.producedRows, partial.producedRows];
    const batches = [...partial.batches()];
    const rowCount = this.whole.producedRows - before;
    // No gain where nearly every row is sent anyway.
    const isMany = partial.producedRows - madeBefore > Math.max(rowCount / 4, FIRST_ROWS);
    return (partial !== this.whole && isMany) || !batches.every(accepts) ? undefined : batches;
  }

  protected *run(): Generator<PartialBatch> {
    const { scan, partial } = this.options;
    const partCount = this.#partCount;
    const { ask, budget } = this.context;
    const parts =
      ask && partCount > 1 ? new SharedParts(this.work, partCount, ask, budget) : undefined;
    let part = 0;
    try {
      for (; part < partCount && (!parts || parts.take(part)); part += 1) {
        this.#limitTo(part);
        yield* this.whole.batches();
      }
      for (; part < partCount; part += 1) {
        const sent = parts?.result(part) as SentBatches | undefined;
        if (!sent) this.#limitTo(part);
        const batches = sent ? received(sent, this.context) : partial.batches();
        for (const batch of batches) yield { ...batch, isPartial: true };
      }
    } finally {
      parts?.end();
      scan.limitTo(0, Infinity);
    }
  }

  /** Few rows of a scan may still be much work, so they are divided too. */
  get #partRows(): number {
    const { scan, partRows } = this.options;
    const isFew = scan.rowCount < FEW_PARTS * partRows;
    return isFew ? Math.max(1, Math.ceil(scan.rowCount / MANY_PARTS)) : partRows;
  }

  get #partCount(): number {
    return Math.ceil(this.options.scan.rowCount / this.#partRows);
  }

  #limitTo(part: number): void {
    const partRows = this.#partRows;
    this.options.scan.limitTo(part * partRows, (part + 1) * partRows);
  }
}

interface PartialBatch extends Batch {
  readonly isPartial?: true;
}

export function isPartial(batch: PartialBatch): boolean {
  return batch.isPartial === true;
}

export function helpWith(offer: HelpOffer, context: QueryContext): void {
  const gather = context.gathers.find(({ work }) => work === offer.work);
  if (!gather) return;
  helpWithParts(offer, (part) => {
    const batches = gather.partialOf(part);
    return batches && toSend(batches, context);
  });
}
