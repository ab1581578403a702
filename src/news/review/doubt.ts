/**
 * Which statements of a page are too uncertain to be asserted, and the page's facts without them.
 */
import type {
  EventFact,
  NewsFacts,
  OrganizerFact,
  PersonFact,
  QuotedStatement,
  FactRelation,
} from '../facts.js';
import type { ProducedStatement } from '../link/item-quads.js';

/** A statement by its relation, its object, and for functions and employers the person. */
export type StatementKey = Pick<ProducedStatement, 'relation' | 'object' | 'about'>;

/** Equal for the parts of one statement. */
export function statementKey({ relation, object, about }: StatementKey): string {
  return JSON.stringify([relation, object, about]);
}

/** A statement that is not asserted, with the reason. */
export interface Doubt {
  readonly said: ProducedStatement;
  /** Rule and link together, from 0 to 1. */
  readonly score: number;
  readonly linkScore: number;
  readonly reasons: readonly string[];
}

/** Without a title or issuer there is no item: labels are not doubted. */
const NEVER_DOUBTED: ReadonlySet<FactRelation> = new Set(['title', 'issuedBy']);

/** Whether statements of a relation are asserted however uncertain. */
export function isNeverDoubted(relation: FactRelation): boolean {
  return NEVER_DOUBTED.has(relation);
}

/** The statements of the page that are evidence for a produced one. */
export function evidenceOf(
  { relation, object, about }: StatementKey,
  statements: readonly QuotedStatement[],
): QuotedStatement[] {
  return statements.filter(
    (each) =>
      each.relation === relation &&
      each.object === object &&
      (each.about === undefined || about === undefined || each.about === about),
  );
}

/** `other` is another value in the graph where only one is allowed. */
export function doubtOf(
  said: ProducedStatement,
  evidence: readonly QuotedStatement[],
  threshold: number,
  other: string | undefined,
): Doubt | undefined {
  const best = surest(evidence);
  if (!best) return undefined;
  const { link } = said;
  if (link?.outcome === 'none')
    return link.isDecided ? undefined : { said, score: 0, linkScore: 0, reasons: link.reasons };
  const { score, linkScore } = scoresOf(said, best);
  // Two decimals, like confidences; 0.85 times 0.7 is slightly less than 0.595.
  const isUnsure = Math.round(score * 100) / 100 < threshold && !isNeverDoubted(said.relation);
  if (!isUnsure && other === undefined) return undefined;
  const reasons = [
    ...(other === undefined
      ? []
      : [`the graph already has “${other}”, and only one value is allowed`]),
    ...(isUnsure
      ? [
          `the rule “${best.rule}” has a confidence of ${best.confidence}`,
          ...(linkScore < 1 && link
            ? [`the link has a score of ${linkScore}: ${link.reasons.join('; ')}`]
            : []),
        ]
      : []),
  ];
  return { said, score, linkScore, reasons };
}

/** A statement that was decided although only its reason is in doubt. */
export function undoubted(
  said: ProducedStatement,
  evidence: readonly QuotedStatement[],
  reason: string,
): Doubt {
  return { said, ...scoresOf(said, surest(evidence)), reasons: [reason] };
}

function surest(evidence: readonly QuotedStatement[]): QuotedStatement | undefined {
  return [...evidence].sort((left, right) => right.confidence - left.confidence)[0];
}

function scoresOf(
  { link }: ProducedStatement,
  evidence: QuotedStatement | undefined,
): Pick<Doubt, 'score' | 'linkScore'> {
  const linkScore = link?.outcome === 'linked' ? link.score : link?.outcome === 'none' ? 0 : 1;
  return { score: (evidence?.confidence ?? 0) * linkScore, linkScore };
}

/** The common key of the statements of one fact: everything about a person is one fact. */
export function factKey({ relation, object, about }: StatementKey): string {
  if (isOfPerson(relation)) return `person ${about ?? object}`;
  return about === undefined ? `${relation} ${object}` : `${relation} ${object} of ${about}`;
}

export function isOfPerson(relation: FactRelation): boolean {
  return relation === 'person' || relation === 'personRole' || relation === 'affiliation';
}

export function withoutStatement(facts: NewsFacts, key: StatementKey): NewsFacts {
  const { relation, object } = key;
  const ofEvent = (change: Partial<EventFact>): NewsFacts => ({
    ...facts,
    event: facts.event && { ...facts.event, ...change },
  });
  switch (relation) {
    case 'title':
    case 'issuedBy':
      return facts;
    case 'contentType':
      return { ...facts, contentType: '' };
    case 'issuedOn':
      return { ...facts, date: null };
    case 'summary':
      return { ...facts, summary: null };
    case 'fieldOfWork':
      return { ...facts, fieldsOfWork: facts.fieldsOfWork.filter((name) => name !== object) };
    case 'organiser':
    case 'host':
    case 'partner':
    case 'funder':
      return {
        ...facts,
        organisers: facts.organisers.filter(
          (fact) => fact.name !== object || relationOfRole(fact) !== relation,
        ),
      };
    case 'person':
      return { ...facts, persons: facts.persons.filter(({ name }) => name !== object) };
    case 'personRole':
    case 'affiliation':
      return { ...facts, persons: facts.persons.map((each) => withoutPost(each, key)) };
    case 'projectTitle':
      return { ...facts, project: null };
    case 'place':
      return ofEvent(withoutPlace(facts.event, object));
    case 'eventType':
      return ofEvent({ type: 'event' });
    case 'startDate':
    case 'endDate':
    case 'format':
      return ofEvent({ [relation]: null });
    case 'participantsCount':
      return ofEvent({ participantsCount: null, participantsApproximate: false });
    case 'durationDays':
    case 'eventStatus':
      return ofEvent({ [relation === 'eventStatus' ? 'status' : relation]: undefined });
  }
}

/** A person without a function or its body. */
function withoutPost(person: PersonFact, { relation, object, about }: StatementKey): PersonFact {
  const part = relation === 'personRole' ? 'role' : 'affiliation';
  if (person.name !== about) return person;
  return person[part] !== object && person.second
    ? { ...person, second: { ...person.second, [part]: null } }
    : { ...person, [part]: null };
}

/** The State of an event is that of its first place. */
function withoutPlace(event: EventFact | null, name: string): Partial<EventFact> {
  const left = [...new Set([event?.place, ...(event?.places ?? [])])].filter(
    (place): place is string => typeof place === 'string' && place !== name,
  );
  return event?.place === name
    ? { place: left[0] ?? null, places: left, countryIso2: null }
    : { places: left };
}

/** The relation of a body by its role. */
function relationOfRole({
  role,
}: OrganizerFact): Extract<FactRelation, 'organiser' | 'partner' | 'host' | 'funder'> {
  return role === 'co-organiser' ? 'organiser' : role === 'supporter' ? 'partner' : role;
}
