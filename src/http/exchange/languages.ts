/** The languages of names for people: the working languages of the OSCE. */
import type { Request } from 'express';
import Negotiator from 'negotiator';

const LANGUAGES = ['en', 'fr', 'de', 'it', 'es', 'ru'];

/** The language that a request prefers (RFC 9110 §12.5.4); English where it wants none of these. */
export function acceptedLanguage({ headers: { 'accept-language': accepted } }: Request): string {
  if (accepted === undefined) return 'en';
  // `de-AT` is served in `de`, which a list of languages omits.
  const general = accepted.replace(/\b([a-z]{2,3})-[\w-]+/gi, '$1');
  return new Negotiator({ headers: { 'accept-language': general } }).language(LANGUAGES) ?? 'en';
}
