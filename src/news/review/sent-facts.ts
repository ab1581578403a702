/**
 * Facts of a page that somebody sends, such as an assistant: checked against the words of the page,
 * what the reader finds there, and the names of the graph. What stands becomes a proposal.
 */
import type { MadeChange } from '../../commits/index.js';
import { daySpanOf, getOrMake, type NamedNode, type Names } from '../../rdf/index.js';
import {
  RELATIONS,
  SENT_RELATIONS,
  isSentRelation,
  statementKey,
  type NewsFacts,
  type PageSpan,
  type QuotedStatement,
  type SentRelation,
} from '../facts.js';
import { placeOf, type PageContext, type PagePlace } from '../known-graph.js';
import { looseNameKey, nameKey, setOf } from '../names/body-names.js';
import { factsToQuads, type NewsQuads } from '../link/facts-to-quads.js';
import type { ProducedStatement } from '../link/item-quads.js';
import { eventClassOf } from '../link/news-classes.js';
import type { LinkResult } from '../link/links.js';
import { Linker } from '../link/linker.js';
import { findDates } from '../names/dates.js';
import type { ReadNews } from '../read-news.js';
import { NUMBER, parseCount } from '../rules/numbers.js';
import { factProposal } from './ask.js';
import { evidenceOf, factKey, isOfPerson, undoubted } from './doubt.js';
import { frameOf, withStatement } from './fact-edits.js';
import { acceptFacts } from './decide.js';
import { proposalQuads, readProposal, type Proposal } from './proposals.js';

/** Relations of which a page has one object. */
const SINGLE = setOf('issuedBy, startDate, endDate, eventType, projectTitle, participantsCount');

/** Statements without which there is no item, or no event. */
const FRAME = setOf('title, contentType, issuedOn, issuedBy, eventType');

/** A fact with the words of the page that say it. */
export interface SentFact {
  readonly relation: string;
  /** A name, an ISO date, digits. */
  readonly object: string;
  readonly quote: string;
  /** For functions and employers: the person. */
  readonly of?: string;
}

/** What became of a fact, with the place of its quote in the page. */
export interface SentResult extends Partial<PageSpan> {
  readonly index: number;
  /** Whether the reader found it too, found another value, or the fact is refused. */
  readonly outcome: 'proposed' | 'confirmed' | 'contradicted' | 'refused';
  readonly reason?: 'quote-not-found' | 'object-not-in-quote' | 'ambiguous' | 'invalid';
  readonly detail?: string;
  /** For words that are not on the page: most of them that are. */
  readonly nearest?: { readonly start: number; readonly end: number; readonly text: string };
  /** IRIs of things with the name. */
  readonly candidates?: readonly string[];
  /** What the reader found instead, where the graph does not have the fact. */
  readonly found?: readonly string[] | undefined;
  readonly proposal?: string | undefined;
}

export interface SentOutcome {
  readonly newsItem: NamedNode;
  readonly results: readonly SentResult[];
}

/** The change by facts that somebody sends with a page: proposals; or assertions, if they stand. */
export function prepareSentFacts(
  news: ReadNews,
  facts: readonly SentFact[],
  { by, sender, isAsserted }: Pick<SentContext, 'by' | 'sender'> & { readonly isAsserted: boolean },
  context: PageContext,
): MadeChange<SentOutcome> {
  const { version, names, known } = context;
  const place = placeOf(news, context);
  const linker = new Linker(version, names, known);
  const { results, proposals } = judge(facts, { ...place, news, linker, by, sender });
  const isNew = ({ id }: Proposal): boolean => version.count(names.thing('proposal', id)) === 0;
  const contradicted = new Set(
    results.flatMap(({ outcome, proposal }) => (outcome === 'contradicted' ? [proposal] : [])),
  );
  const isToAssert = ({ id }: Proposal): boolean => isAsserted && !contradicted.has(id);
  const asked = proposals.filter((each) => !isToAssert(each) && isNew(each));
  const asserted = proposals.filter((each) => isToAssert(each) && each.status === 'open');
  const { added, removed } = acceptFacts(asserted, by, context);
  return {
    value: { newsItem: place.newsItem, results },
    change: { added: [...asked.flatMap((each) => proposalQuads(each, names)), ...added], removed },
  };
}

