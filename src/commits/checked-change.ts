/** A change that the gate lets through: quad by quad, or as ids where it is large. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  Draft,
  GraphVersion,
  IdGraph,
  NO_CONTENT,
  TermGraph,
  UNBOUND,
  inferredRefusal,
  netChangeOf,
  refuseInferred,
  sizeOfChange,
  touchesGraph,
  withIdChange,
  type Dictionary,
  type GraphContent,
  type IdChange,
  type Inference,
  type InferenceRules,
} from '../graph/index.js';
import { requireWellFormed, type Change, type Names, type Quad } from '../rdf/index.js';
import type { Gate, ValidationReport } from '../shacl/index.js';
import { BulkLoad, patchPartsOf } from './bulk-load.js';
import type { CommitLog, CommitNote, PreparedCommit } from './commit-log.js';
import type { TouchCollector } from './touches.js';

/** What changes are checked and prepared with. */
export interface CheckTools {
  readonly log: CommitLog;
  readonly gate: Gate;
  readonly names: Names;
  readonly inference: Inference;
}

/** A change that may be committed. */
export interface CheckedChange {
  /** The net change of asserted quads. */
  readonly change: Change;
  readonly report: ValidationReport;
  /** Those that it was inferred by. */
  readonly rules: InferenceRules;
  /** The commit, and the version that it makes. */
  prepare(note: CommitNote): Promise<{ commit: PreparedCommit; version: GraphVersion }>;
  tellTouches(touches: TouchCollector): void;
  /** To be called where it is not committed. */
  drop(): void;
}

/**
 * From so many quads on, a change that only adds is looked at as ids, with pauses: faster, but it
 * has a larger fixed cost.
 */
const MIN_LARGE = 500;

/**
 * What a change would make of a version; undefined where nothing. The dictionary may get new terms.
 * @throws InvalidDataError when the gate refuses it, ServiceError `bad-request` for inferred quads,
 * `malformed-rdf` for terms that the log could not be read back from.
 */
export function checkChange(
  before: GraphVersion,
  change: Change,
  tools: CheckTools,
): Promise<CheckedChange | undefined> {
  return change.removed.length === 0 && change.added.length >= MIN_LARGE
    ? checkLarge(before, change, tools)
    : Promise.resolve(checkSmall(before, change, tools));
}

function checkSmall(
  before: GraphVersion,
  made: Change,
  { log, gate, names, inference }: CheckTools,
): CheckedChange | undefined {
  const draft = new Draft(before);
  draft.apply(made);
  const change = draft.netChange();
  if (change.added.length === 0 && change.removed.length === 0) return undefined;
  refuseInferred([...change.added, ...change.removed], names);
  requireWellFormed(change.added);
  const rules = inference.update(draft, change);
  const report = gate.mustPass(draft, draft.netChange());
  return {
    change,
    report,
    rules,
    prepare: (note) => {
      const commit = log.prepare(before, note, change);
      const { id, committedAt, digest } = commit.info;
      return Promise.resolve({ commit, version: draft.publish(id, committedAt, digest) });
    },
    tellTouches: (touches) => {
      touches.addQuads(change.removed);
      touches.addQuads(change.added);
    },
    drop: () => undefined,
  };
}

async function checkLarge(
  before: GraphVersion,
  made: Change,
  tools: CheckTools,
): Promise<CheckedChange | undefined> {
  const { dictionary } = before;
  const load = new BulkLoad(before);
  try {
    await addInSteps(load, made.added);
    const idChange = netChangeOf(before.ids, load.quads);
    const counts = sizeOfChange(idChange);
    if (counts.added === 0) return undefined;
    const { after, rules, report } = await checkIdChange(before, idChange, tools);
    const isNet = counts.added === made.added.length;
    return {
      change: isNet ? made : { added: await addedBy(idChange, dictionary), removed: [] },
      report,
      rules,
      prepare: async (note) => {
        const parts = await patchPartsOf(idChange, dictionary);
        const commit = tools.log.prepareParts(before, note, parts, counts);
        const { id, committedAt, digest } = commit.info;
        const version = new GraphVersion(dictionary, after.ids, id, committedAt, digest);
        return { commit, version };
      },
      tellTouches: (touches) => {
        touches.addChange(idChange);
      },
      drop: () => {
        load.undo();
      },
    };
  } catch (error) {
    load.undo();
    throw error;
  }
}

/**
 * The version with a change that only adds, and what follows from it, not published yet. The event
 * loop turns now and then. @throws as `checkChange`
 */
export async function checkIdChange(
  { dictionary, ids, number }: GraphVersion,
  change: IdChange,
  { gate, names, inference }: Omit<CheckTools, 'log'>,
): Promise<{ after: GraphVersion; rules: InferenceRules; report: ValidationReport }> {
  const inferredGraph = dictionary.idOf(names.graphs.inferred);
  if (inferredGraph !== UNBOUND && touchesGraph(change, inferredGraph))
    throw inferredRefusal(names);
  const versionOf = (content: GraphContent): GraphVersion =>
    new GraphVersion(dictionary, content, number + 1, undefined);
  const asserted = withIdChange(ids, change);
  await nextTurn();
  const { content, rules, inferred } = inference.follow(versionOf(asserted), change);
  const after = versionOf(content);
  await nextTurn();
  return { after, rules, report: await gate.mustPassLoad(after, change, inferred) };
}

/** So many quads are looked at in one go. */
const QUADS_AT_A_TIME = 1_000;

async function addInSteps(load: BulkLoad, quads: readonly Quad[]): Promise<void> {
  for (let start = 0; start < quads.length; start += QUADS_AT_A_TIME) {
    load.add(quads.slice(start, start + QUADS_AT_A_TIME));
    await nextTurn();
  }
}

/** The quads that a change adds. */
async function addedBy(change: IdChange, { buffers }: Dictionary): Promise<Quad[]> {
  const graph = new IdGraph({ ...withIdChange(NO_CONTENT, change), dictionary: buffers });
  const quads: Quad[] = [];
  for (const each of new TermGraph(graph).match())
    if (quads.push(each) % QUADS_AT_A_TIME === 0) await nextTurn();
  return quads;
}
