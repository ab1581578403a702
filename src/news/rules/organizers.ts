/** Roles in an event: of all findings of the rules, the most certain for each body. */
import type { FactStatement, OrganizerFact, OrganizerRole } from '../facts.js';
import { REGIONS } from '../names/body-words.js';
import type { Lexicon } from '../names/lexicon.js';
import type { Mention } from '../names/mention.js';
import {
  type PreparedArticle,
  statement,
  type ArticleSentence,
} from '../names/prepared-article.js';
import { findParts, type PartFinding } from './part-findings.js';
import { PART_ROWS, AGENT_ROWS } from './part-rows.js';
import { isPersonName, type PeopleFindings } from './people.js';
import { tidyName } from '../names/words.js';
import { findIssuers } from './issuers.js';
import { bodiesIn, listsIn, withLists } from '../names/body-lists.js';
import { WORD_CLASSES } from './word-classes.js';

/** Bodies with their roles: for the facts as a whole, and one by one with their places. */
export interface OrganizerFindings {
  readonly organisers: readonly OrganizerFact[];
  readonly statements: readonly FactStatement[];
}

/** The whole organization is no organizer beside a named part of it. */
const UMBRELLA = /^(?:OSCE|Organization for Security and Co-?operation in Europe)$/;

const isPartOfOsce = ({ name, bodyKind }: Mention): boolean =>
  !UMBRELLA.test(name) && (/\bOSCE\b/.test(name) || OSCE_KINDS.has(bodyKind ?? 'other'));
const OSCE_KINDS: ReadonlySet<string> = new Set([
  'field-operation',
  'institution',
  'secretariat-unit',
]);

/** Named conferences are events, though the reference data have them beside bodies. */
const EVENT_NAME =
  /(?<!Permanent |Standing )\b(?:Conference|Seminar|Meeting|Summit|Workshop|Course|Training|Days?|Week|Year)$|\b(?:Summer|Winter|Spring|Autumn) (?:School|Academy)$/;

/** Texts that bodies adopt, which have similar names. */
const DOCUMENT_NAME = new RegExp(
  '\\b(?:Code of Conduct|(?:Vienna|Copenhagen|Istanbul) Document|' +
    'Final Act|Convention|Declaration|Charter|Action Plan|Handbook)\\b',
);

/** After what else would be a person's name: `Clear View, an expert group`. */
const IS_BODY =
  /^,? (?:(?:an?|the|our) [a-z -]{0,40})?\b(?:groups?|organi[sz]ation|association|foundation|network|company|agency|NGO|newspaper|firm|club|centre|think tank|union|charity|society)\b/;

/** Organizers, supporters, funders and hosts of the event. */
export function findOrganizers(
  reading: PreparedArticle,
  people: PeopleFindings,
  eventType: string | undefined,
): OrganizerFindings {
  const names = new Set(people.persons.map((person) => person.name));
  // `Ann Lee, the High Commissioner, gave a lecture`
  const offices = new Set(
    people.statements.filter(({ rule }) => rule === 'name-office').map(({ span }) => span.start),
  );
  const isPerson = ({ body, sentence, isSubject }: PartFinding): boolean =>
    names.has(body.name) ||
    (isPersonName(body) && !IS_BODY.test(sentence.text.slice(body.end))) ||
    (isSubject && offices.has(sentence.spanOf(body).start));
  const rows = PART_ROWS.filter(
    ({ onlyFor, notFor }) =>
      (!onlyFor || onlyFor.includes(eventType ?? '')) && !notFor?.includes(eventType ?? ''),
  );
  const fromText = findParts(reading.sentences, rows).filter((each) => !isPerson(each));
  const fromTitle = hasOrganiser(fromText)
    ? []
    : findParts(reading.title, rows).filter(({ body }) => body.kind === 'body');
  const parts = [...fromText, ...fromTitle];
  // Who receives the guests does not pay it.
  const found = choose(eventType === 'visit' ? parts : withHosts(parts));
  const likely = hasOrganiser(found)
    ? []
    : findLikelyOrganizers(reading, people, eventType).filter((each) => !isPerson(each));
  const chosen = likely.length > 0 ? choose([...found, ...likely]) : found;
  return {
    organisers: chosen.map((finding) => toFact(finding, reading.lexicon)),
    statements: chosen.map((finding) =>
      statement(finding.role, finding.body.name, finding.sentence, finding.body, finding),
    ),
  };
}

