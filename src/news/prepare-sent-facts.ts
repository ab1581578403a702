/** From facts that somebody sends with a page to their change of one version of the graph. */
import type { MadeChange } from '../commits/index.js';
import type { NamedNode } from '../rdf/index.js';
import { type PageContext, findItem } from './known-graph.js';
import { Linker } from './link/linker.js';
import { freeSlug } from './prepare-page.js';
import type { ReadNews } from './read-news.js';
import { acceptFacts } from './review/decide.js';
import { proposalQuads, readProposal, type Proposal } from './review/proposals.js';
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
  const { results, proposals } = judgeSentFacts(facts, {
    news,
    linker,
    at: { slug, newsItem: newsItem.value, version },
    known: item,
    by: author,
  });
  // The same question may have been asked before.
  const present = proposals.map((each) => readProposal(version, each.id, names) ?? each);
  const isNew = ({ id }: Proposal): boolean => version.count(names.thing('proposal', id)) === 0;
  const contradicted = new Set(
    results.flatMap(({ outcome, proposal }) => (outcome === 'contradicted' ? [proposal] : [])),
  );
  const isToAssert = ({ id }: Proposal): boolean => isAsserted && !contradicted.has(id);
  const asked = present.filter((each) => !isToAssert(each) && isNew(each));
  const asserted = present.filter((each) => isToAssert(each) && each.status === 'open');
  const { added, removed } = acceptFacts(asserted, author, context);
  return {
    value: { newsItem, results },
    change: { added: [...asked.flatMap((each) => proposalQuads(each, names)), ...added], removed },
  };
}
