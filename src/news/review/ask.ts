/** A page's questions: doubtful facts, new things, and new things that may be known. */
import type { GraphVersion } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import { RELATION_WORDS } from '../facts.js';
import type { NameLink } from '../link/item-quads.js';
import type { Gazetteer } from '../link/gazetteer.js';
import type { NewThing } from '../link/links.js';
import type { ReadNews } from '../read-news.js';
import { factKey, type Doubt } from './doubt.js';
import { sentenceAt } from './held-back.js';
import { editsBetween } from '../../rdf/index.js';
import { nameKey } from '../link/body-names.js';
import { proposalId, type Proposal } from './proposals.js';

/** The origin of a question. */
export interface AskedAt {
  /** Slug and IRI of the item. */
  readonly slug: string;
  readonly newsItem: string;
  /** The version that the page was read for; the question is in the next. */
  readonly version: GraphVersion;
}

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

/** The questions about names that became new things: whether they are, or are similar known ones. */
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
      const alike = namesLike(thing, gazetteer, names).slice(0, MAX_CANDIDATES);
      const asks = alike.length > 0 ? 'same-thing' : 'new-thing';
      const others = alike.map(({ label }) => label).join(', or ');
      asked.set(thing.iri, {
        id: proposalId(asks, thing.iri, ...alike.map(({ iri }) => iri)),
        kind: asks,
        status: 'open',
        label: others
          ? `${kind} “${spelling}”: the same as ${others}?`
          : `new ${kind}: ${thing.label}`,
        newsItem: at.newsItem,
        name: spelling,
        thing: thing.iri,
        candidates: alike.map(({ iri }) => iri),
        score: alike[0]?.score ?? 1,
        reasons: others
          ? alike.map(({ label }) => `spelled like “${label}”`)
          : reasonsFor(thing, kind),
        raisedIn: at.version.number + 1,
      });
    }
  }
  return [...asked.values()];
}

const reasonsFor = ({ reasons, classes, parent, iso2 }: NewThing, kind: string): string[] => [
  ...reasons,
  `${classes.join(', ')}${parent ? `, part of ${parent.label}` : ''}`,
  ...(kind === 'place' && iso2 === undefined
    ? ['the page names no State for it, so its events have no country until it has “inState”']
    : []),
];

/** A known thing that a new one may be. */
interface LookAlike {
  readonly iri: string;
  readonly label: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** Known things of the new one's kind with similar names, the most similar first. */
function namesLike(thing: NewThing, gazetteer: Gazetteer, { thingOf }: Names): LookAlike[] {
  const key = nameKey(thing.label);
  const kind = thingOf(thing.iri)?.kind;
  // `Minstry of Foreign Affairs of Uzbekistan` is like that of no other State.
  const iso2 = thing.iso2 ?? gazetteer.stateInKey(key)?.iso2;
  const found = new Map<string, LookAlike>();
  for (const { entry } of gazetteer.near(thing.label)) {
    const isAnother = entry.iso2 && iso2 && entry.iso2 !== iso2;
    if (entry.kind !== kind || entry.iri === thing.iri || isAnother) continue;
    const { iri, label } = entry;
    const score = Math.max(0.5, 1 - editsBetween(key, nameKey(label)) / key.length);
    found.set(iri, { iri, label, score });
  }
  return [...found.values()].sort(
    (left, right) => right.score - left.score || (left.iri < right.iri ? -1 : 1),
  );
}
