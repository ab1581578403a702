/** Decisions: what accepting or refusing a proposal changes, and what was decided before. */
import type { MadeChange } from '../../commits/index.js';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import {
  DCTERMS,
  namedNode,
  objectsOf,
  quadKey,
  saidThing,
  type Change,
  type Quad,
} from '../../rdf/index.js';
import { isNameRelation, isNeverDoubted, statementKey, type StatementKey } from '../facts.js';
import type { PageContext, PagePlace } from '../known-graph.js';
import { nameKey } from '../names/body-names.js';
import { factsToQuads, type NewsQuads } from '../link/facts-to-quads.js';
import { eventOf, type ProducedStatement } from '../link/item-quads.js';
import { Linker } from '../link/linker.js';
import type { ReadNews } from '../read-news.js';
import { receiptChange, receiptQuads, receipted, sourcePageQuads } from '../receipts.js';
import { factProposal } from './ask.js';
import { evidenceOf, factKey, isOfPerson, undoubted, type Doubt } from './doubt.js';
import { withStatement } from './fact-edits.js';
import { removeThing, replaceThing } from './merge.js';
import {
  allChanges,
  answered,
  proposalChange,
  proposalId,
  type Proposal,
  type ProposalKind,
  type ProposalStatus,
  type ProposedFact,
} from './proposals.js';

export interface ReviewVerdict {
  readonly answer: 'accept' | 'refuse';
  readonly by: string;
  /** Another thing than the proposed one: its IRI, or its kind and slug with a slash between. */
  readonly thing?: string | undefined;
}

type InVersion = Pick<PageContext, 'version' | 'names'>;
type Effect = (decided: Proposal, context: PageContext) => Change;

/** What decisions change. A refused fact was not asserted; two different things both stay. */
const EFFECTS: Readonly<Record<ProposalKind, Partial<Record<ProposalStatus, Effect>>>> = {
  fact: { accepted: (decided, context) => assertFacts([decided], context) },
  'new-thing': {
    accepted: becomeMeant,
    refused: ({ thing = '' }, context) => removeThing(namedNode(thing), context),
  },
  'same-thing': { accepted: becomeMeant },
};

/** @throws ServiceError `already-decided`; `bad-request` or `not-found` for the thing. */
export function decide(
  proposal: Proposal,
  verdict: ReviewVerdict,
  review: PageContext,
): MadeChange<Proposal> {
  const decided = settled(proposal, verdict, review);
  const effect = EFFECTS[decided.kind][decided.status];
  return {
    value: decided,
    change: allChanges([
      ...(effect ? [effect(decided, review)] : []),
      proposalChange(proposal, decided, review.names),
    ]),
  };
}

/** The change by which somebody accepts facts of one page together. */
export function acceptFacts(
  proposals: readonly Proposal[],
  by: string,
  context: PageContext,
): Change {
  const decided = proposals.map((each) => settled(each, { answer: 'accept', by }, context));
  return allChanges([
    ...(decided.length > 0 ? [assertFacts(decided, context)] : []),
    ...decided.map((each, at) => proposalChange(proposals[at] ?? each, each, context.names)),
  ]);
}

/** The proposal after a verdict. @throws ServiceError as `decide` does */
function settled(
  proposal: Proposal,
  { answer, by, thing }: ReviewVerdict,
  version: InVersion,
): Proposal {
  if (proposal.status !== 'open') throw alreadyDecided(proposal);
  if (answer === 'accept')
    return answered(proposal, 'accepted', by, meantThing(proposal, thing, version));
  if (thing === undefined) return answered(proposal, 'refused', by);
  throw badRequest(
    'A refusal cannot have a `thing`. To link the name to another thing, accept with that thing.',
  );
}

function alreadyDecided({ id, status, decision }: Proposal): ServiceError {
  const { by, on } = decision ?? { by: 'somebody', on: 'before' };
  return new ServiceError(
    'already-decided',
    `Proposal ${id} was ${status} by ${by} on ${on}. Nothing was written.`,
    { details: { decision: status, decidedBy: by, decidedOn: on } },
  );
}

const BODIES: readonly (string | undefined)[] = ['organization', 'state'];

