/** Decisions on one item's facts, from before or during its submission. */
import { badRequest } from '../../errors.js';
import type { Names } from '../../rdf/index.js';
import { nameKey } from '../link/body-names.js';
import type { ProducedStatement } from '../link/item-quads.js';
import type { ReadNews } from '../read-news.js';
import { factProposal, type AskedAt } from './ask.js';
import { settled, type ReviewVerdict } from './decide.js';
import type { Doubt, StatementKey } from './doubt.js';
import { evidenceOf, factKey, isNeverDoubted, isOfPerson, undoubted } from './doubt.js';
import { proposalId, type Proposal } from './proposals.js';

/** A decision about a statement of a page before it is committed. */
export interface FactDecision extends StatementKey, Omit<ReviewVerdict, 'by'> {}

/** Decided proposals about facts of one item, by statement. */
export class DecidedFacts {
  readonly #accepted = new Map<string, Proposal>();
  readonly #refused: readonly Proposal[];

  constructor(readonly proposals: readonly Proposal[]) {
    for (const proposal of proposals) {
      const [statement] = proposal.fact?.statements ?? [];
      if (proposal.status === 'accepted' && statement)
        this.#accepted.set(factKey(statement), proposal);
    }
    this.#refused = proposals.filter(({ status }) => status === 'refused');
  }

  acceptedOf(statement: StatementKey): Proposal | undefined {
    return this.#accepted.get(factKey(statement));
  }

  refusedOf(statement: StatementKey): Proposal | undefined {
    return this.#refused.find(({ fact }) => fact?.doubtful.some((each) => isSame(each, statement)));
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

interface PageReview {
  /** The page's facts before any doubt. */
  readonly said: readonly ProducedStatement[];
  /** Earlier decisions about facts of the item. */
  readonly before: readonly Proposal[];
  readonly doubtOf: (said: ProducedStatement) => Doubt | undefined;
  readonly by: string;
  readonly at: AskedAt;
  readonly names: Names;
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
    const { relation, object, about, answer, thing } = decision;
    const found = review.said.filter((said) => isSame(said, decision));
    const words = `${relation} “${object}”${about === undefined ? '' : ` of ${about}`}`;
    if (found.length === 0)
      throw badRequest(
        `The page has no statement ${words}. A decision must name a statement extracted from ` +
          'the page by its relation and object; for the function or body of a person, also ' +
          'that person as "about".',
      );
    if (answer === 'refuse' && isNeverDoubted(relation))
      throw badRequest(`The title and publisher of an item cannot be refused; found ${words}.`);
    const doubts = found.map(
      (said) =>
        review.doubtOf(said) ??
        undoubted(said, evidenceOf(said, news.statements), `${review.by} decided it with the page`),
    );
    const asked = factProposal(doubts, news, review.at);
    // Each part about a person is decided separately.
    const id =
      isOfPerson(relation) && relation !== 'person'
        ? proposalId('fact', review.at.slug, `${relation} ${object} of ${about ?? ''}`)
        : asked.id;
    const known = review.before.find((each) => each.id === id);
    const settle = (proposal: Proposal): Proposal =>
      settled(
        proposal,
        { answer, thing, by: review.by },
        { version: review.at.version, names: review.names },
      );
    const now = settle({ ...(known ?? asked), id, status: 'open' });
    if (!known) return [now];
    const isRepeated = known.status === now.status && known.decision?.thing === now.decision?.thing;
    return isRepeated ? [] : [settle(known)];
  });
}

function isSame(one: StatementKey, other: StatementKey): boolean {
  return (
    one.relation === other.relation && one.object === other.object && one.about === other.about
  );
}
