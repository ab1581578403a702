/** Which thing a parameter means. */
import { ServiceError } from '../../errors.js';
import type { Kind, Names } from '../../rdf/index.js';

/**
 * The IRI of a thing that is asked for by its IRI, or by kind and slug as in its address:
 * `state/moldova`.
 * @throws ServiceError `bad-request`
 */
export function thingIri(text: string, names: Names): string {
  const [, kind, slug] = /^(?:\/?id\/)?([a-z-]+)\/([^/]+)$/.exec(text) ?? [];
  // Any kind makes an IRI; whether there is such a thing, the versions say.
  if (kind !== undefined && slug !== undefined) return names.thing(kind as Kind, slug).value;
  if (URL.canParse(text) && /^[^<>"{}|^`\\\s]+$/.test(text)) return text;
  throw new ServiceError(
    'bad-request',
    `Give a thing by its IRI, or by kind and slug as in "state/moldova"; found "${text}".`,
  );
}
