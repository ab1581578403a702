/** Rows that are worked out in parts, by several workers where some are idle. */
import type { Batch } from './batch.js';
import { SharedParts, helpWithParts, type HelpOffer } from '../workers/index.js';
import { Operator, type StepDescription } from './operator.js';
import type { PatternScan } from './pattern-scan.js';
import type { QueryContext } from './query-context.js';
import { received, toSend, type SentBatches } from './sent-batches.js';

/** Where there are fewer parts than this, smaller ones are made. */
const FEW_PARTS = 8;
const MANY_PARTS = 32;
/** What a part may give however few rows it has. */
const FIRST_ROWS = 256;

export interface GatherOptions {
  /** The scan that `whole` begins with, whose rows are divided. */
  readonly scan: PatternScan;
  /** Rows of it in a part; fewer where they are few. */
  readonly partRows: number;
  /** What helpers work out of a part: its rows, or what the step above makes of them. */
  readonly partial: Operator;
  /** Whether what `partial` gave can be merged. */
  readonly accepts: (batch: Batch) => boolean;
}

/**
 * The rows of `whole` in their order; from some part on, batches of `partial`, marked as such. The
 * parts are the same whether anybody helps or not, and so is the order of the rows.
 */
export class Gather extends Operator {
  readonly #context: QueryContext;
  readonly #whole: Operator;
  readonly #options: GatherOptions;
  readonly #number: number;

  constructor(context: QueryContext, whole: Operator, options: GatherOptions) {
    super(whole.variables, whole.certain, whole.estimate, [whole]);
    this.#context = context;
    this.#whole = whole;
    this.#options = options;
    this.#number = context.gathers.push(this);
  }

  describe(): StepDescription {
    return { name: 'in parts' };
  }

  /** Tells the steps of one query apart; the same in each worker that plans it. */
  get work(): string {
    return `${this.#number} ${this.#partCount} ${this.#options.partial.variables.join(' ')}`;
  }

  /** What a helper works out for a part; undefined where it cannot be merged. */
  partialOf(part: number): Batch[] | undefined {
    const { partial, accepts } = this.#options;
    this.#limitTo(part);
    const [before, madeBefore] = [this.#whole.producedRows, partial.producedRows];
    const batches = [...partial.batches()];
    const rowCount = this.#whole.producedRows - before;
    // Nothing is gained where nearly each row is sent after all.
    const isMany = partial.producedRows - madeBefore > Math.max(rowCount / 4, FIRST_ROWS);
    return (partial !== this.#whole && isMany) || !batches.every(accepts) ? undefined : batches;
  }

  protected *run(): Generator<PartialBatch> {
    const { scan, partial } = this.#options;
    const partCount = this.#partCount;
    const { ask, budget } = this.#context;
    const parts =
      ask && partCount > 1 ? new SharedParts(this.work, partCount, ask, budget) : undefined;
    let part = 0;
    try {
      for (; part < partCount && (!parts || parts.take(part)); part += 1) {
        this.#limitTo(part);
        yield* this.#whole.batches();
      }
      for (; part < partCount; part += 1) {
        const sent = parts?.result(part) as SentBatches | undefined;
        if (!sent) this.#limitTo(part);
        const batches = sent ? received(sent, this.#context) : partial.batches();
        for (const batch of batches) yield { ...batch, isPartial: true };
      }
    } finally {
      parts?.end();
      scan.limitTo(0, Infinity);
    }
  }

  /** Few rows of a scan may still be much work, so they are divided too. */
  get #partRows(): number {
    const { scan, partRows } = this.#options;
    const isFew = scan.rowCount < FEW_PARTS * partRows;
    return isFew ? Math.max(1, Math.ceil(scan.rowCount / MANY_PARTS)) : partRows;
  }

  get #partCount(): number {
    return Math.ceil(this.#options.scan.rowCount / this.#partRows);
  }

  #limitTo(part: number): void {
    const partRows = this.#partRows;
    this.#options.scan.limitTo(part * partRows, (part + 1) * partRows);
  }
}

/** A batch of `partial`. */
interface PartialBatch extends Batch {
  readonly isPartial?: true;
}

export function isPartial(batch: PartialBatch): boolean {
  return batch.isPartial === true;
}

/** Helps with a query that was planned here as well. */
export function helpWith(offer: HelpOffer, context: QueryContext): void {
  const gather = context.gathers.find(({ work }) => work === offer.work);
  if (!gather) return;
  helpWithParts(offer, (part) => {
    const batches = gather.partialOf(part);
    return batches && toSend(batches, context);
  });
}
