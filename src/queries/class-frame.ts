/** Frames named after classes. */
import { OWL, RDF } from '../rdf/index.js';
import type { QueryReading } from './stored-query.js';

/**
 * Things of a class of ours, with all statements of linked things; undefined for an unknown class.
 * The name may have the prefix `og:`.
 */
export function classFrame(
  name: string,
  { names, vocabulary }: QueryReading,
): { readonly '@type': string; readonly '@embed': '@always' } | undefined {
  const type = names.og(name.replace(/^og:/, ''));
  return vocabulary.count(type, RDF.type, OWL.Class) > 0
    ? { '@type': type.value, '@embed': '@always' }
    : undefined;
}
