/**
 * `osce-graph review list|show|accept|refuse`: what pages put up for review, and the decisions on
 * it.
 */
import type { Command } from 'commander';
import { ServiceError } from '../errors.js';
import { proposalJson } from '../http/index.js';
import type { Proposal, ProposalKind, ProposalStatus, ReviewVerdict } from '../news/index.js';
import type { Service } from '../service.js';
import { authorOf, withService, type Flags, type Terminal } from './command.js';
import { EXIT_STATUS, type ExitStatus } from './exit-status.js';

const STATUSES = ['open', 'accepted', 'refused', 'all'] as const;
const KINDS: readonly ProposalKind[] = ['fact', 'new-thing', 'same-thing'];

/** Adds the command `review` with its own commands. */
export function addReview(
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  const review = program
    .command('review')
    .description(
      'doubtful facts, new things and things that may be the same, which pages put up for review',
    );
  const command = (name: string, description: string): Command =>
    review
      .command(name)
      .description(description)
      .option('--json', 'print JSON')
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)');
  command('list', 'what is put up for review, the latest first')
    .option('--status <status>', `one of ${STATUSES.join(', ')}`, 'open')
    .option('--kind <kind>', `one of ${KINDS.join(', ')}`)
    .action(async (flags: Flags) => {
      finish(
        await withService(flags, terminal, 'read', (service) =>
          Promise.resolve(list(service, flags, terminal)),
        ),
      );
    });
  command('show <id>', 'one proposal, with the words that it rests on').action(
    async (id: string, flags: Flags) => {
      finish(
        await withService(flags, terminal, 'read', (service) => {
          show(service, service.news.proposal(service.current, id), flags, terminal);
          return Promise.resolve(0);
        }),
      );
    },
  );
  command(
    'accept <id...>',
    'assert what is proposed; of two things that may be the same, that they are; of a new thing, that it is one',
  )
    .option('--as <thing>', 'another thing than the proposed one, by its IRI or as kind/slug')
    .option('--author <name>', 'who decides; the user of this machine when not given')
    .option('--message <text>', 'what the log says of it')
    .action(async (ids: string[], flags: Flags) => {
      finish(
        await withService(flags, terminal, 'open', (service) =>
          decideAll(service, ids, 'accept', flags, terminal),
        ),
      );
    });
  command(
    'refuse <id...>',
    'leave a fact out; of two things that may be the same, that they are not; of a new thing, that it is none, and goes',
  )
    .option('--author <name>', 'who decides; the user of this machine when not given')
    .option('--message <text>', 'what the log says of it')
    .action(async (ids: string[], flags: Flags) => {
      finish(
        await withService(flags, terminal, 'open', (service) =>
          decideAll(service, ids, 'refuse', flags, terminal),
        ),
      );
    });
}

function list(service: Service, flags: Flags, terminal: Terminal): ExitStatus {
  const status = oneOf('status', flags.status, STATUSES) ?? 'open';
  const filter = {
    status: status === 'all' ? undefined : (status satisfies ProposalStatus),
    kind: oneOf('kind', flags.kind, KINDS),
  };
  const proposals = service.news
    .listProposals(service.current, filter)
    .map((id) => service.news.proposal(service.current, id));
  if (flags.json) {
    terminal.out(
      `${JSON.stringify({ version: service.current.number, total: proposals.length, proposals: proposals.map((proposal) => proposalJson(proposal, service.current, service)) }, null, 1)}\n`,
    );
    return 0;
  }
  for (const { id, kind, label, score, reasons, status: now } of proposals) {
    terminal.out(
      `${id}  ${kind.padEnd(10)} ${score.toFixed(2)}  ${label}${status === 'all' ? ` (${now})` : ''}\n${' '.repeat(12)}${reasons.join('; ')}\n`,
    );
  }
  terminal.out(proposals.length === 0 ? 'nothing to review\n' : `${proposals.length} proposals\n`);
  return 0;
}

function show(service: Service, proposal: Proposal, flags: Flags, terminal: Terminal): void {
  if (flags.json) {
    terminal.out(`${JSON.stringify(proposalJson(proposal, service.current, service), null, 1)}\n`);
    return;
  }
  const {
    id,
    kind,
    status,
    label,
    newsItem,
    name,
    thing,
    candidates,
    score,
    reasons,
    fact,
    decision,
  } = proposal;
  const lines: [string, string][] = [
    ['kind', `${kind}, ${status}`],
    ['item', newsItem],
    ['name', name],
    ...(thing === undefined ? [] : [['new thing', thing] as [string, string]]),
    ...candidates.map((candidate): [string, string] => ['candidate', candidate]),
    ['score', score.toFixed(2)],
    ...reasons.map((reason): [string, string] => ['why', reason]),
    ...(fact?.statements ?? []).map(({ relation, object, quote }): [string, string] => [
      relation,
      `${object} “${quote.replace(/\s+/g, ' ')}”`,
    ]),
    ...(decision
      ? [
          [
            'decided',
            `by ${decision.by}, ${decision.on}${decision.thing === undefined ? '' : `: ${decision.thing}`}`,
          ] as [string, string],
        ]
      : []),
  ];
  terminal.out(
    `${id}  ${label}\n${lines.map(([title, value]) => `  ${title.padEnd(14)} ${value}\n`).join('')}`,
  );
}

/** Each decision is a commit; one that is refused holds up no other. */
async function decideAll(
  service: Service,
  ids: readonly string[],
  answer: ReviewVerdict['answer'],
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  if (flags.as !== undefined && ids.length > 1)
    throw new ServiceError('bad-request', `--as is for one proposal; found ${ids.length}.`);
  const verdict: ReviewVerdict = {
    answer,
    by: authorOf(flags, terminal),
    ...(typeof flags.as === 'string' ? { thing: flags.as } : {}),
  };
  let worst: ExitStatus = 0;
  for (const id of ids) {
    try {
      const { result, proposal } = await service.news.decide(id, verdict, {
        message: typeof flags.message === 'string' ? flags.message : undefined,
      });
      if (flags.json)
        terminal.out(
          `${JSON.stringify({ version: result.version.number, proposal: proposalJson(proposal, result.version, service) })}\n`,
        );
      else
        terminal.out(
          `version ${result.version.number}: ${proposal.status} ${id}, ${proposal.label}\n`,
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
    throw new ServiceError(
      'bad-request',
      `--${flag} is one of ${values.join(', ')}; found "${String(text)}".`,
    );
  return value;
}
