/** Applies the table of who has which part in an event. */
import type { FactStatement, OrganizerFact, OrganizerRole } from '../facts.js';
import type { Lexicon } from '../names/lexicon.js';
import type { Mention } from '../names/mention.js';
import { ORGANIZER_RULES } from './organizer-rules.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import { bodiesIn, compile, matchSlots, withLists } from '../names/slots.js';

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

const COMPILED = ORGANIZER_RULES.map((rule) => ({ ...rule, pattern: compile(rule.pattern) }));

/** The whole organisation is no organiser beside a named part of it. */
const UMBRELLA = /^(?:OSCE|Organization for Security and Co-?operation in Europe)$/;

/** Lessons and the like are given by trainers, who are no organisers. */
const TEACHING = /\b(?:lessons?|lectures?|presentations?|speech(?:es)?|address|remarks|manual|handbook|book|report|study|guidelines|law|strategy) [^;.,]{0,40}$/;

/** What is denied is no fact: `was not organized by`, `neither organized nor funded by`. */
const NEGATION = /\b(?:not(?! only\b| just\b)|never|neither|nor|no longer)(?: \w+){0,2} $/;

/** Who organised, supported, paid for and hosted the event; `persons` are known to be people and no bodies. */
export function findOrganizers(reading: Reading, persons: readonly { readonly name: string }[]): OrganizerFindings {
  const names = new Set(persons.map((person) => person.name));
  const fromText = reading.sentences.flatMap(findInSentence).filter((each) => !names.has(each.body.name));
  const findings = fromText.some((each) => each.role === 'organiser')
    ? fromText : [...fromText, ...reading.title.flatMap(findInSentence).filter((each) => each.body.kind === 'body')];
  const chosen = choose(findings);
  return {
    organisers: chosen.map((finding) => toFact(finding, reading.lexicon)),
    statements: chosen.map((finding) => statement(finding.role, finding.body.name, finding.sentence, finding.body, finding)),
  };
}

function findInSentence(sentence: Sentence): Finding[] {
  const findings: Finding[] = [];
  const signed = withLists(sentence);
  for (const rule of COMPILED) {
    for (const match of matchSlots(rule.pattern, signed)) {
      if (NEGATION.test(signed.lowered.slice(0, match.start))) continue;
      if (rule.name === 'held-by' && TEACHING.test(signed.lowered.slice(0, match.start))) continue;
      for (const role of ROLES) {
        const slot = match.slots.get(role);
        const bodies = slot ? bodiesIn(signed, slot) : [];
        for (const body of bodies) findings.push({ role, body, sentence, rule: rule.name, confidence: rule.confidence });
      }
    }
  }
  return findings;
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
