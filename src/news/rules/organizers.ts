/** Applies the tables of who has which part in an event. */
import type { FactStatement, OrganizerFact, OrganizerRole, Span } from '../facts.js';
import { bodyKindOf } from '../names/body-words.js';
import { bodiesIn, isPronoun, referentsOf, withLists } from '../names/body-lists.js';
import type { Lexicon } from '../names/lexicon.js';
import { LIST_SIGN, SIGNS, type SignedText } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import { tidyName } from '../names/mentions.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import type { Range } from '../names/sentences.js';
import { compile, matchSlots, type SlotMatch, spellOut } from '../names/slots.js';
import { AGENT_RULES, type OrganizerRule, ORGANIZING_RULES } from './organizer-rules.js';
import type { PeopleFindings } from './people.js';
import { FUNDER_RULES, HOST_RULES, PARTNER_RULES } from './support-rules.js';
import { WORD_CLASSES } from './word-classes.js';

/** One body with its part, as one rule found it. */
interface Finding {
  readonly role: 'organiser' | 'partner' | 'funder' | 'host';
  readonly body: Mention;
  readonly sentence: Sentence;
  readonly rule: string;
  readonly confidence: number;
  /** The body is what the rule's verb is said of. */
  readonly isSubject: boolean;
}

/** Bodies with their parts: for the facts as a whole, and one by one with their places. */
export interface OrganizerFindings {
  readonly organisers: readonly OrganizerFact[];
  readonly statements: readonly FactStatement[];
}

const ROLES = ['organiser', 'partner', 'funder', 'host'] as const;

/** All tables, one after the other. */
export const PART_RULES = [...ORGANIZING_RULES, ...PARTNER_RULES, ...FUNDER_RULES, ...HOST_RULES];

const toCompiled = (rule: OrganizerRule): Omit<OrganizerRule, 'pattern'> & { readonly pattern: RegExp } => ({ ...rule, pattern: compile(rule.pattern, WORD_CLASSES) });
type CompiledRule = ReturnType<typeof toCompiled>;
const COMPILED = PART_RULES.map(toCompiled);
const COMPILED_AGENTS = AGENT_RULES.map(toCompiled);

/** Events whose people are named for other reasons than that they organise. */
const WITHOUT_AGENTS: ReadonlySet<string | undefined> = new Set(['visit', 'signing', undefined]);

/** The whole organisation is no organiser beside a named part of it. */
const UMBRELLA = /^(?:OSCE|Organization for Security and Co-?operation in Europe)$/;

/** Lessons and the like are given by trainers, who are no organisers. */
const TEACHING = /\b(?:lessons?|lectures?|presentations?|speech(?:es)?|address|remarks|manual|handbook|book|report|study|guidelines|law|strategy) [^;.,]{0,40}$/;

/** Rules with verbs such as `give` and `provide`, which make organisers only where it is neither money nor support that is given. */
const HOLDING_RULES = new Set(['held-by', 'holds', 'which-held', 'handed-over', 'handed-over-by', 'agent', 'agent-by']);
const GIVING = /\b(?:given|gave|gives?|provid\w+|offer\w*|raised|donated?|lent)\b/;
const NO_EVENT_GIVEN = new RegExp(spellOut(
  '\\b(?:given|gave|gives?|provid\\w+|offer\\w*|raised|donated?)\\b[^;:.]{0,40}?(?:<money>|<currency>)\\b|(?:<money>|<support>|<currency>)\\b[^;:.]{0,80}? (?:given|provided|offered|raised|donated)\\b',
  WORD_CLASSES,
));

/** What is denied is no fact: `was not organized by`, `neither organized nor funded by`. */
const NEGATION = /\b(?:not(?! only\b| just\b)|never|neither|nor|no longer)(?: \w+){0,2} $/;

/** A body before these is an attribute of who follows: `by OSCE Secretary General Ann Lee`. */
const ATTRIBUTE = new RegExp(`^ [${LIST_SIGN}${SIGNS.role}]`);

/** How sure it is that `they` are the bodies named last. */
const PRONOUN_TRUST = 0.8;

/** What is known of an item before its organizers are looked for. */
export interface OrganizerContext {
  /** People, who are no bodies, but act for theirs. */
  readonly people: PeopleFindings;
  readonly eventType?: string | undefined;
}

