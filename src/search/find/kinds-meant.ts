/** Words for kinds of things, as filters. */
import type { CatalogueView } from '../../catalogue/index.js';
import { badRequest, type ServiceError } from '../../errors.js';
import { KINDS } from '../../rdf/index.js';
import { namesMeant } from './names-meant.js';

export interface KindFilter {
  readonly kinds: readonly string[];
  /** IRIs. */
  readonly classes: readonly string[];
}

/** By a kind's word (`event`), or a class's IRI or name. @throws ServiceError `bad-request` */
export function kindsMeant(view: CatalogueView, wanted: readonly string[]): KindFilter {
  const known = new Set([...KINDS, ...view.kinds]);
  const classes = wanted
    .filter((word) => !known.has(word))
    .flatMap((word) => {
      const named = namesMeant(view, word, { kinds: ['class'] }).map(({ iri }) => iri);
      // An IRI may be that of a class without a name.
      if (named.length === 0 && !word.includes(':')) throw unknownKind(word, view);
      return [word, ...named];
    });
  return { kinds: wanted.filter((word) => known.has(word)), classes };
}

function unknownKind(word: string, view: CatalogueView): ServiceError {
  const available = view.kinds.sort();
  const [alike] = namesMeant(view, word, { kinds: ['class'], maxEdits: 2 }).sort(
    (left, right) => left.edits - right.edits || (left.iri < right.iri ? -1 : 1),
  );
  const hint = alike ? `Did you mean "${alike.name}"?` : `Possible are ${available.join(', ')}.`;
  return badRequest(`No kind of things is called "${word}". ${hint}`, {
    details: { available, ...(alike ? { suggestions: [alike.name] } : {}) },
  });
}
