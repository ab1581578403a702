/** Errors on their way out of a thread, where they are plain values. */
import { ServiceError, type ErrorCode } from '../errors.js';

/** A `ServiceError` as a message. */
export interface Refusal {
  readonly refusal: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: ServiceError['details'];
  };
}

/**
 * What was thrown, as a message. @throws what is a fault of ours, so that the thread ends with it.
 */
export function toRefusal(thrown: unknown): Refusal {
  if (!(thrown instanceof ServiceError)) throw thrown;
  return { refusal: { code: thrown.code, message: thrown.message, details: thrown.details } };
}

/** The error again. */
export function toError({ refusal: { code, message, details } }: Refusal): ServiceError {
  return new ServiceError(code, message, { details });
}
