/** `/proposals`: the list for review; `/proposals/{proposal}`: one, and its decision. */
import { frameOf, linkTo } from '../pages/term-views.js';
import type { Request, Response } from 'express';
import { UNBOUND, labelOf, type GraphVersion } from '../../graph/index.js';
import {
  type Decided,
  type Proposal,
  type ProposalFilter,
  type ProposalKind,
  type ProposalStatus,
  type ReviewVerdict,
  receiptsFor,
  statementJson,
} from '../../news/index.js';
import { namedNode } from '../../rdf/index.js';
import {
  INTEGER,
  THING,
  listOf,
  membersOf,
  missingInput,
  objectOf,
  type Schema,
  TEXT,
  unfit,
  wholeNumber,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { expectedVersionOf } from '../exchange/conditional.js';
import { documentOf } from '../exchange/bodies.js';
import { documentRoute } from '../exchange/document-route.js';
import { JSON_OR_HTML } from '../exchange/negotiation.js';
import { proposalPage, proposalsPage } from '../pages/proposals-page.js';
import type { Link } from '../pages/views.js';
import {
  OF_VERSION,
  OF_WRITE,
  PAGE,
  WRITE_ERRORS,
  inForm,
  inPath,
  inQuery,
} from '../exchange/parameters.js';
import {
  FORM,
  mediaTypeOfBody,
  numberOf,
  parametersOf,
  requestedVersion,
} from '../exchange/request.js';
import { pathParameter, type Operation, type Parameter, type Route } from '../exchange/route.js';
import { noteOf, writeOnce } from './writing.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;
const STATUSES: readonly ProposalStatus[] = ['open', 'accepted', 'refused'];
const KINDS: readonly ProposalKind[] = ['fact', 'new-thing', 'same-thing'];
const PROPOSAL = objectOf({
  id: TEXT,
  iri: TEXT,
  kind: { type: 'string', enum: KINDS },
  status: { type: 'string', enum: STATUSES },
  label: TEXT,
});

const DECISION: Schema = { type: 'string', enum: ['accept', 'refuse'] };
const ID: Parameter = inPath('proposal', 'The id of a proposal.', { isRequired: true });

export function proposalRoutes(service: Service): Route[] {
  const show = showRoute(service);
  return [
    listRoute(service),
    { ...show, operations: { ...show.operations, POST: decideOperation(service) } },
  ];
}

function listRoute(service: Service): Route {
  return documentRoute('/proposals', 'News', {
    summary: 'Proposals for review: doubtful facts, new things, and possible duplicates',
    parameters: [
      inQuery('status', 'Only proposals with this status (default: open).', {
        schema: { type: 'string', enum: [...STATUSES, 'all'], default: 'open' },
      }),
      inQuery('kind', 'Only proposals of this kind.', { schema: { type: 'string', enum: KINDS } }),
      inQuery('item', 'Only proposals from this news item, given as an IRI or slug.'),
      PAGE,
      inQuery('size', 'Proposals per page.', {
        schema: { ...wholeNumber(1, MAX_PAGE_SIZE), default: DEFAULT_PAGE_SIZE },
      }),
      ...OF_VERSION,
    ],
    offers: JSON_OR_HTML,
    schema: objectOf({ version: INTEGER, total: INTEGER, proposals: listOf(PROPOSAL) }),
    document: async (request, response, { format }) => {
      const version = await requestedVersion(request, response, service);
      const parameters = parametersOf(request);
      const filter = filterOf(parameters, version, service);
      const ids = service.news.listProposals(version, filter);
      const page = numberOf(parameters, 'page', 1);
      const size = numberOf(parameters, 'size', DEFAULT_PAGE_SIZE);
      const proposals = ids
        .slice((page - 1) * size, page * size)
        .map((id) => service.news.proposal(version, id));
      const address = (number: number): string => addressOf(parameters, number, version);
      const next = page * size < ids.length ? address(page + 1) : undefined;
      const previous = page > 1 ? address(page - 1) : undefined;
      if (next) response.append('Link', `<${next}>; rel="next"`);
      if (previous) response.append('Link', `<${previous}>; rel="prev"`);
      const total = ids.length;
      return {
        write: () =>
          format === 'json'
            ? JSON.stringify({
                version: version.number,
                total,
                proposals: proposals.map((each) => proposalJson(each, version, service)),
                next,
                previous,
              })
            : proposalsPage(
                { total, filter, proposals, previousHref: previous, nextHref: next },
                linksIn(version, service),
                frameOf(service, version),
              ),
      };
    },
  });
}

const linksIn =
  (version: GraphVersion, service: Service) =>
  (iri: string): Link =>
    linkTo(version, namedNode(iri), service);

function showRoute(service: Service): Route {
  return documentRoute('/proposals/{proposal}', 'News', {
    summary: 'One proposal, with its reasons and evidence',
    parameters: [ID, ...OF_VERSION],
    offers: JSON_OR_HTML,
    errors: ['not-found'],
    schema: PROPOSAL,
    document: async (request, response, { format }) => {
      const version = await requestedVersion(request, response, service);
      const proposal = service.news.proposal(version, pathParameter(request, 'proposal'));
      return {
        write: () =>
          format === 'json'
            ? JSON.stringify(proposalJson(proposal, version, service), null, 1)
            : proposalPage(
                proposal,
                [...new Set(quotesFor(proposal, version, service))],
                linksIn(version, service),
                frameOf(service, version),
              ),
      };
    },
  });
}

function decideOperation(service: Service): Operation {
  return {
    summary: 'Accepts or refuses a proposal, as a commit that later pages follow',
    parameters: [
      ID,
      inForm('decision', 'The decision.', { schema: DECISION }),
      inForm('thing', 'A thing to use instead of the proposed one.', { schema: THING }),
      ...OF_WRITE,
    ],
    body: {
      description: 'The decision; optionally a thing to use instead of the proposed one.',
      mediaTypes: ['application/json', FORM],
      isRequired: true,
      schema: membersOf({ decision: DECISION }, { thing: THING }),
    },
    scope: 'news',
    mediaTypes: ['application/json'],
    errors: [...WRITE_ERRORS, 'not-found', 'unsupported-media-type'],
    handle: (request, response) =>
      decideProposal(request, response, pathParameter(request, 'proposal'), service),
  };
}

async function decideProposal(
  request: Request,
  response: Response,
  id: string,
  service: Service,
): Promise<void> {
  const bearer = writerOf(request);
  const { author, message } = noteOf(request, bearer, '');
  const verdict: ReviewVerdict = { ...verdictOf(request), by: author };
  await writeOnce<Decided>(request, response, service.committer.log, {
    commit: (keepAnswer) =>
      service.news.decide(id, verdict, {
        message: message || undefined,
        expectedVersion: expectedVersionOf(request, service.current),
        keepAnswer,
      }),
    answerOf: ({ result, proposal }) => ({
      status: 200,
      headers: { 'Graph-Version': String(result.version.number) },
      body: {
        version: result.version.number,
        added: result.change.added.length,
        removed: result.change.removed.length,
        proposal: proposalJson(proposal, result.version, service),
      },
    }),
  });
}

/** @throws ServiceError `bad-request` */
function verdictOf(request: Request): Pick<ReviewVerdict, 'answer' | 'thing'> {
  const { decision, thing } = (
    mediaTypeOfBody(request) === FORM
      ? Object.fromEntries(parametersOf(request))
      : documentOf(request)
  ) as Partial<Verdict>;
  if (decision === undefined) throw missingInput('decision', 'accept or refuse', 'form');
  return { answer: decision, thing };
}

interface Verdict {
  readonly decision: ReviewVerdict['answer'];
  readonly thing?: string;
}

/** @throws ServiceError `bad-request` for an item that the version does not have. */
function filterOf(
  parameters: URLSearchParams,
  version: GraphVersion,
  { news }: Service,
): ProposalFilter {
  const item = parameters.get('item');
  const status = parameters.get('status') ?? 'open';
  return {
    status: STATUSES.find((each) => each === status),
    kind: KINDS.find((each) => each === parameters.get('kind')),
    newsItem: item === null ? undefined : itemNamed(item, version, news),
  };
}

function itemNamed(found: string, version: GraphVersion, news: Service['news']): string {
  try {
    return news.itemOf(version, found).value;
  } catch {
    throw unfit('item', { place: 'query', expected: 'a news item of this version', found });
  }
}

/** A page of the list, pinned to the version so that pages fit together. */
function addressOf(parameters: URLSearchParams, page: number, version: GraphVersion): string {
  const address = new URLSearchParams([...parameters].filter(([, value]) => value !== ''));
  address.set('page', String(page));
  address.set('version', String(version.number));
  return `/proposals?${address.toString()}`;
}

/** A proposal as JSON; the words of a fact are those of the page. */
export function proposalJson(proposal: Proposal, version: GraphVersion, service: Service): object {
  const named = (iri: string): { iri: string; label: string } => ({
    iri,
    label: labelOf(version, namedNode(iri)),
  });
  return {
    id: proposal.id,
    iri: service.names.thing('proposal', proposal.id).value,
    kind: proposal.kind,
    status: proposal.status,
    label: proposal.label,
    newsItem: named(proposal.newsItem),
    relation: proposal.relation ?? null,
    name: proposal.name,
    thing: proposal.thing === undefined ? null : named(proposal.thing),
    candidates: proposal.candidates.map(named),
    score: proposal.score,
    reasons: proposal.reasons,
    statements: (proposal.fact?.statements ?? []).map(statementJson),
    sentence: proposal.fact?.sentence ?? null,
    raisedIn: proposal.raisedIn,
    decision: proposal.decision
      ? {
          by: proposal.decision.by,
          on: proposal.decision.on,
          thing: proposal.decision.thing === undefined ? null : named(proposal.decision.thing),
        }
      : null,
  };
}

/** The words of the fact, or those in which pages name the new thing. */
function quotesFor({ fact, thing }: Proposal, version: GraphVersion, { names }: Service): string[] {
  const quotes = (fact?.statements ?? []).map(({ quote }) => quote);
  if (fact?.sentence) quotes.push(fact.sentence);
  const id = thing === undefined ? UNBOUND : version.ids.idOf(namedNode(thing));
  if (id !== UNBOUND)
    version.ids.visit(undefined, undefined, id, undefined, (...statement) => {
      const [subject, predicate, object] = statement;
      for (const { quote } of receiptsFor([subject, predicate, object], version, names))
        if (quote !== '') quotes.push(quote);
    });
  return quotes;
}
