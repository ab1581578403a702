/** Refuses outside addresses. By default none is allowed, not even for SILENT. */
import { ServiceError } from '../../errors.js';
import type { Term } from '../../rdf/index.js';
import { partsIn, type Part, type UpdateOperation } from '../algebra/index.js';

/** Whether an operation is a LOAD SILENT of a refused address (SPARQL 1.1 Update §3.1.4). */
export function isIgnoredLoad(operation: UpdateOperation, allowed: readonly string[]): boolean {
  return (
    operation.type === 'load' && operation.silent === true && !isAllowed(operation.source, allowed)
  );
}

/**
 * Refuses SERVICE and LOAD to addresses that are not allowed, before anything runs. The addresses
 * of a variable are checked later, if any are allowed; within another SERVICE, the variable is for
 * its endpoint.
 * @throws ServiceError `outbound-refused` naming the address.
 */
export function refuseOutbound(operation: Part, allowed: readonly string[]): void {
  for (const part of partsIn(operation)) {
    if (part.type === 'service') {
      if (part.name.termType !== 'Variable' || allowed.length === 0)
        refuseUnlessAllowed('SERVICE', part.name, allowed);
      for (const inner of partsIn(part.input))
        if (inner.type === 'service') refuseUnlessAllowed('SERVICE', inner.name, allowed);
    }
    if (part.type === 'load') refuseUnlessAllowed('LOAD', part.source, allowed);
  }
}

/** @throws ServiceError `outbound-refused` for a variable, or an address that is not allowed. */
export function refuseUnlessAllowed(keyword: string, term: Term, allowed: readonly string[]): void {
  if (isAllowed(term, allowed)) return;
  const { termType, value } = term;
  const address = termType === 'NamedNode' ? `<${value}>` : `the variable ?${value}`;
  const list =
    allowed.length > 0
      ? `The allowed addresses are ${allowed.join(', ')}`
      : 'No address is allowed';
  throw new ServiceError(
    'outbound-refused',
    `${keyword} ${address} is refused: this server may not connect to it. ${list} ` +
      '(setting SERVICE_ALLOW).',
    { details: { keyword, address: value } },
  );
}

function isAllowed({ termType, value }: Term, allowed: readonly string[]): boolean {
  return termType === 'NamedNode' && isAllowedAddress(value, allowed);
}

/** What other servers may read as a slash, or as a way up. */
const DISGUISED = /[\\\s]|%(?:2e|2f|5c)|\/\.{1,2};/i;

/** Whether an address is one of these, or below one that ends in a slash. */
export function isAllowedAddress(address: string, allowed: readonly string[]): boolean {
  if (allowed.includes(address)) return true;
  if (!URL.canParse(address) || DISGUISED.test(address.replace(/[?#].*/s, ''))) return false;
  const { origin, pathname, username, password } = new URL(address);
  return allowed.some((each) => {
    const folder = new URL(each);
    const isBelow = folder.origin === origin && pathname.startsWith(folder.pathname);
    return isBelow && /^[^?#]*\/$/.test(each) && username + password === '';
  });
}
