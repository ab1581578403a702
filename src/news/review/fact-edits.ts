/** A page's facts with statements of somebody else, and without some of their own. */
import {
  ROLES,
  type EventFact,
  type FactRelation,
  type NewsFacts,
  type PersonFact,
  type QuotedStatement,
} from '../facts.js';
import { bodyKindOf } from '../names/body-names.js';
import { statementKey, type StatementKey } from './doubt.js';

/** What is said of an event of which the page says no more than that it is one. */
const NO_EVENT: EventFact = {
  ...{ type: 'event', startDate: null, endDate: null, place: null, countryIso2: null },
  ...{ format: null, participantsCount: null, status: undefined, durationDays: undefined },
};

/** The members of an event that are one relation each. */
const EVENT_MEMBERS = [
  ['eventType', 'type'],
  ['startDate', 'startDate'],
  ['endDate', 'endDate'],
  ['format', 'format'],
  ['eventStatus', 'status'],
  ['durationDays', 'durationDays'],
  ['participantsCount', 'participantsCount'],
] as const satisfies readonly (readonly [FactRelation, keyof EventFact])[];

type Said = string | number | null | undefined;

/** A page's facts without statements. The State of an event is that of its first place. */
export function withoutStatements(facts: NewsFacts, gone: readonly StatementKey[]): NewsFacts {
  const keys = new Set(gone.map(statementKey));
  const isLeft = (relation: FactRelation, object: Said, about?: string): boolean =>
    !keys.has(statementKey({ relation, object: String(object ?? ''), about }));
  const { event, project } = facts;
  const postLeft = <Post extends Omit<PersonFact, 'name'>>(post: Post, name: string): Post => ({
    ...post,
    role: isLeft('personRole', post.role, name) ? post.role : null,
    affiliation: isLeft('affiliation', post.affiliation, name) ? post.affiliation : null,
  });
  return {
    ...facts,
    contentType: isLeft('contentType', facts.contentType) ? facts.contentType : '',
    date: isLeft('issuedOn', facts.date) ? facts.date : null,
    summary: isLeft('summary', facts.summary) ? facts.summary : null,
    fieldsOfWork: facts.fieldsOfWork.filter((name) => isLeft('fieldOfWork', name)),
    organisers: facts.organisers.filter(({ name, role }) => isLeft(ROLES[role].relation, name)),
    persons: facts.persons
      .filter(({ name }) => isLeft('person', name))
      .map((person) => ({
        ...postLeft(person, person.name),
        ...(person.second ? { second: postLeft(person.second, person.name) } : {}),
      })),
    project: project && isLeft('projectTitle', project.title) ? project : null,
    event: event && eventWithout(event, isLeft),
  };
}

function eventWithout(
  event: EventFact,
  isLeft: (relation: FactRelation, object: Said) => boolean,
): EventFact {
  const places = placesOf(event).filter((place) => isLeft('place', place));
  const gone = EVENT_MEMBERS.filter(([relation, member]) => !isLeft(relation, event[member]));
  return {
    ...event,
    ...Object.fromEntries(gone.map(([, member]) => [member, NO_EVENT[member]])),
    ...placed(places),
    countryIso2: event.place === null || places[0] === event.place ? event.countryIso2 : null,
  };
}

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

/** Facts with one statement more. */
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
