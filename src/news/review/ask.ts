/** A page's questions: doubtful facts, new things, and new things that may be known. */
import { editsBetween, type Names } from '../../rdf/index.js';
import { RELATIONS } from '../facts.js';
import type { PagePlace } from '../known-graph.js';
import { nameKey } from '../names/body-names.js';
import type { Gazetteer, GazetteerEntry } from '../link/gazetteer.js';
import type { NameLink } from '../link/item-quads.js';
import type { LinkResult, NewThing } from '../link/links.js';
import type { ReadNews } from '../read-news.js';
import { factKey, type Doubt } from './doubt.js';
import { sentenceAt } from './held-back.js';
import { proposalId, type Proposal, type ProposalKind } from './proposals.js';

/** The origin of a question, which is in the version after that of the page. */
export type AskedAt = Pick<PagePlace, 'slug' | 'newsItem' | 'version'>;

const MAX_CANDIDATES = 3;

/** Whether a fact is to be asserted; with all doubts of the page. */
export function factProposal(
  doubts: readonly Doubt[],
  news: ReadNews,
  { slug, newsItem, version }: AskedAt,
): Proposal {
  const worst = doubts.reduce((left, right) => (right.score < left.score ? right : left));
  const { relation, object, about, link } = worst.said;
  const ofWhom = about === undefined || about === object ? '' : ` of ${about}`;
  const [meaning, candidates] =
    link === undefined
      ? ['', []]
      : link.outcome === 'none'
        ? [', which thing?', link.candidates ?? []]
        : [`, ${link.label}`, [link.iri]];
  const key = factKey(worst.said);
  const statements = news.statements.filter((statement) => factKey(statement) === key);
  return {
    id: proposalId('fact', slug, key),
    ...{ kind: 'fact', status: 'open', newsItem: newsItem.value, relation, name: object },
    candidates,
    label: `${RELATIONS[relation].words}${ofWhom}: “${object}”${meaning}`,
    score: worst.score,
    reasons: [...new Set(doubts.flatMap(({ reasons }) => reasons))],
    fact: {
      facts: { ...news.facts, fieldsOfWork: [], summary: null },
      statements,
      doubtful: doubts.map(({ said: { relation, object, about } }) => ({
        relation,
        object,
        about,
      })),
      linkScore: worst.linkScore,
      sentence: statements[0] && sentenceAt(statements[0].span, news.sentences),
    },
    raisedIn: version.number + 1,
  };
}

/** Kinds of things that a page may bring; States are never new. */
const NEW_KINDS: ReadonlySet<string> = new Set(['organization', 'place', 'person', 'project']);

/** New questions about names that became new things: whether they are, or are similar known ones. */
export function newThingProposals(
  links: readonly NameLink[],
  { newsItem, version, names, known: { gazetteer } }: PagePlace,
): Proposal[] {
  const asked = new Map<string, Proposal>();
  for (const { name, link } of links)
    for (const thing of newThings(link)) {
      const { kind = '' } = names.thingOf(thing.iri) ?? {};
      if (!NEW_KINDS.has(kind) || asked.has(thing.iri)) continue;
      const spelling = thing === link ? name : thing.label;
      const alike = thingsLike(thing, gazetteer, names).slice(0, MAX_CANDIDATES);
      const candidates = alike.map(({ entry }) => entry.iri);
      const labels = alike.map(({ entry }) => entry.label);
      const [asks, label, reasons]: [ProposalKind, string, string[]] =
        alike.length > 0
          ? [
              'same-thing',
              `${kind} “${spelling}”: the same as ${labels.join(', or ')}?`,
              labels.map((each) => `spelled like “${each}”`),
            ]
          : ['new-thing', `new ${kind}: ${thing.label}`, reasonsFor(thing, kind)];
      asked.set(thing.iri, {
        id: proposalId(asks, thing.iri, ...candidates),
        ...{ kind: asks, status: 'open', newsItem: newsItem.value, name: spelling },
        ...{ thing: thing.iri, candidates },
        ...{ label, reasons, score: alike[0]?.score ?? 1 },
        raisedIn: version.number + 1,
      });
    }
  return [...asked.values()].filter(({ id }) => version.count(names.thing('proposal', id)) === 0);
}

/** A new thing, and those that it is part of. */
const newThings = (link: LinkResult | undefined): NewThing[] =>
  link?.outcome === 'new' ? [link, ...newThings(link.parent)] : [];

const reasonsFor = ({ reasons, classes, parent, iso2 }: NewThing, kind: string): string[] => [
  ...reasons,
  `${classes.join(', ')}${parent ? `, part of ${parent.label}` : ''}`,
  ...(kind === 'place' && iso2 === undefined
    ? ['the page names no State for it, so its events have no country until it has “inState”']
    : []),
];

/** Known things of the new one's kind with similar names, the most similar first. */
function thingsLike(
  thing: NewThing,
  gazetteer: Gazetteer,
  { thingOf }: Names,
): { entry: GazetteerEntry; score: number }[] {
  const key = nameKey(thing.label);
  const kind = thingOf(thing.iri)?.kind;
  // `Minstry of Foreign Affairs of Uzbekistan` is like that of no other State.
  const iso2 = thing.iso2 ?? gazetteer.stateInKey(key)?.iso2;
  const entries = gazetteer
    .near(thing.label)
    .map(({ entry }) => entry)
    .filter(
      (entry) =>
        entry.kind === kind &&
        entry.iri !== thing.iri &&
        (!entry.iso2 || !iso2 || entry.iso2 === iso2),
    );
  return [...new Set(entries)]
    .map((entry) => ({
      entry,
      score: Math.max(0.5, 1 - editsBetween(key, nameKey(entry.label)) / key.length),
    }))
    .sort((left, right) => right.score - left.score || (left.entry.iri < right.entry.iri ? -1 : 1));
}
