/** A page's facts with statements of somebody else. */
import type { EventFact, FactRelation, NewsFacts, QuotedStatement } from '../facts.js';
import { bodyKindOf } from '../names/body-words.js';
import { isOfPerson } from './doubt.js';

/** A page's facts with its labels alone: the item, and that there is an event. */
export function frameOf(facts: NewsFacts): NewsFacts {
  const { event } = facts;
  return {
    ...facts,
    ...{ fieldsOfWork: [], organisers: [], persons: [], project: null, summary: null },
    event: event && { ...NO_EVENT, type: event.type, countryIso2: event.countryIso2 },
  };
}

const NO_EVENT: EventFact = {
  ...{ type: 'event', startDate: null, endDate: null, place: null, countryIso2: null },
  ...{ format: null, participantsCount: null },
};

/** Facts with one statement more. */
export function withStatement(
  facts: NewsFacts,
  { relation, object, about }: QuotedStatement,
): NewsFacts {
  const event = facts.event ?? NO_EVENT;
  if (isOfPerson(relation)) return withPerson(facts, relation, object, about);
  switch (relation) {
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
    case 'place': {
      const places = [...new Set([...(event.places ?? [event.place]), object])];
      const named = places.filter((each) => each !== null);
      return { ...facts, event: { ...event, place: named[0] ?? null, places: named } };
    }
    case 'eventType':
      return { ...facts, event: { ...event, type: object.toLowerCase() } };
    case 'startDate':
    case 'endDate':
      return { ...facts, event: { ...event, [relation]: object } };
    case 'participantsCount':
      return { ...facts, event: { ...event, participantsCount: Number(object) } };
    default:
      return facts;
  }
}

function withPerson(
  facts: NewsFacts,
  relation: FactRelation,
  object: string,
  about: string | undefined,
): NewsFacts {
  const name = relation === 'person' ? object : (about ?? '');
  const known = facts.persons.find((person) => person.name === name);
  const person = known ?? { name, role: null, affiliation: null };
  const now =
    relation === 'person'
      ? person
      : { ...person, [relation === 'personRole' ? 'role' : 'affiliation']: object };
  return { ...facts, persons: [...facts.persons.filter((each) => each !== known), now] };
}
