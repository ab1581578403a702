/** Proposals from pages for review, and decisions on them. */
import { labelOf, type GraphVersion } from '../graph/index.js';
import {
  filledText,
  INTEGER,
  listOf,
  membersOf,
  objectOf,
  said,
  TEXT,
  THING,
  unfit,
  wholeNumber,
  choiceOf,
  type ValueOf,
} from '../input/index.js';
import {
  statementJson,
  type Proposal,
  type ProposalFilter,
  type ProposalKind,
  type ProposalStatus,
  type ReviewVerdict,
} from '../news/index.js';
import { namedNode } from '../rdf/index.js';
import type { Service } from '../service.js';
import { pagesBeside } from './answer.js';
import { capability, type Capability } from './capability.js';
import { PAGE, VERSION } from './members.js';

const STATUSES: readonly ProposalStatus[] = ['open', 'accepted', 'refused'];
const KINDS: readonly ProposalKind[] = ['fact', 'new-thing', 'same-thing'];
const ANSWERS: readonly ReviewVerdict['answer'][] = ['accept', 'refuse'];
const MAX_PAGE_SIZE = 200;

const GROUP = 'review what pages propose: doubtful facts, new things, possible duplicates';
const ID = said(filledText(100), 'The id of a proposal.');
const PROPOSAL = objectOf({
  id: TEXT,
  iri: TEXT,
  kind: { ...TEXT, enum: KINDS },
  status: { ...TEXT, enum: STATUSES },
  label: TEXT,
});

export interface Listed {
  readonly total: number;
  readonly filter: ProposalFilter;
  readonly proposals: readonly Proposal[];
}

interface Named {
  readonly iri: string;
  readonly label: string;
}

type ProposalJson = ReturnType<typeof proposalJson>;

const LIST_INPUT = membersOf(
  {},
  {
    status: said(
      { ...TEXT, enum: [...STATUSES, 'all'], default: 'open' },
      'Only proposals with this status.',
    ),
    kind: said(choiceOf(KINDS), 'Only proposals of this kind.'),
    item: said(filledText(2_000), 'Only proposals from this news item, given as an IRI or slug.'),
    page: PAGE,
    size: said(wholeNumber(1, MAX_PAGE_SIZE, 50), 'Proposals per page.'),
    version: VERSION,
  },
);
type ListInput = ValueOf<typeof LIST_INPUT>;

export const proposals: Capability<ListInput, Listed> = {
  name: 'proposals',
  summary: 'Proposals for review: doubtful facts, new things, and possible duplicates',
  input: LIST_INPUT,
  output: objectOf(
    { version: INTEGER, total: INTEGER, proposals: listOf(PROPOSAL) },
    { next: TEXT, previous: TEXT },
  ),
  run: ({ status, kind, item, page, size }, { service: { news }, version }) => {
    const newsItem = item === undefined ? undefined : itemNamed(item, version, news);
    const filter = { status: STATUSES.find((each) => each === status), kind, newsItem };
    const ids = news.listProposals(version, filter);
    const shown = ids.slice((page - 1) * size, page * size);
    const found = shown.map((id) => news.proposal(version, id));
    return { total: ids.length, filter, proposals: found };
  },
  json: ({ total, proposals: shown }, input, { version, service }) => ({
    version: version.number,
    total,
    proposals: shown.map((each) => proposalJson(each, version, service)),
    ...pagesBeside(proposals, input, { size: input.size, total, version }, 'previous'),
  }),
  http: { topic: 'News' },
  tool: false,
  commands: [
    {
      usage: 'review list',
      description: 'list proposals, newest first',
      group: GROUP,
      fixed: { size: MAX_PAGE_SIZE },
      text: listText,
    },
  ],
};

export const proposal = capability({
  name: 'proposal',
  summary: 'One proposal, with its reasons and evidence',
  input: membersOf({ id: ID }, { version: VERSION }),
  output: PROPOSAL,
  run: ({ id }, { service, version }) => service.news.proposal(version, id),
  json: (found, _input, { version, service }) => proposalJson(found, version, service),
  http: { path: '/proposals/{proposal}', topic: 'News', names: { id: 'proposal' } },
  tool: false,
  commands: [
    {
      usage: 'review show <id>',
      description: 'show one proposal, with the text it is based on',
      group: GROUP,
    },
  ],
});

export const decide = capability({
  name: 'decide',
  summary: 'Accepts or refuses a proposal, as a commit that later pages follow',
  input: membersOf(
    { id: ID, decision: said(choiceOf(ANSWERS), 'The decision.') },
    {
      thing: said(THING, 'A thing to use instead of the proposed one: its IRI, or kind/slug.'),
    },
  ),
  output: objectOf({ proposal: PROPOSAL }),
  scope: 'news',
  isWrite: true,
  run: ({ id, decision: answer, thing }, { service, note }) =>
    service.news.decide(id, { answer, by: note.author, thing }, note),
  json: ({ value, version }, _input, { service }) => ({
    proposal: proposalJson(value, version, service),
  }),
  http: {
    method: 'POST',
    path: '/proposals/{proposal}',
    topic: 'News',
    names: { id: 'proposal' },
    example: { decision: 'accept' },
  },
  commands: [{ usage: 'review decide <id> <decision>', group: GROUP }],
});

/** @throws ServiceError `bad-request` for an item that the version does not have. */
function itemNamed(found: string, version: GraphVersion, news: Service['news']): string {
  try {
    return news.itemOf(version, found).value;
  } catch {
    throw unfit('item', { place: 'query', expected: 'a news item of this version', found });
  }
}

/** The words of a fact are those of the page. */
function proposalJson(
  { fact, decision, relation, newsItem, thing, candidates, ...rest }: Proposal,
  version: GraphVersion,
  { names }: Service,
) {
  const { id, kind, status, label, name, score, reasons, raisedIn } = rest;
  const named = (iri: string): Named => ({ iri, label: labelOf(version, namedNode(iri)) });
  const namedIf = (iri: string | undefined): Named | null =>
    iri === undefined ? null : named(iri);
  return {
    id,
    iri: names.thing('proposal', id).value,
    ...{ kind, status, label },
    newsItem: named(newsItem),
    ...{ relation: relation ?? null, name },
    thing: namedIf(thing),
    candidates: candidates.map(named),
    ...{ score, reasons },
    statements: (fact?.statements ?? []).map(statementJson),
    sentence: fact?.sentence ?? null,
    raisedIn,
    decision: decision
      ? { by: decision.by, on: decision.on, thing: namedIf(decision.thing) }
      : null,
  };
}

function listText(
  { proposals: shown, total }: { proposals: readonly ProposalJson[]; total: number },
  { status }: Partial<ListInput>,
): string {
  const lines = shown.map(({ id, kind, label, score, reasons, status: now }) => {
    const title = `${label}${status === 'all' ? ` (${now})` : ''}`;
    return (
      `${id}  ${kind.padEnd(10)} ${score.toFixed(2)}  ${title}\n` +
      `${' '.repeat(12)}${reasons.join('; ')}\n`
    );
  });
  const count = shown.length < total ? `${shown.length} of ${total}` : String(total);
  const last = total === 0 ? 'nothing to review' : `${count} proposal${total === 1 ? '' : 's'}`;
  return `${lines.join('')}${last}\n`;
}
