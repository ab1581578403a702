/** Words for kinds of things, as filters. */
import { badRequest, type ServiceError } from '../../errors.js';
import { KINDS } from '../../rdf/index.js';
import type { SearchIndex } from '../names/search-index.js';
import type { RankOptions } from './ranking.js';

/** By a kind's word (`event`), or a class's IRI or name. @throws ServiceError `bad-request` */
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
    .flatMap((word) => {
      const named = index.namesMatching(word, { kinds: ['class'] }).map(({ iri }) => iri);
      // An IRI may be that of a class without a name.
      if (named.length === 0 && !word.includes(':')) throw unknownKind(word, index);
      return [word, ...named];
    });
  return { kinds, classes };
}

function unknownKind(word: string, index: SearchIndex): ServiceError {
  const available = [...new Set(index.segments.flatMap(({ kindNames }) => kindNames))].sort();
  const [alike] = index.namesMatching(word, { kinds: ['class'], maxEdits: 2 });
  const hint = alike ? `Did you mean "${alike.label}"?` : `Possible are ${available.join(', ')}.`;
  return badRequest(`No kind of things is called "${word}". ${hint}`, {
    details: { available, ...(alike ? { suggestions: [alike.label] } : {}) },
  });
}
