/** Errors of threads as plain values. */
import { ServiceError, type ErrorCode } from '../errors.js';

export interface PlainError {
  readonly serviceError: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: ServiceError['details'];
  };
}

/** A thrown error as a message. @throws our own faults, so that the thread ends. */
export function toPlainError(thrown: unknown): PlainError {
  if (!(thrown instanceof ServiceError)) throw thrown;
  return { serviceError: { code: thrown.code, message: thrown.message, details: thrown.details } };
}

export function fromPlainError({ serviceError: sent }: PlainError): ServiceError {
  return new ServiceError(sent.code, sent.message, { details: sent.details });
}
