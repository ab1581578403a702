/** Answers about a text being written: a newer text aborts requests about older ones. */
import { RequestFailed, isAbort } from './requests.js';

/** How something is asked, and who is told. */
export interface LatestAnswerSettings<Answer> {
  /** Asks the service; undefined where there is nothing to ask. */
  readonly ask: (text: string, signal: AbortSignal) => Promise<Answer> | undefined;
  /** Told the answer, or undefined where there is none or the service refuses. */
  readonly tell: (answer: Answer | undefined) => void;
  /** How long writing has to pause before the service is asked. */
  readonly pauseMs: number;
}

/** Asks whenever a text has been left alone for a moment. */
export class LatestAnswer<Answer> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #controller: AbortController | undefined;

  constructor(private readonly settings: LatestAnswerSettings<Answer>) {}

  /** The text has changed; its answer is told soon. */
  changed(text: string): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#ask(text), this.settings.pauseMs);
  }

  /** Asks of a text at once. */
  askNow(text: string): void {
    this.stop();
    void this.#ask(text);
  }

  /** Nothing is told any more until the text changes. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#controller?.abort();
  }

  async #ask(text: string): Promise<void> {
    const { ask, tell } = this.settings;
    const { signal } = (this.#controller = new AbortController());
    try {
      const answer = await ask(text, signal);
      // What came just before it was given up is not told after it.
      if (!signal.aborted) tell(answer);
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      if (!(error instanceof RequestFailed)) throw error;
      tell(undefined);
    }
  }
}
