/**
 * The countries that things have to do with. Where the graph names no State for a place, the
 * largest place around it stands for one, which is no claim on its status.
 */
import type { Names, QuadSource, Term } from '../rdf/index.js';
import {
  SELF,
  against,
  along,
  chain,
  closure,
  firstOf,
  given,
  shared,
  termsAlong,
  union,
  type ListPath,
} from './paths.js';

const AROUND = closure(along('within'));
const LARGEST = chain(AROUND, given(along('within'), union(), SELF));
const OF_PLACE = shared(firstOf(chain(AROUND, along('inState')), LARGEST));

/** Of the places of an event; of one without a place, the country that it is said to be in. */
const OF_EVENT = given(along('place'), chain(along('place'), OF_PLACE), along('country'));

/** Of the event that an item reports on; without an event, that of who issued it. */
const OF_NEWS = given(
  along('reportsOn'),
  chain(along('reportsOn'), OF_EVENT),
  chain(along('issuedBy'), shared(firstOf(along('hostState'), along('operatesIn')))),
);

/** A body's own State, or the one that hosts it. */
const OF_BODY = firstOf(
  along('ofState'),
  along('hostState'),
  along('ofPlace'),
  along('operatesIn'),
);

/**
 * Of the bodies whose posts a person holds, or for which he or she speaks; a State, which has a
 * code, is its own.
 */
const OF_PERSON = chain(
  union(along('holdsPost', 'postAt'), along('affiliation')),
  shared(given(along('iso2'), SELF, OF_BODY)),
);

/** Of the events of a project, and of the news on it. */
const OF_PROJECT = chain(against('partOfProject'), firstOf(OF_EVENT, OF_NEWS));

/** The ways to the country of things of each kind, and of whatever kind. */
export const COUNTRY = {
  ofEvent: OF_EVENT,
  ofNews: OF_NEWS,
  ofBody: OF_BODY,
  ofPerson: OF_PERSON,
  ofProject: OF_PROJECT,
  ofAny: given(
    union(along('reportsOn'), along('issuedBy')),
    OF_NEWS,
    firstOf(OF_EVENT, OF_BODY, along('inState')),
  ),
} as const satisfies Readonly<Record<string, ListPath>>;

/** The countries of a thing, in any state of the graph. */
export function countriesOf(source: QuadSource, thing: Term, names: Names): Term[] {
  return termsAlong(source, COUNTRY.ofAny, thing, names);
}
