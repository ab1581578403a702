/** The thing in a parameter. */
import { badRequest } from '../../errors.js';
import type { Kind, Names } from '../../rdf/index.js';

/**
 * The IRI of a thing from its IRI, or from kind and slug as in its address: `state/moldova`.
 * @throws ServiceError `bad-request`
 */
export function thingIri(text: string, names: Names): string {
  const [, kind, slug] = /^(?:\/?id\/)?([a-z-]+)\/([^/]+)$/.exec(text) ?? [];
  // Any kind makes an IRI; the versions decide whether there is such a thing.
  if (kind !== undefined && slug !== undefined) return names.thing(kind as Kind, slug).value;
  if (URL.canParse(text) && /^[^<>"{}|^`\\\s]+$/.test(text)) return text;
  throw badRequest(
    `Give a thing by its IRI, or by kind and slug as in "state/moldova"; found "${text}".`,
  );
}
