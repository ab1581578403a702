/** `og:matches` in a query: its patterns become one operation. */
import { ServiceError, badRequest } from '../../errors.js';
import { getOrMake, namesFor, type Term } from '../../rdf/index.js';
import { changed, type Algebra, type Pattern, type QueryForm } from '../algebra/index.js';
import { SearchAnswers, type QueryContext } from '../operators/index.js';
import type { TextSearch } from '../text-search.js';

export type SearchOperation = Algebra & { readonly type: 'search' };

/** One query's searches and results; each text is searched once. */
export class Searches {
  readonly #answers = new Map<SearchOperation, SearchAnswers>();

  constructor(private readonly context: QueryContext) {}

  /** @throws ServiceError `bad-request` where the graph is not the searched one, as in updates. */
  answersOf(search: SearchOperation): SearchAnswers {
    const { kinds, limit, score, isByBeginnings } = search;
    const options = { kinds, limit, needsScores: score !== undefined, isByBeginnings };
    return getOrMake(this.#answers, search, () => new SearchAnswers(this.#textSearch(), options));
  }

  /** Undefined where the search's text comes with the rows. Throws as `answersOf` does. */
  countOf(search: SearchOperation): number | undefined {
    return search.text.termType === 'Literal'
      ? this.answersOf(search).of(search.text.value).things.length
      : undefined;
  }

  #textSearch(): TextSearch {
    const { graph, search } = this.context;
    if (search?.graph === graph) return search;
    throw badRequest(
      'og:matches searches the graph as it was before the update. ' +
        'Send the operation that uses it as a separate update.',
    );
  }
}

interface SearchTerms {
  readonly matches: Term;
  readonly text: Term;
  readonly score: Term;
  readonly limit: Term;
  readonly kind: Term;
  readonly beginnings: Term;
}

function searchTermsOf(baseIri: string): SearchTerms {
  const { og } = namesFor(baseIri);
  return {
    matches: og('matches'),
    text: og('searchText'),
    score: og('searchScore'),
    limit: og('searchLimit'),
    kind: og('searchKind'),
    beginnings: og('searchBeginnings'),
  };
}

/**
 * Replaces searches in an operation: `?thing og:matches "text"`, or `?thing og:matches [
 * og:searchText "text" ; og:searchScore ?score ; og:searchLimit 20 ; og:searchKind "event" ]`, or
 * `?thing og:matches [ og:searchBeginnings "tex" ]`.
 * Other operations are returned unchanged.
 * @throws ServiceError `malformed-query` for an incomplete search, or one without a clear subject.
 */
export function withSearches(query: QueryForm, baseIri: string): QueryForm {
  const terms = searchTermsOf(baseIri);
  const isSearchTerm = (term: Term): boolean =>
    Object.values(terms).some((each: Term) => each.equals(term));
  return changed(query, {
    part: (part) => {
      if (
        part.type === 'link'
          ? isSearchTerm(part.iri)
          : part.type === 'nps' && part.iris.some(isSearchTerm)
      )
        throw malformed('og:matches must be in a triple pattern of its own, not part of a path');
      return part.type === 'bgp' && part.patterns.some(({ predicate }) => isSearchTerm(predicate))
        ? withoutPatterns(part.patterns, terms)
        : part;
    },
  });
}

/** A group's other patterns, joined with its searches. */
function withoutPatterns(patterns: readonly Pattern[], terms: SearchTerms): Algebra {
  const searches = patterns.filter(({ predicate }) => predicate.equals(terms.matches));
  const descriptions = patterns.filter(({ predicate }) =>
    Object.values(terms).some((term: Term) => term.equals(predicate) && term !== terms.matches),
  );
  const stray = descriptions.find(
    ({ subject }) => !searches.some(({ object }) => object.equals(subject)),
  );
  if (stray)
    throw malformed(
      `<${stray.predicate.value}> describes a search, so it belongs in the brackets of og:matches`,
    );
  const rest = patterns.filter(
    (pattern) => !searches.includes(pattern) && !descriptions.includes(pattern),
  );
  const operations = searches.map(({ subject, object }) =>
    toSearch(
      subject,
      object,
      descriptions.filter((each) => each.subject.equals(object)),
      terms,
    ),
  );
  return {
    type: 'join',
    input: [...(rest.length > 0 ? [{ type: 'bgp', patterns: rest } as const] : []), ...operations],
  };
}

function toSearch(
  subject: Term,
  object: Term,
  descriptions: readonly Pattern[],
  terms: SearchTerms,
): SearchOperation {
  const valuesOf = (term: Term): Term[] =>
    descriptions.filter(({ predicate }) => predicate.equals(term)).map((pattern) => pattern.object);
  const [beginnings] = valuesOf(terms.beginnings);
  if (beginnings && descriptions.length > 1)
    throw malformed('og:searchBeginnings stands alone in the brackets of og:matches');
  const [text, ...otherTexts] =
    descriptions.length === 0 ? [object] : beginnings ? [beginnings] : valuesOf(terms.text);
  const [score, ...otherScores] = valuesOf(terms.score);
  const [limit, ...otherLimits] = valuesOf(terms.limit);
  if (!text || otherTexts.length + otherScores.length + otherLimits.length > 0)
    throw malformed(
      'the brackets of og:matches need exactly one og:searchText or og:searchBeginnings, ' +
        'and at most one og:searchScore and one og:searchLimit',
    );
  if (text.termType !== 'Variable' && text.termType !== 'Literal')
    throw malformed('og:matches searches for a text, or for a variable bound to one');
  if (score && score.termType !== 'Variable')
    throw malformed('the value of og:searchScore must be a variable');
  return {
    type: 'search',
    subject,
    text,
    score,
    limit: limit && limitOf(limit),
    kinds: valuesOf(terms.kind).map(kindOf),
    isByBeginnings: beginnings !== undefined,
  };
}

function limitOf(term: Term): number {
  if (term.termType === 'Literal' && /^[1-9]\d{0,8}$/.test(term.value)) return Number(term.value);
  throw malformed('the value of og:searchLimit must be a positive whole number');
}

function kindOf(term: Term): string {
  if (term.termType === 'Literal' || term.termType === 'NamedNode') return term.value;
  throw malformed('the value of og:searchKind must be a word such as "event", or a class');
}

function malformed(why: string): ServiceError {
  return new ServiceError('malformed-query', `The query is not well formed: ${why}.`);
}