/** The page, and the graph around the facts. */
interface SentContext extends PagePlace {
  readonly news: ReadNews;
  readonly linker: Linker;
  readonly by: string;
  /** With software. */
  readonly sender: string | undefined;
}

/** What became of one fact, and its statement unless it is refused. */
interface Checked {
  readonly result: SentResult;
  readonly statement?: QuotedStatement;
}

/** The outcome of each fact, and the proposals of those that stand. */
function judge(facts: readonly SentFact[], context: SentContext) {
  const read = quadsOf(context.news.facts, context).statements.filter(
    (said) => evidenceOf(said, context.news.statements).length > 0,
  );
  // Only people whom the page names may get a function or an employer.
  const people = new Set(context.news.facts.persons.map(({ name }) => name));
  const checked: Checked[] = [];
  for (const isPerson of [true, false])
    for (const [index, fact] of facts.entries()) {
      if ((fact.relation === 'person') !== isPerson) continue;
      const each = (checked[index] = check(fact, index, people, read, context));
      if (isPerson && each.statement) people.add(fact.object);
    }
  const groups = new Map<string, QuotedStatement[]>();
  for (const { statement } of checked)
    if (statement) getOrMake(groups, factKey(statement), () => []).push(statement);
  const asked = new Map([...groups].map(([key, group]) => [key, askedOf(group, context)]));
  return {
    proposals: [...asked.values()].flatMap(({ proposal }) => proposal ?? []),
    results: checked.map(({ result, statement }) => ({
      ...result,
      ...(statement && asked.get(factKey(statement))?.more),
    })),
  };
}

/** What facts say of the item, and the things of their names. */
const quadsOf = (facts: NewsFacts, { linker, slug, item: known }: SentContext): NewsQuads =>
  factsToQuads(facts, { linker, slug, known });

/** Facts of statements and the page's labels alone, and what is made of the statements. */
function saidBy(
  group: readonly QuotedStatement[],
  context: SentContext,
): { readonly facts: NewsFacts; readonly said: readonly ProducedStatement[] } {
  const facts = group.reduce(withStatement, frameOf(context.news.facts));
  const keys = new Set(group.map(statementKey));
  const { statements } = quadsOf(facts, context);
  return { facts, said: statements.filter((each) => keys.has(statementKey(each))) };
}

function check(
  { relation, object, of }: SentFact,
  index: number,
  people: ReadonlySet<string>,
  read: readonly ProducedStatement[],
  context: SentContext,
): Checked {
  const { news, by, sender } = context;
  if (!isSentRelation(relation)) {
    const detail = `“relation” must be one of ${SENT_RELATIONS.join(', ')}; found “${relation}”.`;
    return refusal(index, 'invalid', detail);
  }
  const about = isOfPerson(relation) && relation !== 'person' ? (of ?? '') : undefined;
  const fault =
    about !== undefined && !people.has(about)
      ? '“of” must be a person of the page, or one that is sent as “person”.'
      : faultOf(relation, object, context.names);
  if (fault !== undefined) return refusal(index, 'invalid', fault);
  const place = news.quotePlaces?.[index];
  if (!place?.isWhole) {
    const more = place && { nearest: { start: place.start, end: place.end, text: place.text } };
    return refusal(index, 'quote-not-found', 'The page does not have these words.', more);
  }
  const span = { start: place.start, end: place.end };
  const statement = {
    ...{ relation, object, span, quote: place.text, confidence: 0.9, rule: `sent by ${by}` },
    ...{ about, sender },
  };
  const { said } = saidBy([statement], context);
  const [{ link } = {}] = said;
  if (!isSaid(relation, object, place.text, link, context))
    return refusal(index, 'object-not-in-quote', 'The quoted words do not name the object.', span);
  if (link?.outcome === 'none') {
    const { candidates = [], reasons } = link;
    const reason = candidates.length > 0 ? 'ambiguous' : 'invalid';
    return refusal(index, reason, `${reasons.join('; ')}.`, { ...span, candidates });
  }
  const others = read.filter((each) => each.relation === relation && each.about === about);
  const isConfirmed = others.some(
    (each) =>
      nameKey(each.object) === nameKey(object) ||
      (link && each.link && iriOf(each.link) === link.iri),
  );
  const isOther =
    !isConfirmed && others.length > 0 && (about !== undefined || SINGLE.has(relation));
  const outcome = isConfirmed ? 'confirmed' : isOther ? 'contradicted' : 'proposed';
  const objects = isOther ? { found: others.map((each) => each.object) } : {};
  return { result: { index, outcome, ...span, ...objects }, statement };
}

