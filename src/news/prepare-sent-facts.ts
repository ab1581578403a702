/** From facts that somebody sends with a page to their change of one version of the graph. */
import type { MadeChange } from '../commits/index.js';
import type { NamedNode } from '../rdf/index.js';
import { type PageContext, findItem } from './known-graph.js';
import { Linker } from './link/linker.js';
import { freeSlug, preparePage } from './prepare-page.js';
import type { ReadNews } from './read-news.js';
import { decide } from './review/decide.js';
import { withStatement } from './review/fact-edits.js';
import { allChanges, proposalQuads, readProposal, type Proposal } from './review/proposals.js';
import { judgeSentFacts, type SentFact, type SentResult } from './review/sent-facts.js';

export interface SentOutcome {
  readonly newsItem: NamedNode;
  readonly results: readonly SentResult[];
}

interface Options {
  readonly author: string;
  readonly isAsserted: boolean;
}

/** The change by facts that were sent: proposals, or what they say. */
export function prepareSentFacts(
  news: ReadNews,
  facts: readonly SentFact[],
  { author, isAsserted }: Options,
  context: PageContext,
): MadeChange<SentOutcome> {
  const { version, names, known } = context;
  const linker = new Linker(version, names, known);
  const item = findItem(news, context);
  const slug = item?.slug ?? freeSlug(context, news.facts.id);
  const newsItem = item?.newsItem ?? names.thing('news', slug);
  const { results, proposals, statements } = judgeSentFacts(facts, {
    news,
    linker,
    at: { slug, newsItem: newsItem.value, version },
    known: item,
    by: author,
  });
  const value = { newsItem, results };
  // The same question may have been asked before.
  const present = proposals.map((each) => readProposal(version, each.id, names) ?? each);
  const isNew = ({ id }: Proposal): boolean => version.count(names.thing('proposal', id)) === 0;
  const contradicted = new Set(
    results.flatMap(({ outcome, proposal }) => (outcome === 'contradicted' ? [proposal] : [])),
  );
  const [asserted, asked] = [
    present.filter(({ id, status }) => isAsserted && status === 'open' && !contradicted.has(id)),
    present.filter((each) => (!isAsserted || contradicted.has(each.id)) && isNew(each)),
  ];
  const questions = asked.flatMap((each) => proposalQuads(each, names));
  if (asserted.length === 0) return { change: { added: questions, removed: [] }, value };
  if (!item?.page)
    return beside(
      questions,
      // What is asserted with its page was never a question.
      { newsItem, results: results.map((each) => withoutProposal(each, asserted)) },
      preparePage(
        {
          ...news,
          facts: statements.reduce(withStatement, news.facts),
          statements: [...news.statements, ...statements],
        },
        { author },
        context,
      ),
    );
  const made = asserted.map(
    (each) => decide(each, { answer: 'accept', by: author }, context).change,
  );
  return { value, change: allChanges([{ added: questions, removed: [] }, ...made]) };
}

const withoutProposal = (result: SentResult, others: readonly Proposal[]): SentResult =>
  others.some(({ id }) => id === result.proposal) ? { ...result, proposal: undefined } : result;

/** A page's change, also where the gate refuses parts of it, with more quads. */
function beside(
  added: MadeChange<unknown>['change']['added'],
  value: SentOutcome,
  { change, otherwise }: MadeChange<unknown>,
): MadeChange<SentOutcome> {
  return {
    value,
    change: { ...change, added: [...change.added, ...added] },
    ...(otherwise
      ? {
          otherwise: (report) => {
            const next = otherwise(report);
            return next && beside(added, value, next);
          },
        }
      : {}),
  };
}
