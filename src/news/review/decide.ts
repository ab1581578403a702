/** Turns a proposal into a decision, with the change of accepting or refusing it. */
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
import type { FactRelation } from '../facts.js';
import type { PageContext } from '../known-graph.js';
import { nameKey } from '../link/body-names.js';
import { factsToQuads, type NewsQuads } from '../link/facts-to-quads.js';
import { eventOf } from '../link/item-events.js';
import { Linker } from '../link/linker.js';
import { sourcePageQuads } from '../source-page.js';
import { receiptChange } from '../receipt-change.js';
import { receiptQuads, receipted } from '../receipts.js';
import { evidenceOf, factKey, withoutStatements, type StatementKey } from './doubt.js';
import { proposalQuads, type Proposal, type ReviewDecision } from './proposals.js';
import { removeThing, replaceThing } from './replace-thing.js';

/** A reviewer's verdict on a proposal. */
export interface ReviewVerdict {
  readonly answer: 'accept' | 'refuse';
  /** The reviewer. */
  readonly by: string;
  /** Another thing than the proposed one: its IRI, or its kind and slug with a slash between. */
  readonly thing?: string | undefined;
}

/**
 * @throws ServiceError `already-decided`; `bad-request` for a missing or useless thing; `not-found`
 *   when it is not in the graph.
 */
export function decide(
  proposal: Proposal,
  verdict: ReviewVerdict,
  review: PageContext,
): MadeChange<Proposal> {
  const decided = settled(proposal, verdict, review);
  const facts =
    verdict.answer === 'accept'
      ? accepted(decided, decided.decision?.thing, review)
      : refused(decided, review);
  const { names } = review;
  return {
    value: decided,
    change: {
      added: [...facts.added, ...proposalQuads(decided, names)],
      removed: [...facts.removed, ...proposalQuads(proposal, names)],
    },
  };
}

/** The proposal after a verdict. @throws ServiceError as `decide` does */
export function settled(
  proposal: Proposal,
  verdict: ReviewVerdict,
  review: Pick<PageContext, 'version' | 'names'>,
): Proposal {
  if (proposal.status !== 'open') {
    const { by, on } = proposal.decision ?? { by: 'somebody', on: 'before' };
    throw new ServiceError(
      'already-decided',
      `Proposal ${proposal.id} was ${proposal.status} by ${by} on ${on}. Nothing was written.`,
      { details: { decision: proposal.status, decidedBy: by, decidedOn: on } },
    );
  }
  if (verdict.answer === 'refuse' && verdict.thing !== undefined)
    throw badRequest(
      'A refusal cannot have a `thing`. To link the name to another thing, accept with ' +
        'that thing.',
    );
  const thing =
    verdict.answer === 'accept' ? meantThing(proposal, verdict.thing, review) : undefined;
  const decision: ReviewDecision = {
    by: verdict.by,
    on: new Date().toISOString(),
    ...(thing === undefined ? {} : { thing }),
  };
  return { ...proposal, status: verdict.answer === 'accept' ? 'accepted' : 'refused', decision };
}

/** The reviewer's thing, or the proposed one. */
function meantThing(
  proposal: Proposal,
  said: string | undefined,
  { version, names }: Pick<PageContext, 'version' | 'names'>,
): string | undefined {
  if (said !== undefined) {
    const asked = saidThing(said, names).value;
    if (proposal.kind === 'fact' && !isOfThing(proposal))
      throw badRequest(
        `Proposal ${proposal.id} is about “${proposal.name}”, which is not the name of a thing.`,
      );
    if (version.count(namedNode(asked)) === 0)
      throw notFound(`There is no thing <${asked}> in version ${version.number}.`);
    const [kind, wanted] = [
      names.thingOf(asked)?.kind,
      names.thingOf(proposal.thing ?? proposal.candidates[0] ?? '')?.kind,
    ];
    if (wanted !== undefined && kind !== wanted && !isBody(kind, wanted))
      throw badRequest(
        `Proposal ${proposal.id} is about a thing of kind "${wanted}"; ` +
          `<${asked}> is of kind "${kind}".`,
      );
    return presentThing(asked, version);
  }
  if (proposal.kind === 'new-thing') return proposal.thing;
  if (proposal.candidates[0] === undefined && proposal.kind === 'fact' && isOfThing(proposal))
    throw badRequest(`There is no suggestion for “${proposal.name}”. Say which thing it is.`);
  return proposal.candidates[0] && presentThing(proposal.candidates[0], version);
}

