/** The API description of lists. */
import { localNameOf } from '../../graph/index.js';
import type { FilterValues, ListFilter, ListKind, Shown } from '../../lists/index.js';
import { OF_VERSION } from '../exchange/parameters.js';
import { OF_PARTS } from '../things/wanted-parts.js';
import type { Parameter } from '../exchange/route.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, sortNames } from './list-request.js';

const DATE = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };

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

const query = (name: string, description: string, schema?: Parameter['schema']): Parameter => ({
  name,
  in: 'query',
  description,
  ...(schema ? { schema } : {}),
});

export function parametersOfList(kind: ListKind): Parameter[] {
  return [
    ...kind.filters.map((filter): Parameter => ({
      ...query(
        filter.name,
        `${filter.label}: ` +
          `${takes(filter.values)}${filter.name === 'country' ? ', or an ISO code' : ''}. ` +
          `Results match ${filter.takesAll ? 'all' : 'any'} of the values; filters combine.` +
          leftOut(filter),
      ),
      isRepeated: true,
    })),
    ...(kind.period
      ? [
          query('from', 'The first day, month or year of the period, inclusive.', DATE),
          query('to', 'The last day, month or year of the period, inclusive.', DATE),
          query('view', 'Show the page as a list, a map or a calendar.', {
            type: 'string',
            enum: ['list', 'map', 'calendar'],
            default: 'list',
          }),
          query(
            'month',
            'The month of the calendar, by default the last with results; otherwise the period.',
            { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
          ),
        ]
      : []),
    query(
      'q',
      'Words or beginnings of words, all in the texts of a thing or names of related things.',
    ),
    query('sort', 'The order; a minus reverses it.', {
      type: 'string',
      enum: sortNames(kind),
      default: kind.defaultSort,
    }),
    query('page', 'The page number, starting at 1.', { type: 'integer', minimum: 1, default: 1 }),
    query('size', 'Results per page. CSV contains all results unless you ask for a page.', {
      type: 'integer',
      minimum: 1,
      maximum: MAX_PAGE_SIZE,
      default: DEFAULT_PAGE_SIZE,
    }),
    {
      ...query(
        'facets',
        'Adds the number of results for each filter value: `true` for all filters, or ' +
          `${kind.filters.map(({ name }) => `\`${name}\``).join(', ')}. JSON only.`,
      ),
      isRepeated: true,
      whenEmpty: 'true',
    },
    ...OF_PARTS,
    ...OF_VERSION,
  ];
}

const COUNT = { type: 'integer', minimum: 0 };
const ADDRESS = { type: 'string', format: 'uri' };
const THING = {
  type: 'object',
  required: ['id'],
  properties: { id: ADDRESS, label: { type: 'string' } },
};

const FACET = {
  type: 'object',
  required: ['label', 'choices', 'moreCount'],
  properties: {
    label: { type: 'string' },
    moreCount: COUNT,
    choices: {
      type: 'array',
      items: {
        type: 'object',
        required: ['value', 'label', 'count', 'isChosen'],
        properties: {
          value: { type: 'string' },
          id: ADDRESS,
          label: { type: 'string' },
          count: COUNT,
          isChosen: { type: 'boolean' },
        },
      },
    },
  },
};

/** The schema of a property's values by the JSON-LD context, if the graph has any. */
function valuesSchema(shown: readonly Shown[]): object {
  return Object.fromEntries(
    shown.map(({ property }) => [
      typeof property === 'string' ? property : localNameOf(property.value),
      {},
    ]),
  );
}

export function listSchema(kind: ListKind): object {
  return {
    type: 'object',
    required: [
      'kind',
      'version',
      'total',
      'page',
      'pages',
      'pageSize',
      'sort',
      'first',
      'last',
      'items',
    ],
    properties: {
      kind: { const: kind.name },
      version: COUNT,
      total: COUNT,
      page: COUNT,
      pages: COUNT,
      pageSize: COUNT,
      sort: { enum: sortNames(kind) },
      first: ADDRESS,
      previous: ADDRESS,
      next: ADDRESS,
      last: ADDRESS,
      items: {
        type: 'array',
        items: {
          allOf: [
            THING,
            {
              required: ['type'],
              properties: {
                type: { type: 'array', items: { type: 'string' } },
                ...valuesSchema(kind.shown),
              },
            },
          ],
        },
      },
      facets: { type: 'object', additionalProperties: FACET },
    },
  };
}
