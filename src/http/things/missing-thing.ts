/** The refusal for an address below `/id` that nothing has: what may be meant, and where to look. */
import { notFound, type ServiceError } from '../../errors.js';
import { namesLike, quoted } from '../../input/index.js';
import { KINDS } from '../../rdf/index.js';
import type { Service } from '../../service.js';

const MAX_SUGGESTED = 3;

interface Missing {
  readonly kind: string;
  /** Undefined for the address of a kind. */
  readonly slug?: string | undefined;
  /** What is known about it besides. */
  readonly note?: string;
}

/** Its details have `suggestions` as `kind/slug`, and the address of a `search`. */
export async function missingThing(
  { kind, slug, note = '' }: Missing,
  service: Service,
): Promise<ServiceError> {
  const isKind = (KINDS as readonly string[]).includes(kind);
  const words = (slug ?? '').replaceAll(/[-_.]+/g, ' ').trim();
  const q = new URLSearchParams({ q: words, ...(isKind ? { kind } : {}) }).toString();
  const suggestions = isKind ? await slugsLike(kind, words, service) : namesLike(kind, KINDS);
  return notFound(
    [
      isKind
        ? slug === undefined
          ? `An address below /id/${kind} has the slug of a thing.`
          : `There is no ${kind} "${quoted(slug)}"${note}.`
        : `There is no kind of thing called "${quoted(kind)}"; the kinds are ${KINDS.join(', ')}.`,
      ...(suggestions.length > 0 ? [`Did you mean ${suggestions.join(' or ')}?`] : []),
    ].join(' '),
    {
      details: {
        suggestions,
        search: words === '' ? '/search' : `/search?${q}`,
      },
    },
  );
}

/** Of the nearest names, those of the kind or else of all kinds. */
async function slugsLike(kind: string, words: string, service: Service): Promise<string[]> {
  // The index of a database's graph takes longer than a refusal may.
  if (words === '' || service.current.isPaged) return [];
  const index = await service.searches.of(service.current);
  for (const kinds of [[kind], KINDS]) {
    const { hits } = await index.find(words, { kinds, limit: MAX_SUGGESTED });
    const slugs = hits.flatMap(({ iri }) => {
      const thing = service.names.thingOf(iri);
      return thing ? [`${thing.kind}/${thing.slug}`] : [];
    });
    if (slugs.length > 0) return slugs;
  }
  return [];
}
