/** How a request to the database can fail. */
import { ServiceError, messageOf, type ErrorCode } from '../errors.js';

/** A failure of the database at an address; `what` goes on after "The database at …". */
export function failureOf(
  code: ErrorCode,
  address: string,
  what: string,
  options: { readonly cause?: unknown; readonly status?: number } = {},
): ServiceError {
  const { cause, status } = options;
  return new ServiceError(code, `The database at ${address} ${what}.`, {
    details: { address, ...(status === undefined ? {} : { status }) },
    cause,
  });
}

/** An answer that is not whole; `how` says how that was seen. */
export function incomplete(address: string, how: string, cause?: unknown): ServiceError {
  return failureOf('answer-incomplete', address, `did not give its whole answer: ${how}`, {
    cause,
  });
}

export function unknownOutcome(address: string, cause: unknown): ServiceError {
  const reason =
    cause instanceof ServiceError
      ? cause.message.replace(/^The database at \S+ /, '').replace(/\.$/, '')
      : messageOf(cause);
  return failureOf(
    'outcome-unknown',
    address,
    `did not confirm an update (${reason}), which may or may not have been made`,
    { cause },
  );
}
