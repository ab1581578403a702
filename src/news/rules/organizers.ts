/** Roles in an event: of all findings of the rules, the most certain for each body. */
import type { FactRelation, FactStatement, OrganizerFact } from '../facts.js';
import { bodiesIn, listsIn, withLists } from '../names/body-lists.js';
import { REGIONS, tidyName } from '../names/words.js';
import type { Lexicon } from '../names/lexicon.js';
import type { Mention } from '../names/mention.js';
import type { ArticleSentence } from '../names/masked-sentence.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { findIssuers } from './issuers.js';
import { findParts, PART_ROWS, type PartFinding } from './part-findings.js';
import { isPersonName, type PeopleFindings } from './people.js';
import { bestOf, regexp } from './rows.js';

/** Organizers, supporters, funders and hosts: as facts, and one by one with their places. */
export function findOrganizers(reading: PreparedArticle, people: PeopleFindings, eventType = '') {
  const isPerson = personsAmong(people);
  const rows = PART_ROWS.filter(
    ({ onlyFor, notFor }) => onlyFor?.includes(eventType) !== false && !notFor?.includes(eventType),
  );
  const find = (isAgent: boolean): PartFinding[] =>
    findParts(
      reading.sentences,
      rows.filter((row) => Boolean(row.isAgent) === isAgent),
    ).filter((each) => !isPerson(each));
  let found = choose(withHosts(find(false)));
  if (eventType === 'signing' && !hasOrganiser(found))
    found = choose([...found, ...signatoriesIn(reading, people)]);
  if (!hasOrganiser(found) && !WITHOUT_AGENTS.has(eventType)) {
    const agents = find(true);
    found = choose([...found, ...(agents.length > 0 ? agents : issuersIn(reading, people))]);
  }
  return {
    organisers: found.map((finding) => toFact(finding, reading.lexicon)),
    statements: found.map((finding) =>
      statement(finding.role, finding.body.name, finding.sentence, finding.body, finding),
    ),
  };
}

/** Events at which bodies are named for other reasons than organizing. */
const WITHOUT_AGENTS: ReadonlySet<string> = new Set(['visit', 'signing', '']);

/** After what else would be a person's name: `Clear View, an expert group`. */
const IS_BODY = regexp('^,? (?:(?:an?|the|our) [a-z -]{0,40})?\\b<kind of body>\\b');

/** Names of people, and `Ann Lee, the High Commissioner, gave a lecture`. */
function personsAmong({ statements }: PeopleFindings): (part: PartFinding) => boolean {
  const offices = placesOf('personRole', statements);
  return ({ body, sentence, isSubject }) =>
    (isPersonName(body) && !IS_BODY.test(sentence.text.slice(body.end))) ||
    (isSubject && offices.has(sentence.spanOf(body).start));
}

/** Where statements of a relation begin. */
const placesOf = (relation: FactRelation, statements: readonly FactStatement[]) =>
  new Set(statements.filter((each) => each.relation === relation).map(({ span }) => span.start));

/** The whole organization is no organizer beside a named part of it. */
const UMBRELLA = /^(?:OSCE|Organization for Security and Co-?operation in Europe)$/;

const hasOrganiser = (findings: readonly PartFinding[]): boolean =>
  findings.some(({ role, body }) => role === 'organiser' && !UMBRELLA.test(body.name));

const isPartOfOsce = ({ name, bodyKind }: Mention): boolean =>
  !UMBRELLA.test(name) &&
  (/\bOSCE\b/.test(name) ||
    /^(?:field-operation|institution|secretariat-unit)$/.test(bodyKind ?? ''));

/** Names of bodies with buildings of their own, which they lend to others. */
const VENUE =
  /\b(?:University|Academy|School|College|Institute|Faculty|Museum|Library|Theatre|Gymnasium|Lyceum|Hotel|Hospital)\b/;
/** How certain it is that a host of an event also organizes it. */
const HOST_TRUST = 0.75;

/** Hosts organize, unless others do, or they only own the venue. */
function withHosts(found: readonly PartFinding[]): readonly PartFinding[] {
  if (hasOrganiser(found)) return found;
  return found.map((each) =>
    each.role === 'host' && each.body.kind === 'body' && !VENUE.test(each.body.name)
      ? { ...each, role: 'organiser', confidence: each.confidence * HOST_TRUST }
      : each,
  );
}

/** One role a body besides paying: the most certain, then the earliest; in text order. */
function choose(findings: readonly PartFinding[]): PartFinding[] {
  const start = ({ sentence, body }: PartFinding): number => sentence.spanOf(body).start;
  const chosen = bestOf(
    findings.filter(({ body }) => isBody(body)),
    ({ role, body }) => `${role === 'funder' ? 'pays' : 'acts'} ${body.name.toLowerCase()}`,
    ({ role, confidence }) => confidence * (role === 'host' ? HOST_TRUST : 1),
  ).sort((a, b) => start(a) - start(b));
  return chosen.filter(
    (each) =>
      !chosen.some(
        (other) =>
          paysOnly(each, other) || (UMBRELLA.test(each.body.name) && isPartOfOsce(other.body)),
      ),
  );
}

/** Paying gives no other role, but to the agent of two verbs: `conceived and financed by X`. */
const paysOnly = (each: PartFinding, other: PartFinding): boolean =>
  each.role !== 'funder' &&
  other.role === 'funder' &&
  other.body === each.body &&
  other.confidence > each.confidence &&
  !(each.role === 'organiser' && each.row.isPassive && other.row.isPassive);