/** The reviewer's thing, or the proposed one. */
function meantThing(
  { id, kind, relation, name, thing, candidates }: Proposal,
  said: string | undefined,
  { version, names }: InVersion,
): string | undefined {
  const suggested = kind === 'new-thing' ? thing : candidates[0];
  const isName = kind !== 'fact' || (relation !== undefined && isNameRelation(relation));
  if (said === undefined) {
    if (suggested === undefined && isName)
      throw badRequest(`There is no suggestion for “${name}”. Say which thing it is.`);
    return suggested && presentThing(suggested, version);
  }
  const asked = saidThing(said, names).value;
  if (!isName)
    throw badRequest(`Proposal ${id} is about “${name}”, which is not the name of a thing.`);
  if (version.count(namedNode(asked)) === 0)
    throw notFound(`There is no thing <${asked}> in version ${version.number}.`);
  const [found, wanted] = [asked, thing ?? candidates[0] ?? ''].map(
    (iri) => names.thingOf(iri)?.kind,
  );
  const isFit = found === wanted || (BODIES.includes(found) && BODIES.includes(wanted));
  if (wanted !== undefined && !isFit)
    throw badRequest(
      `Proposal ${id} is about a thing of kind "${wanted}"; <${asked}> is of kind "${found}".`,
    );
  return presentThing(asked, version);
}

/** The thing that has replaced another meanwhile. */
export function presentThing(iri: string, version: GraphVersion): string {
  const seen = new Set([iri]);
  for (const each of seen) {
    const [next] = objectsOf(version, namedNode(each), DCTERMS.isReplacedBy);
    if (next && !seen.has(next.value)) seen.add(next.value);
  }
  return [...seen].at(-1) ?? iri;
}

function becomeMeant({ thing: own, decision }: Proposal, context: PageContext): Change {
  const meant = decision?.thing;
  return own === undefined || meant === undefined || meant === own
    ? { added: [], removed: [] }
    : replaceThing(namedNode(own), namedNode(meant), context);
}

function assertFacts(decided: readonly Proposal[], context: PageContext): Change {
  const [fact, ...others] = decided.map(factOf);
  if (!fact) return { added: [], removed: [] };
  const { version, names, known, singleValued } = context;
  const newsItem = namedNode(decided[0]?.newsItem ?? '');
  const slug = names.thingOf(newsItem.value)?.slug ?? '';
  const { gazetteer, decisions } = known;
  const accepted = new DecidedFacts(decided);
  const linker = new Linker(version, names, { gazetteer, decisions, here: accepted.things });
  const item = { newsItem, event: eventOf(version, newsItem, names) };
  const facts = others.flatMap(({ statements }) => statements).reduce(withStatement, fact.facts);
  const statements = [fact, ...others].flatMap((each) => each.statements);
  const doubtful = [fact, ...others].flatMap((each) => each.doubtful);
  const write = (without: readonly StatementKey[]): NewsQuads =>
    factsToQuads(facts, { linker, slug, known: item, without });
  // The first accepted fact of a page that the graph does not have brings the item.
  const page = version.count(newsItem) === 0 ? fact.page : undefined;
  const stated = [...statements, ...(page?.statements ?? [])];
  const keys = new Set([...stated, ...doubtful].map(factKey));
  const quadsOf = (made: NewsQuads): Quad[] =>
    made.statements.filter((said) => keys.has(factKey(said))).flatMap(({ quads }) => quads);
  const after = write([]);
  const said = new Map(quadsOf(after).map((each) => [quadKey(each), each]));
  const stays = new Set([...said.keys(), ...write(statements).quads.map(quadKey)]);
  const before = quadsOf(write(doubtful)).filter(
    (each) => !stays.has(quadKey(each)) && version.has(each),
  );
  // Where only one value is allowed, it takes the place of others.
  const replaced = [...said.values()]
    .filter(({ predicate }) => singleValued.has(predicate.value))
    .flatMap(({ subject, predicate, object }) =>
      [...version.match(subject, predicate)].filter(
        (each) => !each.object.equals(object) && !each.graph.equals(names.graphs.inferred),
      ),
    );
  const receipts = stated.map((each) =>
    receipted(each, after.statements, () => true, accepted.acceptedOf(each) ?? decided[0], names),
  );
  const added = [
    ...said.values(),
    ...(page ? sourcePageQuads(after.quads, { slug, newsItem, names }, page.sourceUrl) : []),
    // Statements with an earlier receipt keep it.
    ...receiptQuads(receipts, { slug, version, names }, ({ iri }) => version.count(iri) > 0),
  ];
  return receiptChange({ added, removed: [...before, ...replaced] }, version, names);
}

