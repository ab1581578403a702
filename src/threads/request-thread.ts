/** A thread whose methods are called one after another, in order; errors of threads as plain values. */
import { parentPort, type Worker } from 'node:worker_threads';
import { ServiceError, type ErrorCode } from '../errors.js';

export interface PlainError {
  readonly serviceError: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: ServiceError['details'];
    /** Text for the log. */
    readonly cause: string | undefined;
  };
}

/** A thrown error as a message. @throws our own faults, so that the thread ends. */
export function toPlainError(thrown: unknown): PlainError {
  if (!(thrown instanceof ServiceError)) throw thrown;
  const { code, message, details, cause } = thrown;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { serviceError: { code, message, details, cause: cause === undefined ? cause : text } };
}

export function fromPlainError({ serviceError }: PlainError): ServiceError {
  return new ServiceError(serviceError.code, serviceError.message, serviceError);
}

/** The thread's reply to each request. */
export type Reply = { readonly value: unknown } | PlainError | { readonly error: unknown };

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

  /** @throws what the method throws, or the reason why the thread has ended. */
  call<Name extends keyof Target>(
    name: Name,
    ...given: Parameters<Target[Name]>
  ): Promise<ReturnType<Target[Name]>> {
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
    if (!this.#worker || this.#failure !== undefined) return;
    await this.call(last, ...given);
    await this.#worker.terminate();
  }

  /** Ends the thread whatever it does; its calls fail. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #open(): Worker {
    const worker = this.start();
    const fail = (error: unknown): void => {
      this.#failure ??= error;
      for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
    };
    worker.on('error', fail);
    worker.on('exit', () => {
      fail(new Error('The thread has ended.'));
    });
    return worker.on('message', (reply: Reply) => {
      const waiting = this.#waiting.shift();
      if (this.#waiting.length === 0) worker.unref();
      try {
        waiting?.resolve(valueOf(reply));
      } catch (error) {
        waiting?.reject(error);
      }
    });
  }
}

type Methods<Target> = Record<keyof Target, (...given: never[]) => unknown>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The handler's result. @throws what it threw */
export function valueOf(reply: Reply): unknown {
  if ('value' in reply) return reply.value;
  throw 'error' in reply ? (reply.error as Error) : fromPlainError(reply);
}

/** The thread's part: handles each request, and sends back the result or error. */
export function handleRequests(handle: (request: never) => unknown): void {
  // The starter of the thread sends valid requests.
  parentPort?.on('message', (request: unknown) => {
    let reply: Reply;
    try {
      reply = { value: handle(request as never) };
    } catch (error) {
      reply = error instanceof ServiceError ? toPlainError(error) : { error };
    }
    parentPort?.postMessage(reply);
  });
}

/** The thread's part of `RequestThread`. */
export function serveMethods<Target extends Methods<Target>>(target: Target): void {
  handleRequests(([name, ...given]: readonly [keyof Target, ...never[]]) => target[name](...given));
}
