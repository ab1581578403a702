/** What a query would cost, asked while it is written: the last text counts, and what is asked of texts before is given up. */
import { RequestFailed, isAbort } from '../requests.js';
import { explain, fitsAddress, type Explanation, type PlanStep } from './explanation.js';

/** How heavy a query is likely to be. */
export interface Cost {
  readonly weight: 'light' | 'moderate' | 'heavy';
  /** Rows of the answer, as the plan expects them. */
  readonly rows: number;
}

/** How long writing has to pause before the service is asked. */
const PAUSE_MS = 250;
/** Rows that all steps together may be expected to handle. */
const LIGHT_ROWS = 200_000;
const MODERATE_ROWS = 10_000_000;

/** The cost that a plan lets expect; undefined where there is none. */
export function costOf({ plan }: Explanation): Cost | undefined {
  if (!plan) return undefined;
  const handled = rowsOfAll(plan);
  return { weight: handled <= LIGHT_ROWS ? 'light' : handled <= MODERATE_ROWS ? 'moderate' : 'heavy', rows: plan.estimatedRows };
}

function rowsOfAll({ estimatedRows, inputs }: PlanStep): number {
  return inputs.reduce((sum, input) => sum + rowsOfAll(input), estimatedRows);
}

/** Asks for the plan whenever the text has been left alone for a moment. */
export class CostWatch {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #controller: AbortController | undefined;

  constructor(
    private readonly version: string | undefined,
    private readonly tell: (explanation: Explanation | undefined) => void,
  ) {}

  /** The text has changed; tells its explanation soon, or undefined where there is none. */
  changed(query: string): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#ask(query), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#controller?.abort();
  }

  async #ask(query: string): Promise<void> {
    if (query.trim() === '' || !fitsAddress(query)) {
      this.tell(undefined);
      return;
    }
    this.#controller = new AbortController();
    try {
      this.tell(await explain(query, { version: this.version, signal: this.#controller.signal, mode: 'check' }));
    } catch (error) {
      if (isAbort(error)) return;
      if (!(error instanceof RequestFailed)) throw error;
      this.tell(undefined);
    }
  }
}