/** Who organised, supported, paid for and hosted the event. */
export function findOrganizers(reading: Reading, { people, eventType }: OrganizerContext): OrganizerFindings {
  const names = new Set(people.persons.map((person) => person.name));
  const rules = COMPILED.filter(({ onlyFor }) => !onlyFor || onlyFor.includes(eventType ?? ''));
  const fromText = findInSentences(reading.sentences, rules).filter((each) => !names.has(each.body.name));
  const hasOrganiser = fromText.some((each) => each.role === 'organiser');
  const fromTitle = hasOrganiser ? [] : findInSentences(reading.title, rules).filter((each) => each.body.kind === 'body');
  const found = choose([...fromText, ...fromTitle]);
  const isComplete = found.some((each) => each.role === 'organiser') || WITHOUT_AGENTS.has(eventType);
  const agents = isComplete ? [] : findInSentences(reading.sentences, COMPILED_AGENTS).filter(({ body }) => !names.has(body.name) && !OFFICE_HOLDER.test(body.name));
  const issuers = isComplete || agents.length > 0 ? [] : issuersIn(reading, people);
  const chosen = agents.length + issuers.length > 0 ? choose([...found, ...agents, ...issuers]) : found;
  const acting = chosen.some((each) => each.role === 'organiser') ? [] : actingFor(reading, people, eventType);
  return {
    organisers: [
      ...chosen.map((finding) => toFact(finding, reading.lexicon)),
      ...acting.map(({ object }) => ({ name: object, kind: reading.lexicon.body(object)?.kind ?? bodyKindOf(object), role: 'organiser' as const })),
    ],
    statements: [...chosen.map((finding) => statement(finding.role, finding.body.name, finding.sentence, finding.body, finding)), ...acting],
  };
}

/** The issuers that the text names otherwise than as whom somebody speaks for: an item is mostly about what its issuer does. */
function issuersIn({ article, sentences }: Reading, people: PeopleFindings): Finding[] {
  const spokenFor = new Set(people.statements.filter(({ relation }) => relation === 'affiliation').map(({ span }) => span.start));
  const names = new Set(article.issuedBy.map(({ text }) => looseName(text)));
  return sentences.flatMap((sentence) => sentence.mentions
    .filter((mention) => mention.kind === 'body' && names.has(looseName(mention.name))
      && !spokenFor.has(sentence.spanOf(mention).start))
    .map((body) => ({ role: 'organiser' as const, body, sentence, rule: 'issuer', confidence: 0.4, isSubject: true })));
}

const looseName = (name: string): string => tidyName(name.replace(/ \((?:closed|discontinued)\)$/i, '')).replace(/^OSCE /, '').toLowerCase();

/** Offices that are people as much as bodies, and so do much else. */
const OFFICE_HOLDER = /(?:in-Office|Secretary General)$/;

/** Acts that people do for their bodies, by the type of the event. */
const ACTS: Readonly<Record<string, RegExp>> = {
  signing: /\b(?:sign(?:ed|s|ing)?|put (?:his|her|their) (?:names?|signatures?))\b/i, handover: /\b(?:hand(?:ed|s|ing)? over|handed|donat\w+|presented)\b/i,
};

/** Where no body is said to sign or to hand over: those of the people who do. */
function actingFor(reading: Reading, people: PeopleFindings, eventType: string | undefined): FactStatement[] {
  const act = ACTS[eventType ?? ''];
  const sentences = reading.sentences.filter((sentence) => act?.test(sentence.masked));
  const isIn = (span: Span): boolean => sentences.some((sentence) => {
    const { start, end } = sentence.spanOf({ start: 0, end: sentence.text.length });
    return start <= span.start && span.end <= end;
  });
  return people.statements.filter(({ relation, span }) => relation === 'affiliation' && isIn(span))
    .map(({ object, span }) => ({ relation: 'organiser', object, span, rule: 'acts-for', confidence: 0.7 }));
}

function findInSentences(sentences: readonly Sentence[], rules: readonly CompiledRule[]): Finding[] {
  return sentences.flatMap((sentence, at) => (
    withLists(sentence).lowered.includes(LIST_SIGN) ? rules.flatMap((rule) => findByRule(rule, sentence, sentences[at - 1])) : []));
}

