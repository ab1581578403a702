/** Errors on their way out of a thread, where they are plain values. */
import { ServiceError, type ErrorCode } from '../errors.js';

/** A `ServiceError` as a message. */
export interface PlainError {
  readonly serviceError: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: ServiceError['details'];
  };
}

/** What was thrown, as a message. @throws faults of ours, so that the thread ends. */
export function toPlainError(thrown: unknown): PlainError {
  if (!(thrown instanceof ServiceError)) throw thrown;
  return { serviceError: { code: thrown.code, message: thrown.message, details: thrown.details } };
}

/** The error again. */
export function fromPlainError({ serviceError: sent }: PlainError): ServiceError {
  return new ServiceError(sent.code, sent.message, { details: sent.details });
}
