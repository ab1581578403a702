/** `osce-graph review list|show|accept|refuse`: proposals from pages, and decisions on them. */
import type { Command } from 'commander';
import { ServiceError, badRequest } from '../errors.js';
import { proposalJson } from '../http/index.js';
import {
  RELATION_WORDS,
  type Proposal,
  type ProposalKind,
  type ProposalStatus,
  type ReviewVerdict,
} from '../news/index.js';
import type { Service } from '../service.js';
import { authorOf, withService, type Flags, type Terminal, type AddCommand } from './command.js';
import { RunningServer, noteIn } from './running-server.js';
import { EXIT_STATUS, type ExitStatus } from './exit-status.js';

const STATUSES = ['open', 'accepted', 'refused', 'all'] as const;
const KINDS: readonly ProposalKind[] = ['fact', 'new-thing', 'same-thing'];

export const addReview: AddCommand = (program, terminal, finish) => {
  const review = program
    .command('review')
    .description('review what pages propose: doubtful facts, new things, possible duplicates');
  const add = (usage: string, description: string): Command =>
    review
      .command(usage)
      .description(description)
      .option('--json', 'print JSON')
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)');
  const addDecision = (answer: ReviewVerdict['answer'], description: string): Command =>
    add(`${answer} <id...>`, description)
      .option('--author <name>', 'who decides (default: the user of this machine)')
      .option('--message <text>', 'message of the commit')
      .option('--server <url>', 'decide through this running server, with the token in WRITE_TOKEN')
      .action(async (ids: string[], flags: Flags) => {
        finish(
          typeof flags.server === 'string'
            ? await decideAll(overHttp(flags.server, answer, flags, terminal), ids, flags, terminal)
            : await withService(flags, terminal, 'open', (service) =>
                decideAll(inProcess(service, answer, flags, terminal), ids, flags, terminal),
              ),
        );
      });
  add('list', 'list proposals, newest first')
    .option('--status <status>', `one of ${STATUSES.join(', ')}`, 'open')
    .option('--kind <kind>', `one of ${KINDS.join(', ')}`)
    .action(async (flags: Flags) => {
      finish(
        await withService(flags, terminal, 'read', async (service) => {
          terminal.out(await service.reading(() => listText(service, flags)));
          return 0;
        }),
      );
    });
  add('show <id>', 'show one proposal, with the text it is based on').action(
    async (id: string, flags: Flags) => {
      finish(
        await withService(flags, terminal, 'read', async (service) => {
          const shown = (): string => proposalText(service, id, flags);
          terminal.out(await service.reading(shown));
          return 0;
        }),
      );
    },
  );
  addDecision(
    'accept',
    'assert a fact; keep a new thing; say that possible duplicates are the same',
  ).option('--as <thing>', 'a different thing than the proposed one: its IRI, or kind/slug');
  addDecision(
    'refuse',
    'drop a fact; remove a new thing; say that possible duplicates are not the same',
  );
};

function listText(service: Service, flags: Flags): string {
  const status = oneOf('status', flags.status, STATUSES) ?? 'open';
  const filter = {
    status: status === 'all' ? undefined : (status satisfies ProposalStatus),
    kind: oneOf('kind', flags.kind, KINDS),
  };
  const { current, news } = service;
  const proposals = news.listProposals(current, filter).map((id) => news.proposal(current, id));
  if (flags.json) {
    const answer = {
      version: current.number,
      total: proposals.length,
      proposals: proposals.map((proposal) => proposalJson(proposal, current, service)),
    };
    return `${JSON.stringify(answer, null, 1)}\n`;
  }
  const lines = proposals.map(({ id, kind, label, score, reasons, status: now }) => {
    const title = `${label}${status === 'all' ? ` (${now})` : ''}`;
    return (
      `${id}  ${kind.padEnd(10)} ${score.toFixed(2)}  ${title}\n` +
      `${' '.repeat(12)}${reasons.join('; ')}\n`
    );
  });
  const total =
    proposals.length === 0
      ? 'nothing to review'
      : `${proposals.length} ${proposals.length === 1 ? 'proposal' : 'proposals'}`;
  return `${lines.join('')}${total}\n`;
}

