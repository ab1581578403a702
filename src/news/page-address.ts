/** Addresses of pages, and a key that two addresses of one page share. */
import { badRequest } from '../errors.js';

/**
 * The same with or without `www.`, and under any path with the same number at its end (four digits
 * are a year). Undefined for invalid addresses.
 */
export function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const path = pathname.replace(/\/$/, '');
  return hostname.replace(/^www\./, '') + (/\/\d{5,}$/.exec(path)?.[0] ?? path);
}

/** @throws ServiceError `bad-request` for a page's source that is no web address. */
export function requireHttpAddress(address: string | undefined): void {
  if (address === undefined) return;
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw badRequest(`The source of a page must be an http or https URL; found "${address}".`);
  }
}
