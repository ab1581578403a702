/** The frame that goes by the name of a class. */
import { OWL, RDF } from '../rdf/index.js';
import type { QueryReading } from './stored-query.js';

/**
 * Things of a class of ours, with everything that is said of what they point at; undefined where
 * there is no class of the name, which may have the prefix `og:`.
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
