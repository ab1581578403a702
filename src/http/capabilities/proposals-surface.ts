/** The pages of proposals for review. */
import type { Caller, Listed } from '../../capabilities/index.js';
import { UNBOUND } from '../../graph/index.js';
import { receiptsFor, type Proposal } from '../../news/index.js';
import { namedNode } from '../../rdf/index.js';
import { proposalPage, proposalsPage } from '../pages/proposals-page.js';
import { frameOf, linkTo } from '../pages/term-views.js';
import type { Link } from '../pages/views.js';
import type { PageSurface } from './page-surface.js';

export const proposalsSurface: PageSurface<object, Listed> = {
  page: ({ value = { total: 0, filter: {}, proposals: [] }, json, caller }) => {
    const { next, previous } = (json ?? {}) as { next?: string; previous?: string };
    return proposalsPage(
      { ...value, previousHref: previous, nextHref: next },
      linksIn(caller),
      frameOf(caller.service, caller.version),
    );
  },
};

export const proposalSurface: PageSurface<object, Proposal> = {
  page: ({ value, caller }) => {
    // Its address names one.
    if (!value) throw new TypeError('There is no proposal.');
    return proposalPage(
      value,
      [...new Set(quotesFor(value, caller))],
      linksIn(caller),
      frameOf(caller.service, caller.version),
    );
  },
};

const linksIn =
  ({ version, service }: Caller) =>
  (iri: string): Link =>
    linkTo(version, namedNode(iri), service);

/** The words of the fact, or those in which pages name the new thing. */
function quotesFor({ fact, thing }: Proposal, { version, service }: Caller): string[] {
  const quotes = (fact?.statements ?? []).map(({ quote }) => quote);
  if (fact?.sentence) quotes.push(fact.sentence);
  const id = thing === undefined ? UNBOUND : version.ids.idOf(namedNode(thing));
  if (id !== UNBOUND)
    version.ids.visit(undefined, undefined, id, undefined, (...statement) => {
      const [subject, predicate, object] = statement;
      for (const { quote } of receiptsFor([subject, predicate, object], version, service.names))
        if (quote !== '') quotes.push(quote);
    });
  return quotes;
}
