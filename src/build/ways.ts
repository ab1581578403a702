/**
 * Paths to countries, places and days longer than one property, for things of some kinds: for
 * events those of lists and questions.
 */
import {
  COUNTRY_OF_EVENT,
  FIRST_DAY_OF_EVENT,
  IN_COUNTRY,
  LAST_DAY_OF_EVENT,
  PLACE_OF_EVENT,
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
  NewsItem: [country('news-country', 'country of its event or issuer', IN_COUNTRY.NewsItem)],
  Organization: [
    country('body-country', 'country, its own or where it works', IN_COUNTRY.Organization),
  ],
};

/** The paths of a class, by its local name. */
export function waysOf(className: string): readonly Way[] {
  return WAYS[className] ?? [];
}
