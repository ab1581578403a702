/**
 * Ways to countries and places that are longer than one property, for things of some kinds. They
 * lead to States as `countries.ts` does, but have no choices in them, since a property path of
 * SPARQL has none.
 */
import { against, along, chain, closure, shared, union, type ListPath } from '../lists/index.js';

/** A way that is offered beside the properties of a class. */
export interface Way {
  readonly name: string;
  readonly label: string;
  readonly path: ListPath;
  /** The class that it leads to, by its local name. */
  readonly to: string;
}

const AROUND = shared(closure(along('within')));
const STATE_OF_PLACE = shared(chain(closure(along('within')), along('inState')));
const OF_EVENT = union(along('country'), chain(along('place'), STATE_OF_PLACE));
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
    country('event-country', 'country, also by place', OF_EVENT),
    {
      name: 'event-area',
      label: 'place, or a place around it',
      path: chain(along('place'), AROUND),
      to: 'Place',
    },
  ],
  NewsItem: [country('news-country', 'country of its event', chain(along('reportsOn'), OF_EVENT))],
  Organization: [country('body-country', 'country, its own or where it works', OF_BODY)],
  Person: [
    country(
      'person-country',
      'country of his or her body',
      chain(union(along('holdsPost', 'postAt'), along('affiliation')), OF_BODY),
    ),
  ],
  Project: [
    country('project-country', 'country of its events', chain(against('partOfProject'), OF_EVENT)),
  ],
};

/** The ways of a class, by its local name. */
export function waysOf(className: string): readonly Way[] {
  return WAYS[className] ?? [];
}