/** The thing that has replaced another meanwhile. */
export function presentThing(iri: string, version: GraphVersion): string {
  const seen = new Set<string>();
  let present = iri;
  for (
    let next: string | undefined = iri;
    next !== undefined && !seen.has(next);
    next = objectsOf(version, namedNode(present), DCTERMS.isReplacedBy)[0]?.value
  ) {
    seen.add(next);
    present = next;
  }
  return present;
}

/** Bodies are organizations or States. */
function isBody(...kinds: readonly (string | undefined)[]): boolean {
  return kinds.every((kind) => kind === 'organization' || kind === 'state');
}

const OF_THINGS: ReadonlySet<FactRelation> = new Set([
  'issuedBy',
  'fieldOfWork',
  'organiser',
  'host',
  'partner',
  'funder',
  'place',
  'person',
  'affiliation',
  'projectTitle',
]);

function isOfThing({ relation }: Proposal): boolean {
  return relation !== undefined && OF_THINGS.has(relation);
}

function accepted(decided: Proposal, thing: string | undefined, context: PageContext): Change {
  if (decided.kind === 'fact') return assertFact(decided, thing, context);
  const own = decided.thing;
  return own === undefined || thing === undefined || thing === own
    ? NOTHING
    : replaceThing(namedNode(own), namedNode(thing), context);
}

/** Facts were not asserted, and two things both stay; only a rejected new thing goes. */
function refused(decided: Proposal, context: PageContext): Change {
  return decided.kind === 'new-thing' && decided.thing !== undefined
    ? removeThing(namedNode(decided.thing), context)
    : NOTHING;
}

const NOTHING: Change = { added: [], removed: [] };

function assertFact(decided: Proposal, thing: string | undefined, context: PageContext): Change {
  const { fact } = decided;
  if (!fact) throw badRequest(`The proposal ${decided.id} has no fact that can be read.`);
  const { version, names, known, singleValued } = context;
  const newsItem = namedNode(decided.newsItem);
  const slug = names.thingOf(newsItem.value)?.slug ?? '';
  const linker = new Linker(version, names, {
    gazetteer: known.gazetteer,
    decisions: known.decisions,
    here: new Map(thing === undefined ? [] : [[nameKey(decided.name), thing]]),
  });
  const event = eventOf(version, newsItem, names);
  const write = (gone: readonly StatementKey[]): NewsQuads =>
    factsToQuads(withoutStatements(fact.facts, gone), {
      ...{ names, linker, slug, known: { newsItem, event } },
    });
  // The first accepted fact of a page that the graph does not have brings the item.
  const page = version.count(newsItem) === 0 ? fact.page : undefined;
  const stated = [...fact.statements, ...(page?.statements ?? [])];
  const keys = new Set(
    (fact.statements.length > 0
      ? stated
      : [{ relation: decided.relation ?? 'title', object: decided.name }]
    ).map(factKey),
  );
  const quadsOf = (made: NewsQuads): Quad[] =>
    made.statements.filter((said) => keys.has(factKey(said))).flatMap(({ quads }) => [...quads]);
  const after = write([]);
  const said = new Map(quadsOf(after).map((each) => [quadKey(each), each]));
  const alsoSaid = new Set(write(fact.statements).quads.map(quadKey));
  const before = quadsOf(write(fact.doubtful)).filter(
    (each) => !said.has(quadKey(each)) && !alsoSaid.has(quadKey(each)) && version.has(each),
  );
  // Where only one value is allowed, it takes the place of others.
  const others = [...said.values()]
    .filter(({ predicate }) => singleValued.has(predicate.value))
    .flatMap(({ subject, predicate, object }) =>
      [...version.match(subject, predicate)].filter(
        (each) => !each.object.equals(object) && !each.graph.equals(names.graphs.inferred),
      ),
    );
  const receipts = stated.map((each) => {
    const made = after.statements.filter((one) => evidenceOf(one, [each]).length > 0);
    return receipted(each, made, () => true, { decided, names });
  });
  const added = [
    ...said.values(),
    ...(page ? sourcePageQuads(names.thing('page', slug), after, page.sourceUrl, names) : []),
    // Statements with an earlier receipt keep it.
    ...receiptQuads(receipts, slug, context, ({ iri }) => version.count(iri) > 0),
  ];
  return receiptChange({ added, removed: [...before, ...others] }, version, names);
}
