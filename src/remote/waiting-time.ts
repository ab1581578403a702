/** The time limit of a request: time that its reader takes does not count. */
export class WaitingTime {
  #leftMs: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  isOver = false;

  constructor(
    limitMs: number,
    private readonly onEnd: () => void,
  ) {
    this.#leftMs = limitMs;
  }

  start(): void {
    this.#startedAt = performance.now();
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.onEnd();
    }, this.#leftMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#leftMs -= performance.now() - this.#startedAt;
  }
}
