/** What has to be refused. */
import { ServiceError, type ErrorCode } from '../../src/errors.js';
import type { Verdict } from './comparison.js';

/** Whether the work ends in an error of this code; any other error is thrown on. */
export async function refusalOf(work: () => unknown, code: ErrorCode): Promise<Verdict> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ServiceError && error.code === code) return undefined;
    throw error;
  }
  return 'this has to be refused, and was accepted';
}
