/** Turns a proposal into a decision, with the change of accepting or refusing it. */
import type { MadeChange } from '../../commits/index.js';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import {
  DCTERMS,
  PROV,
  RDF,
  namedNode,
  objectsOf,
  quad,
  quadKey,
  saidThing,
  subjectsOf,
  type Change,
  type Names,
  type Quad,
} from '../../rdf/index.js';
import type { FactRelation } from '../facts.js';
import type { KnownGraph } from '../known-graph.js';
import { nameKey } from '../link/body-names.js';
import { withThings } from '../link/decisions.js';
import { factsToQuads, type NewsQuads } from '../link/facts-to-quads.js';
import { eventOf } from '../link/item-events.js';
import { Linker } from '../link/linker.js';
import { sourcePageQuads } from '../source-page.js';
import { receiptsOf, type ReceiptedStatement } from '../receipts.js';
import { evidenceOf, factKey, withoutStatement } from './doubt.js';
import type { ReviewDecision, Proposal, ProposedFact } from './proposals.js';
import { changeIri, proposalQuads } from './proposals.js';
import { removeThing, replaceThing } from './replace-thing.js';

/** A reviewer's verdict on a proposal. */
export interface ReviewVerdict {
  readonly answer: 'accept' | 'refuse';
  /** The reviewer. */
  readonly by: string;
  /** Another thing than the proposed one: its IRI, or its kind and slug with a slash between. */
  readonly thing?: string | undefined;
}

export interface Review {
  readonly version: GraphVersion;
  readonly names: Names;
  readonly known: KnownGraph;
  readonly singleValued: ReadonlySet<string>;
}

/**
 * @throws ServiceError `already-decided`; `bad-request` for a missing or useless thing; `not-found`
 *   when it is not in the graph.
 */
export function decide(
  proposal: Proposal,
  verdict: ReviewVerdict,
  review: Review,
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
  review: Pick<Review, 'version' | 'names'>,
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
  { version, names }: Pick<Review, 'version' | 'names'>,
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

/** Whether the object of a relation is a thing, and no date, number or text. */
function namesThing(relation: FactRelation): boolean {
  return OF_THINGS.has(relation);
}

function isOfThing({ relation }: Proposal): boolean {
  return relation !== undefined && namesThing(relation);
}

function accepted(decided: Proposal, thing: string | undefined, review: Review): Change {
  const { version, names, singleValued } = review;
  if (decided.kind === 'fact') return assertFact(decided, thing, review);
  const own = decided.thing;
  return own === undefined || thing === undefined || thing === own
    ? NOTHING
    : replaceThing(version, namedNode(own), namedNode(thing), singleValued, names);
}

/** Facts were not asserted, and two things both stay; only a rejected new thing goes. */
function refused(decided: Proposal, { version, names }: Review): Change {
  return decided.kind === 'new-thing' && decided.thing !== undefined
    ? removeThing(version, namedNode(decided.thing), names)
    : NOTHING;
}

const NOTHING: Change = { added: [], removed: [] };

function assertFact(
  decided: Proposal,
  thing: string | undefined,
  { version, names, known, singleValued }: Review,
): Change {
  const { fact } = decided;
  if (!fact) throw badRequest(`The proposal ${decided.id} has no fact that can be read.`);
  const newsItem = namedNode(decided.newsItem);
  const slug = names.thingOf(newsItem.value)?.slug ?? '';
  const event = eventOf(version, newsItem, names);
  const here = new Map(thing === undefined ? [] : [[nameKey(decided.name), thing]]);
  const linker = new Linker(version, names, {
    gazetteer: known.gazetteer,
    decisions: withThings(known.decisions, here),
  });
  const write = (facts: ProposedFact['facts']): NewsQuads =>
    factsToQuads(facts, { names, linker, slug, known: { newsItem, ...(event ? { event } : {}) } });
  // The first accepted fact of a page that the graph does not have brings the item.
  const page = version.count(newsItem) === 0 ? fact.page : undefined;
  const stated = [...fact.statements, ...(page?.statements ?? [])];
  const keys = new Set(
    [
      ...(fact.statements.length > 0
        ? stated
        : [{ relation: decided.relation ?? 'title', object: decided.name }]),
    ].map(factKey),
  );
  const quadsOf = (made: NewsQuads): Quad[] =>
    made.statements.filter((said) => keys.has(factKey(said))).flatMap(({ quads }) => [...quads]);
  const after = write(fact.facts);
  const said = new Map(quadsOf(after).map((each) => [quadKey(each), each]));
  const alsoSaid = new Set(
    write(fact.statements.reduce(withoutStatement, fact.facts)).quads.map(quadKey),
  );
  const before = quadsOf(write(fact.doubtful.reduce(withoutStatement, fact.facts))).filter(
    (each) => !said.has(quadKey(each)) && !alsoSaid.has(quadKey(each)) && version.has(each),
  );
  const others = [...said.values()]
    .filter(({ predicate }) => singleValued.has(predicate.value))
    .flatMap((each) => othersThan(each, version, names));
  const removed = [...before, ...others];
  return {
    added: [
      ...said.values(),
      ...(page ? sourcePageQuads(names.thing('page', slug), after, page.sourceUrl, names) : []),
      ...newReceipts(decided, stated, after, { slug, version, names }),
    ],
    removed: [...removed, ...removed.flatMap((each) => receiptsFor(each, version, names))],
  };
}

/** Values that are replaced where only one is allowed. */
function othersThan(
  { subject, predicate, object }: Quad,
  version: GraphVersion,
  names: Names,
): Quad[] {
  return [...version.match(subject, predicate)].filter(
    (each) => !each.object.equals(object) && !each.graph.equals(names.graphs.inferred),
  );
}

function newReceipts(
  { id, decision }: Proposal,
  statements: ProposedFact['statements'],
  made: NewsQuads,
  { slug, version, names }: { slug: string; version: GraphVersion; names: Names },
): Quad[] {
  const proposal = names.thing('proposal', id);
  const receipted = statements.map((statement): ReceiptedStatement => {
    const said = made.statements.filter((each) => evidenceOf(each, [statement]).length > 0);
    const naming = said
      .map((each) => each.said)
      .find((each) => each?.object.termType === 'NamedNode');
    return {
      statement,
      iri: naming?.object.value,
      quads: said.flatMap(({ quads }) => [...quads]),
      decision: { answer: 'accept', by: decision?.by ?? '', proposal },
    };
  });
  const { receipts, selectors } = receiptsOf(receipted, names.thing('page', slug), slug, names);
  const stamp = changeIri(version.number + 1, names);
  // Statements with an earlier receipt keep it.
  const fresh = receipts.filter(({ iri }) => version.count(iri) === 0);
  return [
    ...selectors,
    ...fresh.flatMap(({ iri, quads }) => [
      ...quads,
      quad(iri, PROV.wasGeneratedBy, stamp, names.graphs.receipts),
    ]),
  ];
}

function receiptsFor(
  { subject, predicate, object }: Quad,
  version: GraphVersion,
  { graphs }: Names,
): Quad[] {
  return subjectsOf(version, RDF.reifies, quad(subject, predicate, object)).flatMap((receipt) => [
    ...version.match(receipt, null, null, graphs.receipts),
  ]);
}
