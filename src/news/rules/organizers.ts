/** Applies the tables of who has which part in an event. */
import type { FactStatement, OrganizerFact, OrganizerRole } from '../facts.js';
import { bodiesIn, isPronoun, referentsOf, withLists } from '../names/body-lists.js';
import type { Lexicon } from '../names/lexicon.js';
import { LIST_SIGN, SIGNS, type SignedText } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import type { Range } from '../names/sentences.js';
import { compile, matchSlots, type SlotMatch } from '../names/slots.js';
import { type OrganizerRule, ORGANIZING_RULES } from './organizer-rules.js';
import { FUNDER_RULES, HOST_RULES, PARTNER_RULES } from './support-rules.js';
import { WORD_CLASSES } from './word-classes.js';

/** One body with its part, as one rule found it. */
interface Finding {
  readonly role: 'organiser' | 'partner' | 'funder' | 'host';
  readonly body: Mention;
  readonly sentence: Sentence;
  readonly rule: string;
  readonly confidence: number;
}

/** Bodies with their parts: for the facts as a whole, and one by one with their places. */
export interface OrganizerFindings {
  readonly organisers: readonly OrganizerFact[];
  readonly statements: readonly FactStatement[];
}

const ROLES = ['organiser', 'partner', 'funder', 'host'] as const;

/** All tables, one after the other. */
export const PART_RULES = [...ORGANIZING_RULES, ...PARTNER_RULES, ...FUNDER_RULES, ...HOST_RULES];

const COMPILED = PART_RULES.map((rule) => ({ ...rule, pattern: compile(rule.pattern, WORD_CLASSES) }));
type CompiledRule = (typeof COMPILED)[number];

/** The whole organisation is no organiser beside a named part of it. */
const UMBRELLA = /^(?:OSCE|Organization for Security and Co-?operation in Europe)$/;

/** Lessons and the like are given by trainers, who are no organisers. */
const TEACHING = /\b(?:lessons?|lectures?|presentations?|speech(?:es)?|address|remarks|manual|handbook|book|report|study|guidelines|law|strategy) [^;.,]{0,40}$/;

/** What is denied is no fact: `was not organized by`, `neither organized nor funded by`. */
const NEGATION = /\b(?:not(?! only\b| just\b)|never|neither|nor|no longer)(?: \w+){0,2} $/;

/** A body before these is an attribute of who follows: `by OSCE Secretary General Ann Lee`. */
const ATTRIBUTE = new RegExp(`^ [${LIST_SIGN}${SIGNS.role}]`);

/** How sure it is that `they` are the bodies named last. */
const PRONOUN_TRUST = 0.8;

/** Who organised, supported, paid for and hosted the event; `persons` are known to be people and no bodies. */
export function findOrganizers(reading: Reading, persons: readonly { readonly name: string }[]): OrganizerFindings {
  const names = new Set(persons.map((person) => person.name));
  const fromText = findInSentences(reading.sentences).filter((each) => !names.has(each.body.name));
  const findings = fromText.some((each) => each.role === 'organiser')
    ? fromText : [...fromText, ...findInSentences(reading.title).filter((each) => each.body.kind === 'body')];
  const chosen = choose(findings);
  return {
    organisers: chosen.map((finding) => toFact(finding, reading.lexicon)),
    statements: chosen.map((finding) => statement(finding.role, finding.body.name, finding.sentence, finding.body, finding)),
  };
}

function findInSentences(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence, at) => COMPILED.flatMap((rule) => findByRule(rule, sentence, sentences[at - 1])));
}

function findByRule(rule: CompiledRule, sentence: Sentence, previous: Sentence | undefined): Finding[] {
  const signed = withLists(sentence);
  const isFact = (match: SlotMatch): boolean => {
    const before = signed.lowered.slice(0, match.start);
    return !NEGATION.test(before) && !(rule.name === 'held-by' && TEACHING.test(before));
  };
  return matchSlots(rule.pattern, signed).filter(isFact).flatMap((match) => ROLES.flatMap((role) => {
    const slot = match.slots.get(role);
    if (!slot || ATTRIBUTE.test(signed.lowered.slice(slot.end))) return [];
    if (!isPronoun(signed, slot)) return toFindings(role, sentence, signed, slot, rule);
    const referents = referentsOf(signed, slot, previous && withLists(previous));
    const said = referents?.signed === signed ? sentence : previous;
    return referents && said ? toFindings(role, said, referents.signed, referents.slot, { ...rule, confidence: rule.confidence * PRONOUN_TRUST }) : [];
  }));
}

function toFindings(role: Finding['role'], sentence: Sentence, signed: SignedText, slot: Range, rule: Pick<OrganizerRule, 'name' | 'confidence' | 'isForBodies'>): Finding[] {
  return bodiesIn(signed, slot).filter((body) => !rule.isForBodies || body.kind === 'body')
    .map((body) => ({ role, body, sentence, rule: rule.name, confidence: rule.confidence }));
}

/** One part for each body: the one most surely found, the earliest among equals; in the order of the text. */
function choose(findings: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>();
  for (const finding of findings.filter((each) => isBody(each.body))) {
    const key = finding.body.name.toLowerCase();
    const other = best.get(key);
    if (!other || finding.confidence > other.confidence) best.set(key, finding);
  }
  const start = (finding: Finding): number => finding.sentence.spanOf(finding.body).start;
  const chosen = [...best.values()].sort((a, b) => start(a) - start(b));
  const hasNamed = (role: string): boolean => chosen.some((each) => each.role === role && !UMBRELLA.test(each.body.name));
  return chosen.filter((each) => !UMBRELLA.test(each.body.name) || !hasNamed(each.role))
    .filter((each) => !chosen.some((other) => other !== each && other.role === each.role && other.body.whole === each.body.name));
}

/** A name that could be a body's: not a single common word, not a place. */
function isBody(mention: Mention): boolean {
  return mention.kind === 'body' || mention.kind === 'state' || (mention.kind === 'name' && mention.name.length > 2);
}

function toFact(finding: Finding, lexicon: Lexicon): OrganizerFact {
  const { body } = finding;
  const known = lexicon.body(body.name);
  const state = body.state ?? known?.state;
  const role: OrganizerRole = finding.role === 'partner' && finding.rule.includes('support') ? 'supporter' : finding.role;
  return { name: body.name, kind: known?.kind ?? body.bodyKind ?? 'other', role, ...(state === undefined || state === null ? {} : { state }) };
}
