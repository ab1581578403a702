/** The countries of things, or their largest places, which are no claim on a status. */
import {
  AROUND,
  COUNTRY_OF_EVENT,
  COUNTRY_OR_PLACE_OF_EVENT,
  COUNTRY_OR_PLACE_OF_NEWS,
  STATE_OF_PLACE,
} from './event-paths.js';
import {
  SELF,
  against,
  along,
  chain,
  firstOf,
  given,
  shared,
  union,
  type ListPath,
} from './paths.js';

const LARGEST = chain(AROUND, given(along('within'), union(), SELF));

/** Of an event as everywhere; where that names no State for a place, the largest place around. */
const OF_EVENT = union(
  COUNTRY_OF_EVENT,
  chain(along('place'), shared(given(STATE_OF_PLACE, union(), LARGEST))),
);

const OF_PLACE = shared(given(STATE_OF_PLACE, STATE_OF_PLACE, LARGEST));

/** Of the event that an item reports on; without an event, that of the issuer. */
const OF_NEWS = given(
  along('reportsOn'),
  chain(along('reportsOn'), OF_EVENT),
  COUNTRY_OR_PLACE_OF_NEWS,
);

/** A body's own State, or the one that hosts it. */
const OF_BODY = firstOf(
  along('ofState'),
  along('hostState'),
  along('ofPlace'),
  along('operatesIn'),
);

/** A State is its own. */
const OF_BODY_OR_STATE = shared(given(along('iso2'), SELF, OF_BODY));
const OF_POST = chain(along('postAt'), OF_BODY_OR_STATE);

/** Of the bodies whose posts a person holds or for which one speaks. */
const OF_PERSON = union(
  chain(along('holdsPost'), OF_POST),
  chain(along('affiliation'), OF_BODY_OR_STATE),
);

/** The paths to what things of each kind are in: a State, or any place. */
export const IN_COUNTRY = {
  Event: COUNTRY_OR_PLACE_OF_EVENT,
  NewsItem: COUNTRY_OR_PLACE_OF_NEWS,
  Organization: OF_BODY,
  Post: OF_POST,
  Person: OF_PERSON,
  /** Of the events of a project, and of the news on it. */
  Project: chain(
    against('partOfProject'),
    union(COUNTRY_OR_PLACE_OF_EVENT, COUNTRY_OR_PLACE_OF_NEWS),
  ),
} as const satisfies Readonly<Record<string, ListPath>>;

/** From a place to what is larger: places with an end are parts of countries. */
export const LARGER = union(along('inState'), along('within'));

/** The paths to the countries that are shown for a thing. */
export const COUNTRY = {
  ofEvent: OF_EVENT,
  ofPlace: OF_PLACE,
  ofNews: OF_NEWS,
  ofBody: OF_BODY,
  ofProject: chain(against('partOfProject'), firstOf(OF_EVENT, OF_NEWS)),
  ofAny: given(
    union(along('reportsOn'), along('issuedBy')),
    OF_NEWS,
    firstOf(OF_EVENT, OF_BODY, along('inState')),
  ),
} as const satisfies Readonly<Record<string, ListPath>>;
