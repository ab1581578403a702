/** The paths from an event to its bodies, country, place and days: one meaning everywhere. */
import { DCTERMS } from '../rdf/index.js';
import { against, along, chain, closure, firstOf, given, shared, union } from './paths.js';

/** Who organized an event: a co-organizer is one of them. */
export const ORGANIZER_OF_EVENT = along('organizer');

/** In co-operation with whom, or with whose support, it was held. */
export const PARTNER_OF_EVENT = along('partner');

export const FUNDER_OF_EVENT = along('funder');

/** Who paid for a project, or for an event of it. */
export const FUNDER_OF_PROJECT = union(
  FUNDER_OF_EVENT,
  chain(against('partOfProject'), FUNDER_OF_EVENT),
);

/** From a place to itself and every place it lies in. */
export const AROUND = shared(closure(along('within')));

/** From a place to the States that it lies in: none for a place such as Kosovo. */
export const STATE_OF_PLACE = shared(chain(AROUND, along('inState')));

/** The places of an event and all places around them; Kosovo is one of these. */
export const PLACE_OF_EVENT = chain(along('place'), AROUND);

/** The stated country of an event, and the countries of its places. */
export const COUNTRY_OF_EVENT = union(along('country'), chain(along('place'), STATE_OF_PLACE));

/** What “in” means for an event where a State, or any place, is given: Kosovo is in no State. */
export const COUNTRY_OR_PLACE_OF_EVENT = union(COUNTRY_OF_EVENT, PLACE_OF_EVENT);

/** The same for a news item: of its event or, without an event, of the body that issued it. */
export const COUNTRY_OR_PLACE_OF_NEWS = given(
  along('reportsOn'),
  chain(along('reportsOn'), COUNTRY_OR_PLACE_OF_EVENT),
  chain(along('issuedBy'), union(along('hostState'), along('operatesIn'))),
);

const ISSUED = chain(against('reportsOn'), along(DCTERMS.issued));

/** The first and the last day of an event; without a date of its own, that of its news items. */
export const FIRST_DAY_OF_EVENT = firstOf(along('startDate'), along('endDate'), ISSUED);
export const LAST_DAY_OF_EVENT = firstOf(along('endDate'), along('startDate'), ISSUED);

/** All its days: the values of both paths. */
export const DAYS_OF_EVENT = firstOf(union(along('startDate'), along('endDate')), ISSUED);
