/** A page's facts with statements of somebody else. */
import type { EventFact, NewsFacts, PersonFact, QuotedStatement } from '../facts.js';
import { bodyKindOf } from '../names/body-names.js';

/** What is said of an event of which the page says no more than that it is one. */
const NO_EVENT: EventFact = {
  ...{ type: 'event', startDate: null, endDate: null, place: null, countryIso2: null },
  ...{ format: null, participantsCount: null, status: undefined },
};

const placesOf = ({ place, places = [] }: EventFact): string[] =>
  [...new Set([place, ...places])].filter((each) => each !== null);

const placed = (places: readonly string[]): Pick<EventFact, 'place' | 'places'> => ({
  place: places[0] ?? null,
  places,
});

/** A page's facts with its labels alone: the item, and that there is an event. */
export function frameOf(facts: NewsFacts): NewsFacts {
  const { event } = facts;
  return {
    ...facts,
    ...{ fieldsOfWork: [], organisers: [], persons: [], project: null, summary: null },
    event: event && { ...NO_EVENT, type: event.type, countryIso2: event.countryIso2 },
  };
}

export function withStatement(
  facts: NewsFacts,
  { relation, object, about }: QuotedStatement,
): NewsFacts {
  const event = facts.event ?? NO_EVENT;
  const ofEvent = (members: Partial<EventFact>): NewsFacts => ({
    ...facts,
    event: { ...event, ...members },
  });
  switch (relation) {
    case 'person':
      return withPerson(facts, object, {});
    case 'personRole':
      return withPerson(facts, about ?? '', { role: object });
    case 'affiliation':
      return withPerson(facts, about ?? '', { affiliation: object });
    case 'fieldOfWork':
      return { ...facts, fieldsOfWork: [...new Set([...facts.fieldsOfWork, object])] };
    case 'organiser':
    case 'partner':
    case 'funder': {
      const organizer = { name: object, kind: bodyKindOf(object), role: relation };
      return { ...facts, organisers: [...facts.organisers, organizer] };
    }
    case 'projectTitle':
      return { ...facts, project: { title: object, kind: null } };
    case 'place':
      return ofEvent(placed([...new Set([...placesOf(event), object])]));
    case 'eventType':
      return ofEvent({ type: object.toLowerCase() });
    case 'startDate':
    case 'endDate':
      return ofEvent({ [relation]: object });
    case 'participantsCount':
      return ofEvent({ participantsCount: Number(object) });
    default:
      return facts;
  }
}

function withPerson(facts: NewsFacts, name: string, post: Partial<PersonFact>): NewsFacts {
  const known = facts.persons.find((person) => person.name === name);
  const person = { ...(known ?? { name, role: null, affiliation: null }), ...post };
  return { ...facts, persons: [...facts.persons.filter((each) => each !== known), person] };
}