/** Names of bodies with buildings of their own, which they lend to others. */
const VENUE = new RegExp(
  '\\b(?:University|Academy|School|College|Institute|Faculty|' +
    'Museum|Library|Theatre|Gymnasium|Lyceum|Hotel|Hospital)\\b',
);
/** How certain it is that a host of an event also organizes it. */
const HOST_TRUST = 0.75;

/** Hosts organize, unless others do, or they only own the venue. */
function withHosts(found: readonly PartFinding[]): PartFinding[] {
  if (hasOrganiser(found.filter(({ row }) => !row.isBeside))) return [...found];
  // `Albania hosted it jointly with the Secretariat`: a State by itself only lends the place.
  const mayBeState = hasOrganiser(found);
  // `The Centre and the Academy hosted it`: beside another body, it is not only the venue.
  const hasVenue = ({ body, rule, sentence }: PartFinding): boolean =>
    VENUE.test(body.name) &&
    !found.some(
      (each) => each.rule === rule && each.sentence === sentence && !VENUE.test(each.body.name),
    );
  const isOrganising = (each: PartFinding): boolean =>
    each.role === 'host' &&
    (each.body.kind === 'body' || (mayBeState && each.body.kind === 'state')) &&
    !hasVenue(each);
  return found.map((each) =>
    isOrganising(each)
      ? { ...each, role: 'organiser', confidence: each.confidence * HOST_TRUST }
      : each,
  );
}

/** The whole organization needs this confidence: `an OSCE training` is a part's. */
const UMBRELLA_TRUST = 0.7;
const hasOrganiser = (findings: readonly PartFinding[]): boolean =>
  findings.some(
    ({ role, body, confidence }) =>
      role === 'organiser' && (!UMBRELLA.test(body.name) || confidence >= UMBRELLA_TRUST),
  );

/** A host of an event may also organize it. */
const trustOf = ({ role, confidence }: PartFinding): number =>
  role === 'host' ? confidence * HOST_TRUST : confidence;

/** One role a body besides paying: the most certain, then the earliest; in text order. */
function choose(findings: readonly PartFinding[]): PartFinding[] {
  const best = new Map<string, PartFinding>();
  for (const finding of findings.filter((each) => isBody(each.body))) {
    const key = `${finding.role === 'funder' ? 'pays' : 'acts'} ${finding.body.name.toLowerCase()}`;
    const other = best.get(key);
    if (!other || trustOf(finding) > trustOf(other)) best.set(key, finding);
  }
  const start = (finding: PartFinding): number => finding.sentence.spanOf(finding.body).start;
  const chosen = [...best.values()].sort((a, b) => start(a) - start(b));
  const hasNamed = (role: string): boolean =>
    chosen.some((each) => (each.role === role || role === 'partner') && isPartOfOsce(each.body));
  return chosen
    .filter(
      (each) => !paysOnly(each, chosen) && (!UMBRELLA.test(each.body.name) || !hasNamed(each.role)),
    )
    .filter(
      (each) =>
        !chosen.some(
          (other) =>
            other !== each &&
            ((other.role === each.role && other.body.whole === each.body.name) ||
              isShortOf(each.body.name, other.body.name)),
        ),
    );
}

/** `OSCE Centre` beside `OSCE Centre in Bishkek`. */
const isShortOf = (short: string, name: string): boolean =>
  name.startsWith(`${short} `) && /^ (?:in|to|of|on|for) /.test(name.slice(short.length));

/**
 * Words for paying give a body no other role, unless it is the subject of two verbs: `the Office,
 * which pays, held …`.
 */
function paysOnly(finding: PartFinding, all: readonly PartFinding[]): boolean {
  return (
    finding.role !== 'funder' &&
    all.some(
      (other) =>
        other.role === 'funder' &&
        other.body === finding.body &&
        other.confidence > finding.confidence &&
        !(finding.isSubject && other.isSubject) &&
        !(finding.role === 'organiser' && finding.row.isPassive && other.row.isPassive),
    )
  );
}

/** A possible name of a body: not a single common word, not a place, not an event. */
function isBody(mention: Mention): boolean {
  if (
    /^(?:States?$|Partners?(?: for Co-?operation)?$|Co-?operation$|OSCE (?:Asian |Mediterranean )?Partners?\b)/.test(
      mention.name,
    ) ||
    REGIONS.test(mention.name) ||
    DOCUMENT_NAME.test(mention.name) ||
    EVENT_NAME.test(mention.name.replace(/ (?:of|on|for) .*$/, ''))
  )
    return false;
  return (
    mention.kind === 'body' ||
    mention.kind === 'state' ||
    (mention.kind === 'name' && mention.name.length > 2)
  );
}

