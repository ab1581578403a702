/** A page's questions: doubtful facts, new things, and new things that may be known. */
import type { GraphVersion } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import type { FactRelation } from '../facts.js';
import type { NameLink } from '../link/item-quads.js';
import type { Gazetteer } from '../link/gazetteer.js';
import type { NewThing } from '../link/links.js';
import type { ReadNews } from '../read-news.js';
import { factKey, type Doubt } from './doubt.js';
import { sentenceAt } from './held-back.js';
import { namesLike, type LookAlike } from './look-alikes.js';
import { proposalId, type Proposal } from './proposals.js';

/** The origin of a question. */
export interface AskedAt {
  /** Slug and IRI of the item. */
  readonly slug: string;
  readonly newsItem: string;
  /** The version that the page was read for; the question is in the next. */
  readonly version: GraphVersion;
}

/** Relations in words that are shown. */
export const RELATION_WORDS: Readonly<Record<FactRelation, string>> = {
  title: 'title',
  contentType: 'content type',
  issuedOn: 'date of publication',
  issuedBy: 'publisher',
  fieldOfWork: 'field of work',
  organiser: 'organizer',
  host: 'host',
  partner: 'partner',
  funder: 'funder',
  place: 'place',
  startDate: 'first day',
  endDate: 'last day',
  eventType: 'kind of event',
  person: 'speaker',
  personRole: 'function',
  affiliation: 'employer',
  projectTitle: 'project',
  participantsCount: 'number of participants',
  durationDays: 'days',
  format: 'form',
  eventStatus: 'whether it was held',
  summary: 'abstract',
};

/** Most look-alikes of one new thing. */
const MAX_CANDIDATES = 3;

/** Whether a fact is to be asserted; with all doubts of the page. */
export function factProposal(
  doubts: readonly Doubt[],
  news: ReadNews,
  { slug, newsItem, version }: AskedAt,
): Proposal {
  const worst = doubts.reduce((left, right) => (right.score < left.score ? right : left));
  const { relation, object, about, link } = worst.said;
  const candidates =
    link === undefined ? [] : link.outcome === 'none' ? (link.candidates ?? []) : [link.iri];
  const ofWhom = about === undefined || about === object ? '' : ` of ${about}`;
  const what = `${RELATION_WORDS[relation]}${ofWhom}`;
  const meaning =
    link === undefined ? '' : link.outcome === 'none' ? ', which thing?' : `, ${link.label}`;
  const key = factKey(worst.said);
  const statements = news.statements.filter((statement) => factKey(statement) === key);
  return {
    id: proposalId('fact', slug, key),
    kind: 'fact',
    status: 'open',
    label: `${what}: “${object}”${meaning}`,
    newsItem,
    relation,
    name: object,
    candidates,
    score: worst.score,
    reasons: [...new Set(doubts.flatMap(({ reasons }) => reasons))],
    fact: {
      facts: { ...news.facts, fieldsOfWork: [], summary: null },
      statements,
      doubtful: doubts.map(({ said }) => ({
        relation: said.relation,
        object: said.object,
        ...(said.about === undefined ? {} : { about: said.about }),
      })),
      linkScore: worst.linkScore,
      sentence: statements[0] && sentenceAt(statements[0].span, news.sentences),
    },
    raisedIn: version.number + 1,
  };
}

/** Kinds of things that a page may bring; States are never new. */
const NEW_KINDS: ReadonlySet<string> = new Set(['organization', 'place', 'person', 'project']);

/** The questions about names that became new things. */
export function newThingProposals(
  links: readonly NameLink[],
  gazetteer: Gazetteer,
  names: Names,
  at: AskedAt,
): Proposal[] {
  const asked = new Map<string, Proposal>();
  for (const { name, link } of links) {
    for (
      let thing: NewThing | undefined = link.outcome === 'new' ? link : undefined;
      thing;
      thing = thing.parent?.outcome === 'new' ? thing.parent : undefined
    ) {
      const { kind } = names.thingOf(thing.iri) ?? {};
      if (kind === undefined || !NEW_KINDS.has(kind) || asked.has(thing.iri)) continue;
      const spelling = thing === link ? name : thing.label;
      const alike = namesLike(thing, gazetteer, names);
      const reasons = [
        ...thing.reasons,
        `${thing.classes.join(', ')}${thing.parent ? `, part of ${thing.parent.label}` : ''}`,
        ...(kind === 'place' && thing.iso2 === undefined
          ? ['the page names no State for it, so its events have no country until it has “inState”']
          : []),
      ];
      asked.set(
        thing.iri,
        alike.length > 0
          ? sameThingProposal({ kind, iri: thing.iri, name: spelling }, alike, at)
          : {
              id: proposalId('new-thing', thing.iri),
              kind: 'new-thing',
              status: 'open',
              label: `new ${kind}: ${thing.label}`,
              newsItem: at.newsItem,
              name: spelling,
              thing: thing.iri,
              candidates: [],
              score: 1,
              reasons,
              raisedIn: at.version.number + 1,
            },
      );
    }
  }
  return [...asked.values()];
}

/** The question whether a new thing is one of the similar known ones. */
function sameThingProposal(
  thing: { readonly kind: string; readonly iri: string; readonly name: string },
  alike: readonly LookAlike[],
  { newsItem, version }: AskedAt,
): Proposal {
  const shown = alike.slice(0, MAX_CANDIDATES);
  return {
    id: proposalId('same-thing', thing.iri, ...shown.map(({ iri }) => iri)),
    kind: 'same-thing',
    status: 'open',
    label:
      `${thing.kind} “${thing.name}”: ` +
      `the same as ${shown.map(({ label }) => label).join(', or ')}?`,
    newsItem,
    name: thing.name,
    thing: thing.iri,
    candidates: shown.map(({ iri }) => iri),
    score: shown[0]?.score ?? 0,
    reasons: shown.flatMap(({ reasons }) => reasons),
    raisedIn: version.number + 1,
  };
}
