/** `/network` leads to the stored query of who works with whom. */
import { DATE, wholeNumber } from '../../input/index.js';
import { DAY_MS, daySpanOf } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { OF_VERSION, inQuery } from '../exchange/parameters.js';
import { parametersOf } from '../exchange/request.js';
import { getRoute, type Route } from '../exchange/route.js';
import { WORKS_WITH } from '../pages/layout.js';

const dayOf = (day = 0): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Redirects to the stored query, with the parameters as it takes them. */
export function networkRoutes({ names }: Service): Route[] {
  const meant: Readonly<Record<string, (value: string) => [name: string, value: string]>> = {
    tie: (value) => ['kind', value],
    body: (value) => ['body', /^\w+\/[^/]/.test(value) ? `${names.baseIri}id/${value}` : value],
    country: (value) => ['state', value],
    from: (value) => ['from', dayOf(daySpanOf(value)?.first)],
    to: (value) => ['to', dayOf(daySpanOf(value)?.last)],
  };
  return [
    getRoute('/network', 'Stored queries', {
      summary: 'Redirects to the stored query of who works with whom',
      parameters: [
        inQuery('tie', 'Only events organized together, or only those with a partner.', {
          schema: { type: 'string', enum: ['together', 'partner'] },
        }),
        inQuery('body', 'Only pairs with this body, by its IRI or slug.'),
        inQuery('least', 'Only pairs with at least so many events.', {
          schema: wholeNumber(1, 1_000_000),
        }),
        inQuery('country', 'Only events in this State or place.'),
        inQuery('from', 'Only events on or after this date, month or year.', {
          schema: { ...DATE, notAfter: 'to' },
        }),
        inQuery('to', 'Only events on or before this date, month or year.', { schema: DATE }),
        ...OF_VERSION,
      ],
      status: 303,
      mediaTypes: [],
      handle: (request, response) => {
        const asked = [...parametersOf(request)].map(
          ([name, value]): [string, string] => meant[name]?.(value) ?? [name, value],
        );
        const parameters = new URLSearchParams(asked).toString();
        response.redirect(303, parameters === '' ? WORKS_WITH : `${WORKS_WITH}?${parameters}`);
      },
    }),
  ];
}
