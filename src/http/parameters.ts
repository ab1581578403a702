/** Parameters that many addresses have, as the description of the service says them. */
import type { Offer } from './negotiation.js';
import type { Parameter } from './route.js';

/** The version that is answered from. */
export const VERSION: Parameter = { name: 'version', in: 'query', description: 'The version of the graph that is answered from: its number, its name, or `latest`.', example: '1' };

/** The moment whose version is answered from. */
export const ACCEPT_DATETIME: Parameter = { name: 'Accept-Datetime', in: 'header', description: 'Answer from the version that was current then (RFC 7089).' };

/** Which version is answered from. */
export const OF_VERSION: readonly Parameter[] = [VERSION, ACCEPT_DATETIME];

/** The form of the answer, where the Accept header is not to say it. */
export function formatParameter(offers: readonly Offer<unknown>[]): Parameter {
  const names = [...new Set(offers.filter(({ isUnlisted }) => isUnlisted !== true).map(({ name, format }) => name ?? String(format)))];
  return { name: 'format', in: 'query', description: 'The form of the answer, instead of what the Accept header says.', schema: { type: 'string', enum: names } };
}

/** Media types of offers, the preferred one first. */
export function mediaTypesOf(offers: readonly Offer<unknown>[]): string[] {
  return [...new Set(offers.filter(({ isUnlisted }) => isUnlisted !== true).map(({ mediaType }) => mediaType))];
}
