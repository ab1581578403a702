/** Small commits that share one write to the disk, each a version of its own. */
import { ServiceError } from '../errors.js';
import { touchesGraph, type GraphVersion, type InferenceRules } from '../graph/index.js';
import type { Change, Quad } from '../rdf/index.js';
import { InvalidDataError, type ValidationResults } from '../shacl/index.js';
import { inTurns } from '../threads/index.js';
import { blankNodeRenamer, freshLabels } from './blank-nodes.js';
import type { CheckTools, CheckedChange } from './checked-change.js';
import type { LogEntry, PreparedCommit } from './commit-log.js';
import type { ChangeMaker, CommitOptions, CommitResult, MadeChange } from './commit-options.js';
import type { RecentChanges } from './recent-changes.js';
import type { TouchCollector } from './touches.js';

export interface CommitJob {
  readonly maker: ChangeMaker<unknown> | Change;
  readonly options: CommitOptions;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupTools extends CheckTools {
  readonly recent: RecentChanges;
  /** `checkChange`, or an equivalent. */
  check(
    before: GraphVersion,
    change: Change,
    tools: CheckTools,
  ): Promise<CheckedChange | undefined>;
}

const NO_CHANGE: Change = { added: [], removed: [] };

export const NOTHING_TO_CHECK: ValidationResults = { conforms: true, results: [] };

/** A group is written at so many commits, or after this time: the first of them waits for all. */
const MAX_COMMITS = 64;
const MAX_MILLISECONDS = 25;

/**
 * 1. Nothing is answered before the group is written: even a refusal may depend on a commit of the
 *    group, or of the one before, which may still be unwritten.
 * 2. Versions of the group are visible to makers of later changes in it and in the next, and to
 *    nobody else until it is written.
 * 3. A change of the ontology ends the group, since the rules of inference are those of the
 *    published version.
 */
export class CommitGroup {
  /** The version after the last commit so far. */
  head: GraphVersion;
  /** The rules for `head`, to be adopted when it is published. */
  rules: InferenceRules | undefined;
  /** Whether the next group has to wait until this one is published. */
  hasNewRules = false;
  quadCount = 0;
  readonly #entries: LogEntry[] = [];
  readonly #jobs: [job: CommitJob, outcome: PromiseSettledResult<CommitResult>][] = [];
  readonly #made: { readonly version: GraphVersion; readonly checked: CheckedChange }[] = [];
  readonly #endMs = performance.now() + MAX_MILLISECONDS;

  constructor(
    readonly before: GraphVersion,
    private readonly tools: GroupTools,
  ) {
    this.head = before;
  }

  get isFull(): boolean {
    return this.hasNewRules || this.#jobs.length >= MAX_COMMITS;
  }

  /** Whether the first commit has waited long enough for others. */
  get isDue(): boolean {
    return performance.now() >= this.#endMs;
  }

  async take(job: CommitJob): Promise<void> {
    const [outcome] = await Promise.allSettled([this.#prepare(job)]);
    this.#jobs.push([job, outcome]);
  }

  async write(): Promise<void> {
    if (this.#entries.length > 0) await this.tools.log.write(this.#entries);
  }

  fail(reason: unknown): void {
    for (const [{ reject }] of this.#jobs) reject(reason);
  }

  tellTouches(touches: TouchCollector): void {
    for (const { version, checked } of this.#made) {
      checked.tellTouches(touches);
      touches.endCommit(version.number);
    }
  }

  settle(): void {
    for (const [{ resolve, reject }, outcome] of this.#jobs)
      if (outcome.status === 'fulfilled') resolve(outcome.value);
      else reject(outcome.reason);
  }

  async #prepare({ maker, options }: CommitJob): Promise<CommitResult> {
    const before = this.head;
    requireVersion(before, options.expectedVersion);
    const { checked, value } = await this.#checked(
      typeof maker === 'function' ? await maker(before) : { change: maker, value: undefined },
    );
    const { change = NO_CHANGE, report = NOTHING_TO_CHECK } = checked ?? {};
    const unchanged = { version: before, commit: undefined, report, change, value };
    if (!checked) return this.#keep(unchanged, options);
    if (options.isDryRun) {
      checked.drop();
      return unchanged;
    }
    const { author, message } = options;
    const { commit, version } = await checked.prepare({ committedAt: new Date(), author, message });
    const made = { version, commit: commit.info, report, change, value };
    const result = this.#keep(made, options, commit);
    this.tools.recent.note(before, version, change);
    this.head = version;
    this.#made.push({ version, checked });
    this.rules = checked.rules;
    const ontology = version.dictionary.add(this.tools.names.graphs.ontology);
    this.hasNewRules ||= touchesGraph(checked.idChange, ontology);
    this.quadCount += change.added.length + change.removed.length;
    return result;
  }

  /** The first change that the gate lets through. */
  async #checked(
    made: MadeChange<unknown>,
  ): Promise<{ checked: CheckedChange | undefined; value: unknown }> {
    const { head: before, tools } = this;
    const rename = blankNodeRenamer(freshLabels(before.number + 1));
    const added: Quad[] = [];
    for await (const each of inTurns(made.change.added)) added.push(rename(each));
    try {
      const checked = await tools.check(before, { ...made.change, added }, tools);
      return { checked, value: made.value };
    } catch (error) {
      const other = error instanceof InvalidDataError ? made.otherwise?.(error.report) : undefined;
      if (!other) throw error;
      return this.#checked(other);
    }
  }

  #keep(
    result: CommitResult,
    { keepAnswer, isDryRun }: CommitOptions,
    commit?: PreparedCommit,
  ): CommitResult {
    const answer =
      keepAnswer && !isDryRun
        ? { key: keepAnswer.key, request: keepAnswer.request, answer: keepAnswer.answerOf(result) }
        : undefined;
    if (commit ?? answer) this.#entries.push({ commit, answer });
    return result;
  }
}

/** @throws ServiceError `version-conflict` at another version than the write was made for. */
export function requireVersion(current: GraphVersion, expected: number | undefined): void {
  if (expected === undefined || expected === current.number) return;
  throw new ServiceError(
    'version-conflict',
    `The write is based on version ${expected}, but the graph is now at version ` +
      `${current.number}. Read the current version and retry.`,
    { details: { expected, current: current.number } },
  );
}
