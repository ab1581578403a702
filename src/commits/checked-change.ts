/** Checks a change with the gate: quad by quad, or as ids where it is large. */
import {
  Draft,
  EMPTY_PAIRS,
  GraphVersion,
  IdGraph,
  NO_CONTENT,
  TermGraph,
  UNBOUND,
  inferredRefusal,
  netChangeInTurns,
  refuseInferred,
  sizeOfChange,
  touchesGraph,
  withIdChange,
  withIdChangeInTurns,
  type Dictionary,
  type GraphContent,
  type IdChange,
  type Inference,
  type InferenceRules,
} from '../graph/index.js';
import { requireWellFormed, type Change, type Names, type Quad } from '../rdf/index.js';
import { accepted, type Gate, type ValidationReport } from '../shacl/index.js';
import { Turns } from '../threads/index.js';
import { BulkLoad, patchPartsOf } from './bulk-load.js';
import type { CommitLog, CommitNote, PreparedCommit } from './commit-log.js';
import type { LargeChangeMade, LookAtChange, LookTools } from './look-at-change.js';
import { lookAtChange } from './look-at-change.js';
import type { TouchCollector } from './touches.js';

/** `lookAtChange` in another thread. */
export type LookAtLarge = (version: GraphVersion, change: LargeChangeMade) => Promise<LookAtChange>;

export interface CheckTools {
  readonly log: CommitLog;
  readonly gate: Gate;
  readonly names: Names;
  readonly inference: Inference;
  readonly lookAtLarge?: LookAtLarge | undefined;
}

export interface CheckedChange {
  /** The net change of asserted quads. */
  readonly change: Change;
  readonly report: ValidationReport;
  readonly rules: InferenceRules;
  prepare(note: CommitNote): Promise<{ commit: PreparedCommit; version: GraphVersion }>;
  tellTouches(touches: TouchCollector): void;
  /** To be called if it is not committed. */
  drop(): void;
}

/** From so many quads on, changes are checked as ids: faster, but at a larger fixed cost. */
const MIN_LARGE = 500;

/**
 * Checks a change of a version; undefined if it changes nothing. The dictionary may get new terms.
 * A change of the ontology may change all inferences.
 * @throws InvalidDataError when the gate refuses it; ServiceError `bad-request` when it writes
 *   inferred statements, `malformed-rdf` for terms that the log could not be read back from.
 */
export function checkChange(
  before: GraphVersion,
  change: Change,
  tools: CheckTools,
): Promise<CheckedChange | undefined> {
  const count = change.added.length + change.removed.length;
  return count >= MIN_LARGE || touchesOntology(change, tools.names)
    ? checkLarge(before, change, tools)
    : Promise.resolve(checkSmall(before, change, tools));
}

/** `checkChange` quad by quad at any size, with the change of inferred statements too. */
export function checkSmall(
  before: GraphVersion,
  made: Change,
  { log, gate, names, inference }: CheckTools,
): (CheckedChange & { readonly complete: Change }) | undefined {
  const draft = new Draft(before);
  draft.apply(made);
  const change = draft.netChange();
  if (change.added.length === 0 && change.removed.length === 0) return undefined;
  refuseInferred([...change.added, ...change.removed], names);
  requireWellFormed(change.added);
  const rules = inference.update(draft, change);
  const complete = draft.netChange();
  const report = gate.mustPass(draft, complete);
  return {
    change,
    complete,
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
    await load.change(made);
    const idChange = await netChangeInTurns(before.ids, load.quads);
    const counts = sizeOfChange(idChange);
    if (counts.added + counts.removed === 0) return undefined;
    const { after, rules, report } = await checkIdChange(before, idChange, tools);
    const isNet = counts.added === made.added.length && counts.removed === made.removed.length;
    return {
      change: isNet ? made : await quadsOf(idChange, dictionary),
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
 * The version with a large change and its inferences, not yet published. The event loop turns now
 * and then. @throws as `checkChange`
 */
export async function checkIdChange(
  { dictionary, ids, number }: GraphVersion,
  change: IdChange,
  { gate, names, inference, lookAtLarge }: Omit<CheckTools, 'log'>,
): Promise<{ after: GraphVersion; rules: InferenceRules; report: ValidationReport }> {
  const inferredGraph = dictionary.idOf(names.graphs.inferred);
  if (inferredGraph !== UNBOUND && touchesGraph(change, inferredGraph))
    throw inferredRefusal(names);
  const versionOf = (content: GraphContent): GraphVersion =>
    new GraphVersion(dictionary, content, number + 1, undefined);
  const asserted = await withIdChangeInTurns(ids, change);
  const { rules, areNew } = inference.numberedRules(versionOf(asserted));
  // Threads for queries may not exist before the first version.
  const look = number > 0 && lookAtLarge ? lookAtLarge : lookHere;
  const { inferred, report } = await look(versionOf(asserted), { change, areNew }, { gate, names });
  accepted(report);
  return { after: versionOf(await withIdChangeInTurns(asserted, inferred)), rules, report };
}

function lookHere(
  { ids }: GraphVersion,
  change: LargeChangeMade,
  tools: LookTools,
): Promise<LookAtChange> {
  return lookAtChange(ids, change, tools);
}

/** The quads that a net change removes and adds. */
async function quadsOf(change: IdChange, dictionary: Dictionary): Promise<Change> {
  const part = async (name: 'added' | 'removed'): Promise<Quad[]> => {
    const rows = new Map(
      [...change].map(([id, pairs]) => [id, { added: pairs[name], removed: EMPTY_PAIRS }]),
    );
    const content = withIdChange(NO_CONTENT, rows);
    const graph = new IdGraph({ ...content, dictionary: dictionary.buffers });
    const [turns, quads] = [new Turns(), [] as Quad[]];
    for (const each of new TermGraph(graph).match()) {
      quads.push(each);
      await turns.take();
    }
    return quads;
  };
  return { added: await part('added'), removed: await part('removed') };
}

/** Whether a change may change rules of inference. */
export function touchesOntology(
  { added, removed }: Change,
  { graphs: { ontology } }: Names,
): boolean {
  const isOfIt = ({ graph }: Quad): boolean => graph.equals(ontology);
  return added.some(isOfIt) || removed.some(isOfIt);
}
