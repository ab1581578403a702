/** What people write for a kind of things, as the filter that they mean. */
import { KINDS } from '../../rdf/index.js';
import type { SearchIndex } from '../names/search-index.js';
import type { RankOptions } from './ranking.js';

/**
 * Kinds by their word, as in addresses (`event`), and classes by IRI or by a name (`field
 * operation`); what is neither finds nothing.
 */
export function kindFilterOf(
  index: SearchIndex,
  wanted: readonly string[],
): Required<Pick<RankOptions, 'kinds' | 'classes'>> {
  const isKind = (word: string): boolean =>
    (KINDS as readonly string[]).includes(word) ||
    index.segments.some(({ kindNames }) => kindNames.includes(word));
  const kinds = wanted.filter(isKind);
  const classes = wanted
    .filter((word) => !isKind(word))
    .flatMap((word) => [
      word,
      ...index.namesMatching(word, { kinds: ['class'] }).map(({ iri }) => iri),
    ]);
  return { kinds, classes };
}
