/** The refusals for addresses that nothing has: what may be meant, and where to look. */
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

/** With `suggestions` as `kind/slug`, the `nearest` things with names, and a `search` address. */
export async function missingThing(
  { kind, slug, note = '' }: Missing,
  service: Service,
): Promise<ServiceError> {
  const isKind = (KINDS as readonly string[]).includes(kind);
  const words = wordsOf(slug ?? '');
  const nearest = isKind ? await thingsLike(words, service) : [];
  const suggestions = isKind ? nearest.map(({ name }) => name) : namesLike(kind, KINDS);
  return notFound(
    [
      isKind
        ? slug === undefined
          ? `An address below /id/${kind} has the slug of a thing.`
          : `There is no ${kind} "${quoted(slug)}"${note}.`
        : `There is no kind of thing called "${quoted(kind)}"; the kinds are ${KINDS.join(', ')}.`,
      ...(suggestions.length > 0 ? [`Did you mean ${suggestions.join(' or ')}?`] : []),
    ].join(' '),
    { details: { suggestions, ...toFind(words, nearest, isKind ? { kind } : {}) } },
  );
}

/** The refusal for any other address: the things whose names are like its words. */
export async function missingPage(path: string, service: Service): Promise<ServiceError> {
  const words = wordsOf(path);
  const nearest = await thingsLike(words, service);
  return notFound(`There is nothing at ${path}.`, { details: toFind(words, nearest) });
}

interface NearThing {
  /** `kind/slug`. */
  readonly name: string;
  readonly label: string;
}

function toFind(
  words: string,
  nearest: readonly NearThing[],
  parameters: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  const q = new URLSearchParams({ q: words, ...parameters }).toString();
  return {
    ...(nearest.length > 0 && {
      nearest: nearest.map(({ name, label }) => ({ label, href: `/id/${name}` })),
    }),
    search: words === '' ? '/search' : `/search?${q}`,
  };
}

const wordsOf = (address: string): string => address.replaceAll(/[-_./]+/g, ' ').trim();

async function thingsLike(words: string, service: Service): Promise<NearThing[]> {
  // The index of a database's graph takes longer than a refusal may.
  if (words === '' || service.current.isPaged) return [];
  const index = await service.searches.of(service.current);
  const { hits } = await index.find(words, { kinds: KINDS, limit: MAX_SUGGESTED });
  return hits.flatMap(({ iri, label }) => {
    const thing = service.names.thingOf(iri);
    return thing ? [{ name: `${thing.kind}/${thing.slug}`, label }] : [];
  });
}