function proposalText(service: Service, proposalId: string, flags: Flags): string {
  const { current } = service;
  const proposal = service.news.proposal(current, proposalId);
  if (flags.json) return `${JSON.stringify(proposalJson(proposal, current, service), null, 1)}\n`;
  const { id, label, thing, fact, decision } = proposal;
  const lines: (readonly [string, string])[] = [
    ['kind', `${proposal.kind}, ${proposal.status}`],
    ['item', proposal.newsItem],
    ['name', proposal.name],
    ...(thing === undefined ? [] : [['new thing', thing] as const]),
    ...proposal.candidates.map((candidate) => ['candidate', candidate] as const),
    ['score', proposal.score.toFixed(2)],
    ...proposal.reasons.map((reason) => ['why', reason] as const),
    ...(fact?.statements ?? []).map(
      ({ relation, object, quote }) =>
        [RELATION_WORDS[relation], `${object} “${quote.replace(/\s+/g, ' ')}”`] as const,
    ),
    ...(decision ? [['decided', decisionText(decision)] as const] : []),
  ];
  const text = lines.map(([title, value]) => `  ${title.padEnd(14)} ${value}\n`).join('');
  return `${id}  ${label}\n${text}`;
}

function decisionText({ by, on, thing }: NonNullable<Proposal['decision']>): string {
  return `by ${by}, ${on}${thing === undefined ? '' : `: ${thing}`}`;
}

/** The result of a decision, as from `/proposals`. */
interface Decision {
  readonly version: number;
  readonly proposal: Pick<Proposal, 'status' | 'label'>;
}

type Decide = (id: string) => Promise<Decision>;

function inProcess(
  service: Service,
  answer: ReviewVerdict['answer'],
  flags: Flags,
  terminal: Terminal,
): Decide {
  const verdict: ReviewVerdict = {
    answer,
    by: authorOf(flags, terminal),
    ...(typeof flags.as === 'string' ? { thing: flags.as } : {}),
  };
  const message = typeof flags.message === 'string' ? flags.message : undefined;
  return async (id) => {
    const { result, proposal } = await service.news.decide(id, verdict, { message });
    return {
      version: result.version.number,
      proposal: {
        ...proposalJson(proposal, result.version, service),
        status: proposal.status,
        label: proposal.label,
      },
    };
  };
}

function overHttp(
  url: string,
  decision: ReviewVerdict['answer'],
  flags: Flags,
  terminal: Terminal,
): Decide {
  const server = new RunningServer(url, terminal);
  const body = { decision, ...(typeof flags.as === 'string' ? { thing: flags.as } : {}) };
  return async (id) => {
    const path = `/proposals/${encodeURIComponent(id)}?${noteIn(flags)}`;
    const { version, proposal } = (await server.post(path, body)) as Decision;
    return { version, proposal };
  };
}

/** Each decision is a commit of its own; if one fails, the others are still made. */
async function decideAll(
  decide: Decide,
  ids: readonly string[],
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  if (flags.as !== undefined && ids.length > 1)
    throw badRequest(`--as works with one proposal; found ${ids.length}.`);
  let worst: ExitStatus = 0;
  for (const id of ids) {
    try {
      const decision = await decide(id);
      const { version, proposal } = decision;
      terminal.out(
        flags.json
          ? `${JSON.stringify(decision)}\n`
          : `version ${version}: ${proposal.status} ${id}, ${proposal.label}\n`,
      );
    } catch (error) {
      if (ids.length === 1 || !(error instanceof ServiceError)) throw error;
      terminal.error(`${id}: ${error.message} [${error.code}]\n`);
      worst = Math.max(worst, EXIT_STATUS[error.code]) as ExitStatus; // the larger of two
    }
  }
  return worst;
}

function oneOf<Value extends string>(
  flag: string,
  text: Flags[string],
  values: readonly Value[],
): Value | undefined {
  if (text === undefined) return undefined;
  const value = values.find((each) => each === text);
  if (value === undefined)
    throw badRequest(`--${flag} must be one of ${values.join(', ')}; found "${String(text)}".`);
  return value;
}
