/**
 * Paths to countries, places and days longer than one property, for things of some kinds: for
 * events those of lists and questions.
 */
import {
  COUNTRY_OF_EVENT,
  FIRST_DAY_OF_EVENT,
  LAST_DAY_OF_EVENT,
  PLACE_OF_EVENT,
  STATE_OF_PLACE,
  against,
  along,
  chain,
  union,
  type ListPath,
} from '../graph/index.js';

/** A path offered beside the properties of a class. */
export interface Way {
  readonly name: string;
  readonly label: string;
  readonly path: ListPath;
  /** The class at its end, by its local name; none for days. */
  readonly to?: string;
}

const OF_BODY = union(
  along('ofState'),
  along('hostState'),
  chain(union(along('ofPlace'), along('operatesIn')), STATE_OF_PLACE),
);

const country = (name: string, label: string, path: ListPath): Way => ({
  name,
  label,
  path,
  to: 'State',
});

const WAYS: Readonly<Record<string, readonly Way[]>> = {
  Event: [
    country('event-country', 'country, also by place', COUNTRY_OF_EVENT),
    {
      name: 'event-area',
      label: 'place, or a place around it',
      path: PLACE_OF_EVENT,
      to: 'Place',
    },
    { name: 'event-first-day', label: 'first day, or that of its news', path: FIRST_DAY_OF_EVENT },
    { name: 'event-last-day', label: 'last day, or that of its news', path: LAST_DAY_OF_EVENT },
  ],
  NewsItem: [
    country('news-country', 'country of its event', chain(along('reportsOn'), COUNTRY_OF_EVENT)),
  ],
  Organization: [country('body-country', 'country, its own or where it works', OF_BODY)],
  Person: [
    country(
      'person-country',
      'country of his or her body',
      chain(union(along('holdsPost', 'postAt'), along('affiliation')), OF_BODY),
    ),
  ],
  Project: [
    country(
      'project-country',
      'country of its events',
      chain(against('partOfProject'), COUNTRY_OF_EVENT),
    ),
  ],
};

/** The paths of a class, by its local name. */
export function waysOf(className: string): readonly Way[] {
  return WAYS[className] ?? [];
}