function faultOf(relation: SentRelation, object: string, names: Names): string | undefined {
  const kind = RELATIONS[relation].sent;
  if (kind === 'date' && (object.length !== 10 || daySpanOf(object) === undefined))
    return `“object” must be a day such as 2021-11-23; found “${object}”.`;
  if (kind === 'count' && !/^[1-9]\d{0,6}$/.test(object))
    return `“object” must be a number in digits; found “${object}”.`;
  return relation === 'eventType' && eventClassOf(object, names) === 'Event'
    ? `The ontology has no kind of event “${object}”.`
    : undefined;
}

const refusal = (
  index: number,
  reason: NonNullable<SentResult['reason']>,
  detail: string,
  more: Partial<SentResult> = {},
): Checked => ({ result: { index, outcome: 'refused', reason, detail, ...more } });

const iriOf = (link: LinkResult): string | undefined =>
  link.outcome === 'none' ? undefined : link.iri;

function isSaid(
  relation: SentRelation,
  object: string,
  quote: string,
  link: LinkResult | undefined,
  { news, linker: { gazetteer } }: SentContext,
): boolean {
  const kind = RELATIONS[relation].sent;
  const { date } = news.facts;
  if (kind === 'date') {
    const year = Number((date ?? object).slice(0, 4));
    const dates = findDates(quote, { writtenOn: date, year });
    return dates.some(({ first, last }) => first === object || last === object);
  }
  if (kind === 'count') {
    const numbers = quote.toLowerCase().matchAll(new RegExp(`\\b${NUMBER}\\b`, 'g'));
    return [...numbers].some(([text]) => parseCount(text) === Number(object));
  }
  const words = ` ${nameKey(quote)} `;
  const has = (name: string): boolean => words.includes(` ${nameKey(name)} `);
  if (words.includes(` ${looseNameKey(object)} `)) return true;
  const entry = gazetteer.entries.get((link && iriOf(link)) ?? '');
  if ([...(entry?.namesOfThing.keys() ?? [])].some(has)) return true;
  // `Ministry of Defence of Austria` where the page has `Austrian Ministry of Defence`.
  const inKey = gazetteer.stateInKey(nameKey(object));
  const state = inKey && gazetteer.state(inKey.iso2);
  return (
    state !== undefined &&
    has(inKey?.rest ?? '') &&
    [...state.namesOfThing.keys(), ...state.adjectives].some(has)
  );
}

/** The proposal to assert the statements of one fact, if there is one, and what it makes of their results. */
function askedOf(
  group: readonly QuotedStatement[],
  context: SentContext,
): { readonly proposal?: Proposal; readonly more: Partial<SentResult> } {
  const { news, linker, by, item } = context;
  const { facts, said } = saidBy(group, context);
  if (said.length === 0) return { more: invalid('It says nothing about this item.') };
  if (said.every(({ said: main }) => main && linker.has(main)))
    return { more: { outcome: 'confirmed', found: undefined } };
  const others = news.statements.filter(
    ({ relation, object }) =>
      SINGLE.has(relation) &&
      group.some((each) => each.relation === relation && each.object !== object),
  );
  const reason = [
    `sent by ${by}`,
    ...others.map(({ object }) => `the reader found “${object}”`),
  ].join('; ');
  const doubts = said.map((each) => undoubted(each, evidenceOf(each, group), reason));
  const proposal = factProposal(doubts, { ...news, facts, statements: group }, context);
  const before = readProposal(context.version, proposal.id, linker.names);
  if (before?.status === 'refused')
    return {
      more: invalid(`It was refused by ${before.decision?.by ?? 'an editor'} (${proposal.id}).`),
    };
  const page = {
    statements: news.statements.filter(({ relation }) => FRAME.has(relation)),
    sourceUrl: news.sourceUrl,
  };
  const fact = proposal.fact && { ...proposal.fact, facts, ...(item ? {} : { page }) };
  // The same question may have been asked before.
  return { proposal: before ?? { ...proposal, fact }, more: { proposal: proposal.id } };
}

const invalid = (detail: string): Partial<SentResult> => ({
  ...{ outcome: 'refused', reason: 'invalid', detail, found: undefined },
});