function toFact(finding: PartFinding, lexicon: Lexicon): OrganizerFact {
  const { body } = finding;
  const known = lexicon.body(body.name);
  const state = body.state ?? known?.state;
  const role: OrganizerRole =
    finding.role === 'partner' && finding.isSupport ? 'supporter' : finding.role;
  return {
    name: body.name,
    kind: known?.kind ?? body.bodyKind ?? 'other',
    role,
    ...(state === undefined || state === null ? {} : { state }),
  };
}

/** Events at which bodies are named for other reasons than organizing. */
const WITHOUT_AGENTS: ReadonlySet<string | undefined> = new Set(['visit', 'signing', undefined]);

/** Offices that are people as much as bodies, and so do much else. */
const OFFICE_HOLDER = /(?:in-Office|Secretary General)$/;

/** Bodies that do something about an event, or else the issuers that the text names. */
export function findLikelyOrganizers(
  reading: PreparedArticle,
  people: PeopleFindings,
  eventType: string | undefined,
): PartFinding[] {
  if (WITHOUT_AGENTS.has(eventType)) return [];
  const agents = findParts(reading.sentences, AGENT_ROWS).filter(
    ({ body }) => !OFFICE_HOLDER.test(body.name),
  );
  return agents.length > 0 ? agents : issuersIn(reading, people);
}

const TELLS_OF_EVENT = new RegExp(`${WORD_CLASSES.event ?? ''}|\\b(?:it|this|these|both)\\b`);

/** Acts of bodies that are at an event and do not organize it. */
const ATTENDS = new RegExp(
  '^,? (?:(?:also|has|have|had) )?' +
    '(?:attend|observ|took part|participat|(?:was|were) (?:represented|present)|visit|welcom)',
);

const ENVOY_OF = /\b(?:Representative|Envoy|Deputy) (?:of|to) (?:the )?$/;

/** Issuers in the text, except those with a speaker: an item is mostly about its issuer. */
function issuersIn(reading: PreparedArticle, people: PeopleFindings): PartFinding[] {
  const spokenFor = new Set(
    people.statements
      .filter(({ relation }) => relation === 'affiliation')
      .map(({ span }) => span.start),
  );
  const commonName = (name: string): string => looseName(name, reading.lexicon);
  const names = new Set(findIssuers(reading).map(({ object }) => commonName(object)));
  const isLabelled = reading.article.issuedBy.length > 0;
  return [...reading.sentences, ...reading.title].flatMap((sentence) => {
    const isAbout =
      isLabelled &&
      sentence.section !== 'title' &&
      TELLS_OF_EVENT.test(withLists(sentence).lowered);
    return sentence.mentions
      .filter(
        (mention) =>
          mention.kind === 'body' &&
          names.has(commonName(mention.name)) &&
          !spokenFor.has(sentence.spanOf(mention).start) &&
          !ATTENDS.test(sentence.text.slice(mention.end)) &&
          !ENVOY_OF.test(sentence.text.slice(0, mention.start)),
      )
      .flatMap((issuer) => [issuer, ...besides(sentence, issuer)])
      .map((body) => ({
        role: 'organiser',
        body,
        sentence,
        row: {},
        rule: 'issuer',
        confidence: isAbout ? 0.55 : isLabelled ? 0.5 : 0.4,
        isSubject: true,
        isSupport: false,
      }));
  });
}

/** Before a list of bodies that are related, or that people come from. */
const OF_BOTH = /\b(?:between|from|of|to|among|with) $/;

/** The other bodies of an issuer's list, in a sentence about the event. */
function besides(sentence: ArticleSentence, issuer: Mention): Mention[] {
  const signed = withLists(sentence);
  if (!TELLS_OF_EVENT.test(signed.lowered)) return [];
  for (const list of listsIn(signed.lowered)) {
    const bodies = bodiesIn(signed, list);
    if (bodies.includes(issuer) && !OF_BOTH.test(signed.lowered.slice(0, list.start)))
      return bodies.filter((body) => body !== issuer && body.kind === 'body');
  }
  return [];
}

/** By lexicon: labels and texts use a field operation's names of different times. */
function looseName(name: string, lexicon: Lexicon): string {
  const plain = tidyName(name.replace(/ \((?:closed|discontinued)\)$/i, ''));
  return (lexicon.body(plain)?.name ?? plain).replace(/^OSCE /, '').toLowerCase();
}