function findByRule(rule: CompiledRule, sentence: Sentence, previous: Sentence | undefined): Finding[] {
  const signed = withLists(sentence);
  const isFact = (match: SlotMatch): boolean => {
    const before = signed.lowered.slice(0, match.start);
    return !NEGATION.test(before) && !(AGENT_RULES.some(({ name }) => name === rule.name) && / (?:not(?! only)|never|neither|nor) /.test(signed.lowered.slice(match.start, match.end))) && !isObject(signed, match) && !(rule.name === 'held-by' && TEACHING.test(before))
      && !(HOLDING_RULES.has(rule.name) && GIVING.test(signed.lowered.slice(match.start, match.end)) && NO_EVENT_GIVEN.test(signed.lowered.slice(Math.max(0, match.start - 90), match.end + 30)));
  };
  return matchSlots(rule.pattern, signed).filter(isFact).flatMap((match) => ROLES.flatMap((role) => {
    const slot = match.slots.get(role);
    if (!slot || ATTRIBUTE.test(signed.lowered.slice(slot.end))) return [];
    const isSubject = slot.start === match.start;
    if (!isPronoun(signed, slot)) return toFindings(role, sentence, signed, slot, { ...rule, isSubject });
    const referents = referentsOf(signed, slot, previous && withLists(previous));
    const said = referents?.signed === signed ? sentence : previous;
    return referents && said ? toFindings(role, said, referents.signed, referents.slot, { ...rule, isSubject, confidence: rule.confidence * PRONOUN_TRUST }) : [];
  }));
}

/** What stands after a preposition is no subject: `trainers from Montenegro completed the course`, `managers of two centres held …`. */
function isObject(signed: SignedText, match: SlotMatch): boolean {
  const slot = [...match.slots.values()].find(({ start }) => start === match.start);
  if (!slot || /^,? (?:which|whose)\b/.test(signed.lowered.slice(slot.end))) return false;
  const before = signed.lowered.slice(Math.max(0, slot.start - 20), slot.start);
  const isBodies = bodiesIn(signed, slot).some(({ kind }) => kind === 'body');
  return isBodies ? / (?:from|of) (?:[a-z]+ )?$/.test(before) : / (?:from|in|of|over|across|to|into|through) $/.test(before);
}

function toFindings(role: Finding['role'], sentence: Sentence, signed: SignedText, slot: Range, rule: Pick<OrganizerRule, 'name' | 'confidence' | 'isForBodies'> & Pick<Finding, 'isSubject'>): Finding[] {
  return bodiesIn(signed, slot).filter((body) => !rule.isForBodies || body.kind === 'body')
    .map((body) => ({ role, body, sentence, rule: rule.name, confidence: rule.confidence, isSubject: rule.isSubject }));
}

/** One part for each body, besides paying: the one most surely found, the earliest among equals; in the order of the text. */
function choose(findings: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>();
  for (const finding of findings.filter((each) => isBody(each.body))) {
    const key = `${finding.role === 'funder' ? 'pays' : 'acts'} ${finding.body.name.toLowerCase()}`;
    const other = best.get(key);
    if (!other || finding.confidence > other.confidence) best.set(key, finding);
  }
  const start = (finding: Finding): number => finding.sentence.spanOf(finding.body).start;
  const chosen = [...best.values()].sort((a, b) => start(a) - start(b));
  const hasNamed = (role: string): boolean => chosen.some((each) => each.role === role && !UMBRELLA.test(each.body.name));
  const isPaid = (each: Finding): boolean => chosen.some((other) => other.role === 'funder' && each.role !== 'funder'
    && other.body === each.body && other.confidence >= each.confidence && !(each.isSubject && other.isSubject));
  return chosen.filter((each) => !isPaid(each) && (!UMBRELLA.test(each.body.name) || !hasNamed(each.role)))
    .filter((each) => !chosen.some((other) => other !== each && other.role === each.role && other.body.whole === each.body.name));
}

/** Conferences that are known by name are events, though the reference data have them beside bodies. */
const EVENT_NAME = /(?<!Permanent |Standing )\b(?:Conference|Seminar|Meeting|Summit|Workshop|Forum)$/;

/** A name that could be a body's: not a single common word, not a place, not an event. */
function isBody(mention: Mention): boolean {
  if (EVENT_NAME.test(mention.name.replace(/ (?:of|on|for) .*$/, ''))) return false;
  return mention.kind === 'body' || mention.kind === 'state' || (mention.kind === 'name' && mention.name.length > 2);
}

function toFact(finding: Finding, lexicon: Lexicon): OrganizerFact {
  const { body } = finding;
  const known = lexicon.body(body.name);
  const state = body.state ?? known?.state;
  const role: OrganizerRole = finding.role === 'partner' && finding.rule.includes('support') ? 'supporter' : finding.role;
  return { name: body.name, kind: known?.kind ?? body.bodyKind ?? 'other', role, ...(state === undefined || state === null ? {} : { state }) };
}
