/** The API description of lists. */
import type { FilterValues, ListFilter, ListKind } from '../../lists/index.js';
import { ADDRESS, COUNT, DATE, listOf, objectOf, TEXT, wholeNumber } from '../../input/index.js';
import { OF_VERSION, inQuery, PAGE } from '../exchange/parameters.js';
import type { Parameter } from '../exchange/route.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, MAX_WORDS_LENGTH, sortNames } from './list-request.js';

function takes(values: FilterValues): string {
  switch (values.kind) {
    case 'things':
      return 'an IRI, a slug or a name';
    case 'classes':
      return 'a class by its IRI, slug or name';
    case 'terms':
      return Object.keys(values.terms).join(', ');
    case 'texts':
      return 'a text, without regard to case';
  }
}

function leftOut({ leavesOut, values }: ListFilter): string {
  if (!leavesOut || values.kind !== 'terms') return '';
  const word = Object.entries(values.terms).find(([, term]) => term.equals(leavesOut))?.[0];
  return ` Without it, what is ${word} is left out.`;
}

export function parametersOfList(kind: ListKind): Parameter[] {
  return [
    ...kind.filters.map((filter) =>
      inQuery(
        filter.name,
        `${filter.label}: ` +
          `${takes(filter.values)}${filter.name === 'country' ? ', or an ISO code' : ''}. ` +
          `Results match ${filter.takesAll ? 'all' : 'any'} of the values; filters combine.` +
          leftOut(filter),
        { isRepeated: true },
      ),
    ),
    ...(kind.period
      ? [
          inQuery('from', 'The first day, month or year of the period, inclusive.', {
            schema: { ...DATE, notAfter: 'to' },
          }),
          inQuery('to', 'The last day, month or year of the period, inclusive.', { schema: DATE }),
          inQuery('month', 'Only this month of the period.', {
            schema: { type: 'string', format: 'month' },
          }),
        ]
      : []),
    ...(kind.where
      ? [
          inQuery('view', 'Show the page as a list or a map; a calendar is shown as a list.', {
            schema: { type: 'string', enum: ['list', 'map', 'calendar'], default: 'list' },
          }),
        ]
      : []),
    inQuery(
      'q',
      'Words or beginnings of words, all in the texts of a thing or names of related things.',
      { schema: { type: 'string', maxLength: MAX_WORDS_LENGTH } },
    ),
    inQuery('sort', 'The order; a minus reverses it.', {
      schema: { type: 'string', enum: sortNames(kind), default: kind.defaultSort },
    }),
    PAGE,
    inQuery('size', 'Results per page. CSV contains all results unless you ask for a page.', {
      schema: { ...wholeNumber(1, MAX_PAGE_SIZE), default: DEFAULT_PAGE_SIZE },
    }),
    inQuery(
      'facets',
      'Adds the number of results for each filter value: `true` for all filters, or ' +
        `${kind.filters.map(({ name }) => `\`${name}\``).join(', ')}. JSON only.`,
      {
        isRepeated: true,
        whenEmpty: 'true',
        schema: { type: 'string', enum: ['true', ...kind.filters.map(({ name }) => name)] },
      },
    ),
    ...OF_VERSION,
  ];
}

export function listSchema(kind: ListKind): object {
  return objectOf(
    {
      kind: { const: kind.name },
      version: COUNT,
      total: COUNT,
      page: COUNT,
      pages: COUNT,
      pageSize: COUNT,
      sort: { enum: sortNames(kind) },
      first: ADDRESS,
      last: ADDRESS,
      items: listOf(objectOf({ id: ADDRESS, type: listOf(TEXT) }, { label: TEXT })),
    },
    { previous: ADDRESS, next: ADDRESS, facets: { type: 'object' } },
  );
}
