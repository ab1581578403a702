/** A thread whose methods are called; errors of threads as plain values. */
import { parentPort, type Worker } from 'node:worker_threads';
import { ServiceError, type ErrorCode } from '../errors.js';
import { collectWhenIdle } from './idle-memory.js';

export interface PlainError {
  readonly serviceError: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: ServiceError['details'];
    /** Text for the log. */
    readonly cause: string | undefined;
  };
}

/** A thrown error as a message. @throws our own faults */
export function toPlainError(thrown: unknown): PlainError {
  if (!(thrown instanceof ServiceError)) throw thrown;
  const { code, message, details, cause } = thrown;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { serviceError: { code, message, details, cause: cause === undefined ? cause : text } };
}

export function fromPlainError({ serviceError }: PlainError): ServiceError {
  return new ServiceError(serviceError.code, serviceError.message, serviceError);
}

type Reply = { readonly value: unknown } | PlainError | { readonly error: unknown };
type Methods<Target> = Record<keyof Target, (...given: never[]) => unknown>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls methods of an object that a thread has (`serveMethods`). Starts the thread with the first
 * call. A thread that ends by itself is not started again, since the outcome of its last call is
 * unknown. It keeps the process alive only while it has calls.
 */
export class RequestThread<Target extends Methods<Target>> {
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #failure: unknown;

  constructor(private readonly start: () => Worker) {}

  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  /** @throws what the method throws, or the reason why the thread has ended. */
  call<Name extends keyof Target>(
    name: Name,
    ...given: Parameters<Target[Name]>
  ): Promise<Awaited<ReturnType<Target[Name]>>> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) throw this.#failure as Error;
      const worker = (this.#worker ??= this.#open());
      worker.postMessage([name, ...given]);
      // The reply is the result of that method.
      this.#waiting.push({ resolve: resolve as Waiting['resolve'], reject });
      worker.ref();
    });
  }

  /** Ends the thread after the calls so far; `last` is one more, if the thread was started. */
  async end<Name extends keyof Target>(
    last: Name,
    ...given: Parameters<Target[Name]>
  ): Promise<void> {
    if (!this.#worker || this.hasEnded) return;
    await this.call(last, ...given);
    await this.#worker.terminate();
  }

  /** Ends the thread whatever it does; its calls fail. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #open(): Worker {
    const fail = (error: unknown): void => {
      this.#failure ??= error;
      for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
    };
    return this.start()
      .on('error', fail)
      .on('exit', () => {
        fail(new Error('The thread has ended.'));
      })
      .on('message', (reply: Reply) => {
        const waiting = this.#waiting.shift();
        if (this.#waiting.length === 0) this.#worker?.unref();
        if ('value' in reply) waiting?.resolve(reply.value);
        else waiting?.reject('error' in reply ? reply.error : fromPlainError(reply));
      });
  }
}

/** The thread's part of `RequestThread`. Methods that wait are called one at a time. */
export function serveMethods<Target extends Methods<Target>>(target: Target): void {
  collectWhenIdle();
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', ([name, ...given]: readonly [keyof Target, ...never[]]) => {
    last = last
      .then(() => target[name](...given))
      .then(
        (value): Reply => ({ value }),
        (error: unknown): Reply =>
          error instanceof ServiceError ? toPlainError(error) : { error },
      )
      .then((reply) => parentPort?.postMessage(reply));
  });
}