function factOf({ id, fact }: Proposal): ProposedFact {
  if (fact) return fact;
  throw badRequest(`The proposal ${id} has no fact that can be read.`);
}

/** A decision about a statement of a page before it is committed. */
export interface FactDecision extends StatementKey, Omit<ReviewVerdict, 'by'> {}

/** Decided proposals about facts of one item, by statement. */
export class DecidedFacts {
  constructor(readonly proposals: readonly Proposal[]) {}

  /** All parts of an accepted fact are accepted. */
  acceptedOf(statement: StatementKey): Proposal | undefined {
    const key = factKey(statement);
    return this.proposals.findLast(
      ({ status, fact }) =>
        status === 'accepted' && fact?.statements.slice(0, 1).some((each) => factKey(each) === key),
    );
  }

  refusedOf(statement: StatementKey): Proposal | undefined {
    const key = statementKey(statement);
    return this.proposals.find(
      ({ status, fact }) =>
        status === 'refused' && fact?.doubtful.some((each) => statementKey(each) === key),
    );
  }

  /** The decided things on the page, by the names' keys. */
  get things(): ReadonlyMap<string, string> {
    return new Map(
      this.proposals.flatMap(({ name, decision }) =>
        decision?.thing === undefined ? [] : [[nameKey(name), decision.thing] as const],
      ),
    );
  }
}

interface PageReview extends PagePlace {
  /** The page's facts before any doubt. */
  readonly said: readonly ProducedStatement[];
  /** Earlier decisions about facts of the item. */
  readonly before: readonly Proposal[];
  readonly doubtOf: (said: ProducedStatement) => Doubt | undefined;
  readonly by: string;
}

/**
 * Decisions as proposals made and decided immediately, so that they are remembered like reviews;
 * one that was made before is left out.
 * @throws ServiceError `bad-request` where the page lacks the statement; as `decide` does.
 */
export function decideFacts(
  decisions: readonly FactDecision[],
  news: ReadNews,
  review: PageReview,
): Proposal[] {
  return decisions.flatMap((decision) => {
    const asked = questionOf(decision, news, review);
    const known = review.before.find(({ id }) => id === asked.id);
    const verdict = { ...decision, by: review.by };
    const now = settled({ ...(known ?? asked), status: 'open' }, verdict, review);
    if (!known) return [now];
    if (known.status !== now.status || known.decision?.thing !== now.decision?.thing)
      throw alreadyDecided(known);
    return [];
  });
}

function questionOf(decision: FactDecision, news: ReadNews, review: PageReview): Proposal {
  const { relation, object, about } = decision;
  const key = statementKey(decision);
  const found = review.said.filter((said) => statementKey(said) === key);
  const words = `${relation} “${object}”${about === undefined ? '' : ` of ${about}`}`;
  if (found.length === 0)
    throw badRequest(
      `The page has no statement ${words}. A decision must name a statement extracted from ` +
        'the page by its relation and object; for the function or body of a person, also ' +
        'that person as "about".',
    );
  if (decision.answer === 'refuse' && isNeverDoubted(relation))
    throw badRequest(`The title and publisher of an item cannot be refused; found ${words}.`);
  const reason = `${review.by} decided it with the page`;
  const doubts = found.map(
    (said) => review.doubtOf(said) ?? undoubted(said, evidenceOf(said, news.statements), reason),
  );
  const asked = factProposal(doubts, news, review);
  // Each part about a person is decided separately.
  return isOfPerson(relation) && relation !== 'person'
    ? { ...asked, id: proposalId('fact', review.slug, `${relation} ${object} of ${about ?? ''}`) }
    : asked;
}
