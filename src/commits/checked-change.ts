/** Checks a change with the gate, in ids. */
import {
  IdRules,
  InferenceRules,
  TermGraph,
  UNBOUND,
  inferredRefusal,
  netChangeInTurns,
  rowsOfChange,
  sizeOfChange,
  touchesGraph,
  withIdChangeInTurns,
  type Dictionary,
  type GraphVersion,
  type IdChange,
  type IdGraph,
  type Inference,
} from '../graph/index.js';
import type { Change, Names, Quad } from '../rdf/index.js';
import { accepted, type Gate, type ValidationResults } from '../shacl/index.js';
import { inTurns } from '../threads/index.js';
import { BulkLoad, patchPartsOf } from './bulk-load.js';
import type { CommitLog, CommitNote, PreparedCommit } from './commit-log.js';
import type { TouchCollector } from './touches.js';

/** A change that a graph has already. */
export interface LargeChangeMade {
  readonly change: IdChange;
  /** Whether the rules have changed, so that everything is to be inferred anew. */
  readonly areNew: boolean;
}

export interface LookAtChange {
  readonly inferred: IdChange;
  readonly report: ValidationResults;
}

/** The graph has the asserted statements after the change; nothing is written. */
export async function lookAtChange(
  graph: IdGraph,
  { change, areNew }: LargeChangeMade,
  { gate, names }: { readonly gate: Gate; readonly names: Names },
): Promise<LookAtChange> {
  const rules = new IdRules(
    new InferenceRules(new TermGraph(graph), names),
    names,
    graph.dictionary,
  );
  const inferred = rules.follow(graph, areNew ? undefined : change);
  const after = new TermGraph(graph.with(inferred));
  const { conforms, results } = await gate.check(after, change, inferred);
  return { inferred, report: { conforms, results } };
}

/** `lookAtChange` in another thread. */
export type LookAtLarge = (version: GraphVersion, change: LargeChangeMade) => Promise<LookAtChange>;

export interface CheckTools {
  readonly log: CommitLog;
  readonly gate: Gate;
  readonly names: Names;
  readonly inference: Inference;
  readonly lookAtLarge?: LookAtLarge | undefined;
}

export interface CheckedLoad {
  readonly idChange: IdChange;
  readonly inferred: IdChange;
  readonly added: number;
  readonly removed: number;
  readonly report: ValidationResults;
  readonly rules: InferenceRules;
  prepare(note: CommitNote): Promise<{ commit: PreparedCommit; version: GraphVersion }>;
  tellTouches(touches: TouchCollector): void;
}

export interface CheckedChange extends CheckedLoad {
  /** The net change of asserted quads. */
  readonly change: Change;
  /** With the change of inferred statements. */
  complete(): Promise<Change>;
  /** To be called if it is not committed. */
  drop(): void;
}

/** From so many quads on, a change is checked in another thread. */
const MIN_LARGE = 500;

/**
 * Checks a change of a version; undefined if it changes nothing. The dictionary may get new terms.
 * A change of the ontology may change all inferences.
 * @throws InvalidDataError when the gate refuses it; ServiceError `bad-request` when it writes
 *   inferred statements, `malformed-rdf` for terms that the log could not be read back from.
 */
export async function checkChange(
  before: GraphVersion,
  made: Change,
  tools: CheckTools,
): Promise<CheckedChange | undefined> {
  const { dictionary } = before;
  const load = new BulkLoad(before);
  try {
    await load.change(made);
    const checked = await checkLoad(before, load, tools);
    if (!checked) return undefined;
    const isNet = checked.added === made.added.length && checked.removed === made.removed.length;
    const change = isNet ? made : await quadsOf(checked.idChange, dictionary);
    return {
      ...checked,
      change,
      complete: async () => {
        const { added, removed } = await quadsOf(checked.inferred, dictionary);
        return { added: [...change.added, ...added], removed: [...change.removed, ...removed] };
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

/** `checkChange` for what was loaded on top of a version. */
export async function checkLoad(
  before: GraphVersion,
  load: BulkLoad,
  tools: CheckTools,
): Promise<CheckedLoad | undefined> {
  const idChange = await netChangeInTurns(before.ids, load.quads);
  const counts = sizeOfChange(idChange);
  if (counts.added + counts.removed === 0) return undefined;
  const { after, ...checked } = await checkIdChange(before, idChange, tools);
  return {
    ...checked,
    ...counts,
    idChange,
    prepare: async (note) => {
      const parts = await patchPartsOf(idChange, after.ids.dictionary);
      const commit = tools.log.prepare(before, note, parts, counts);
      const { id: number, committedAt, digest: identity } = commit.info;
      return { commit, version: after.as({ number, committedAt, identity }) };
    },
    tellTouches: (touches) => {
      touches.addChange(idChange);
    },
  };
}

/** The version with a change and its inferences, not yet published. @throws as `checkChange` */
async function checkIdChange(
  before: GraphVersion,
  change: IdChange,
  { gate, names, inference, lookAtLarge }: Omit<CheckTools, 'log'>,
): Promise<{
  readonly after: GraphVersion;
  readonly rules: InferenceRules;
  readonly report: ValidationResults;
  readonly inferred: IdChange;
}> {
  const inferredGraph = before.dictionary.idOf(names.graphs.inferred);
  if (inferredGraph !== UNBOUND && touchesGraph(change, inferredGraph))
    throw inferredRefusal(names);
  const withChange = async (version: GraphVersion, added: IdChange): Promise<GraphVersion> =>
    version.as({ number: before.number + 1 }, await withIdChangeInTurns(version.ids, added));
  const asserted = await withChange(before, change);
  const { rules, idRules, areNew } = inference.numberedRules(asserted, change);
  const { added, removed } = sizeOfChange(change);
  // Threads for queries may not exist before the first version.
  if (lookAtLarge && before.number > 0 && (areNew || added + removed >= MIN_LARGE)) {
    // The rules have numbered terms since.
    const seen = await lookAtLarge(asserted.as({}), { change, areNew });
    const after = await withChange(asserted, seen.inferred);
    return { ...seen, report: accepted(seen.report), after, rules };
  }
  const inferred = idRules.follow(asserted.ids, areNew ? undefined : change);
  const after = await withChange(asserted, inferred);
  return { after, rules, inferred, report: accepted(await gate.check(after, change, inferred)) };
}

async function quadsOf(change: IdChange, dictionary: Dictionary): Promise<Change> {
  const quads: Record<keyof Change, Quad[]> = { added: [], removed: [] };
  for await (const [part, ...ids] of inTurns(rowsOfChange(change)))
    quads[part].push(dictionary.quadOf(...ids));
  return quads;
}