/** Named conferences are events, though the reference data have them beside bodies. */
const EVENT_NAME =
  /(?<!Permanent |Standing )\b(?:Conference|Seminar|Meeting|Summit|Workshop|Course|Training|Days?|Week|Year)$|\b(?:Summer|Winter|Spring|Autumn) (?:School|Academy)$/;
/** Partners of the OSCE, and texts that bodies adopt, which have similar names. */
const NO_BODY =
  /^(?:States?$|Partners?(?: for Co-?operation)?$|Co-?operation$|OSCE (?:Asian |Mediterranean )?Partners?\b)|\b(?:Code of Conduct|(?:Vienna|Copenhagen|Istanbul) Document|Final Act|Convention|Declaration|Charter|Action Plan|Handbook)\b/;

/** A possible name of a body: not a single common word, not a place, not an event. */
const isBody = ({ name }: Mention): boolean =>
  !NO_BODY.test(name) &&
  !REGIONS.test(name) &&
  !EVENT_NAME.test(name.replace(/ (?:of|on|for) .*$/, ''));

function toFact({ body, role, isSupport }: PartFinding, lexicon: Lexicon): OrganizerFact {
  const known = lexicon.body(body.name);
  const state = body.state ?? known?.iso2;
  return {
    name: body.name,
    kind: known?.kind ?? body.bodyKind ?? 'other',
    role: role === 'partner' && isSupport ? 'supporter' : role,
    ...(state && { state }),
  };
}

const TELLS_OF_EVENT = regexp('<event>|\\b(?:it|this|these|both)\\b');

/** Acts of bodies that are at an event and do not organize it. */
const ATTENDS =
  /^,? (?:(?:also|has|have|had) )?(?:attend|observ|took part|participat|(?:was|were) (?:represented|present)|visit|welcom)/;

/** Issuers in the text, except those with a speaker: an item is mostly about its issuer. */
function issuersIn(reading: PreparedArticle, people: PeopleFindings): PartFinding[] {
  const spokenFor = placesOf('affiliation', people.statements);
  const names = new Set(
    findIssuers(reading).map(({ object }) => looseName(object, reading.lexicon)),
  );
  const isLabelled = reading.article.issuedBy.length > 0;
  return [...reading.sentences, ...reading.title].flatMap((sentence) => {
    const isAbout = TELLS_OF_EVENT.test(withLists(sentence).lowered);
    const confidence = !isLabelled ? 0.4 : isAbout && sentence.section !== 'title' ? 0.55 : 0.5;
    return sentence.mentions
      .filter(
        (mention) =>
          mention.kind === 'body' &&
          names.has(looseName(mention.name, reading.lexicon)) &&
          !spokenFor.has(sentence.spanOf(mention).start) &&
          !ATTENDS.test(sentence.text.slice(mention.end)),
      )
      .flatMap((issuer) => [issuer, ...(isAbout ? besides(sentence, issuer) : [])])
      .map((body) => organizing(body, sentence, 'issuer', confidence));
  });
}

const organizing = (
  body: Mention,
  sentence: ArticleSentence,
  rule: string,
  confidence: number,
): PartFinding => ({
  ...{ role: 'organiser', body, sentence, row: {}, rule, confidence },
  ...{ isSubject: true, isSupport: false },
});

const SIGNED_BY = regexp('<sign ed><gap>\\b(?:by|between) ');
const SIGNED = regexp('^(?!.*\\b(?:watch|witness|attend)).*?\\b(?=<did sign>)');

/** The bodies of those who signed: `the Head of the Mission and the Mayor of Osh signed`. */
function signatoriesIn({ sentences }: PreparedArticle, people: PeopleFindings): PartFinding[] {
  const spokenFor = placesOf('affiliation', people.statements);
  return sentences.flatMap((sentence) => {
    const { lowered } = sentence;
    const by = SIGNED_BY.exec(lowered);
    const [start, end] = by
      ? [by.index + by[0].length, lowered.length]
      : [0, SIGNED.exec(lowered)?.[0].length ?? 0];
    return sentence
      .mentionsIn({ start, end })
      .filter((each) => each.kind === 'body' && spokenFor.has(sentence.spanOf(each).start))
      .map((body) => organizing(body, sentence, 'signatory', 0.6));
  });
}

/** Before a list of bodies that are related, or that people come from. */
const OF_BOTH = /\b(?:between|from|of|to|among|with) $/;

/** The other bodies of an issuer's list. */
function besides(sentence: ArticleSentence, issuer: Mention): Mention[] {
  const signed = withLists(sentence);
  const list = listsIn(signed.lowered).find(
    (each) =>
      bodiesIn(signed, each).includes(issuer) && !OF_BOTH.test(signed.lowered.slice(0, each.start)),
  );
  return list
    ? bodiesIn(signed, list).filter((body) => body !== issuer && body.kind === 'body')
    : [];
}

/** By lexicon: labels and texts use a field operation's names of different times. */
function looseName(name: string, lexicon: Lexicon): string {
  const plain = tidyName(name.replace(/ \((?:closed|discontinued)\)$/i, ''));
  return (lexicon.body(plain)?.name ?? plain).replace(/^OSCE /, '').toLowerCase();
}
