/** Answers about a text being written: a newer text aborts requests about older ones. */
import { RequestFailed, isAbort } from './requests.js';

export interface LatestAnswerSettings<Answer> {
  /** Asks the service; undefined where there is nothing to ask. */
  readonly ask: (text: string, signal: AbortSignal) => Promise<Answer> | undefined;
  /** Called with the answer, or undefined if there is none or the service refuses. */
  readonly tell: (answer: Answer | undefined) => void;
  /** How long typing has to pause before a request. */
  readonly pauseMs: number;
}

/** Sends a request when a text has been unchanged for a moment. */
export class LatestAnswer<Answer> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #controller: AbortController | undefined;

  constructor(private readonly settings: LatestAnswerSettings<Answer>) {}

  /** The text has changed; its answer follows soon. */
  changed(text: string): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#ask(text), this.settings.pauseMs);
  }

  /** Requests an answer immediately. */
  askNow(text: string): void {
    this.stop();
    void this.#ask(text);
  }

  /** Reports nothing more until the text changes. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#controller?.abort();
  }

  async #ask(text: string): Promise<void> {
    const { ask, tell } = this.settings;
    const { signal } = (this.#controller = new AbortController());
    try {
      const answer = await ask(text, signal);
      // An answer from just before the abort is dropped.
      if (!signal.aborted) tell(answer);
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      if (!(error instanceof RequestFailed)) throw error;
      tell(undefined);
    }
  }
}
