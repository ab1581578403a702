/** Versions from the log: bytes of RDF Patch straight to ids. */
import { messageOf } from '../errors.js';
import {
  Inference,
  InferenceRules,
  NQuadsReader,
  QuadBuffer,
  emptyVersion,
  foldedChangeOf,
  inverseOf,
  netChangeOf,
  type Dictionary,
  type GraphVersion,
  type IdChange,
  type IdQuadSink,
} from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import type { CommitInfo, CommitLog } from './commit-log.js';
import type { GroupTools } from './commit-group.js';
import type { TouchCollector } from './touches.js';

export interface ReplayOptions {
  /** The starting version of this log. Its dictionary gets new terms. */
  readonly from?: GraphVersion;
  readonly lastId?: number | undefined;
  readonly inference?: Inference;
  /** Gets the touches of each commit; it must have the dictionary of `from`. */
  readonly touches?: TouchCollector | undefined;
}

/** Cost: a second a million quads of commits, and inferences. @throws ServiceError `log-damaged` */
export function replay(
  log: CommitLog,
  names: Names,
  { from = emptyVersion(), lastId, inference = new Inference(names), touches }: ReplayOptions = {},
): GraphVersion {
  const quads = new QuadBuffer();
  const sink: IdQuadSink = touches
    ? {
        push: (...quad) => {
          quads.push(...quad);
          touches.push(...quad);
        },
        remove: (...quad) => {
          quads.remove(...quad);
          touches.remove(...quad);
        },
      }
    : quads;
  const span = { afterId: from.number, lastId };
  let last: CommitInfo | undefined;
  for (const info of readCommits(log, from.dictionary, sink, span)) {
    if (!info) continue;
    touches?.endCommit(info.id);
    last = info;
  }
  if (from.number > 0) inference.adopt(new InferenceRules(from, names));
  return last ? publishedAfter(from, netChangeOf(from.ids, quads), last, inference) : from;
}

/** A version after a change of asserted statements, with what follows. */
function publishedAfter(
  before: GraphVersion,
  change: IdChange,
  { id, committedAt, digest }: Pick<CommitInfo, 'id' | 'committedAt' | 'digest'>,
  inference: Inference,
): GraphVersion {
  const asserted = before.after(change);
  const { inferred, rules } = inference.follow(asserted, change);
  inference.adopt(rules);
  return asserted.after(inferred, { number: id, committedAt, identity: digest });
}

/** Up to so many quads, commits are followed one by one. */
export const MAX_QUADS_IN_STEPS = 5_000;

/** The versions of small commits, one after another. @throws ServiceError `log-damaged` */
export function* replaySmall(
  log: CommitLog,
  before: GraphVersion,
  { inference, recent }: Pick<GroupTools, 'inference' | 'recent'>,
): Generator<{ readonly version: GraphVersion; readonly change: IdChange }> {
  for (const { info, change: made } of log.changes(before.number)) {
    const change = before.idChangeOf(made);
    const version = publishedAfter(before, change, info, inference);
    recent.note(before, version, made);
    yield { version, change };
    before = version;
  }
}

/** An earlier version, by undoing the commits since then. @throws ServiceError `log-damaged` */
export function undo(log: CommitLog, names: Names, from: GraphVersion, id: number): GraphVersion {
  const span = { afterId: id, lastId: from.number };
  const change = inverseOf(foldedCommits(log, from.dictionary, span));
  const inference = new Inference(names);
  inference.adopt(new InferenceRules(from, names));
  return publishedAfter(from, change, { ...log.commitFrom(id), id }, inference);
}

/** The sum of the commits after one version up to and including another. */
export function foldedCommits(log: CommitLog, dictionary: Dictionary, span: CommitSpan): IdChange {
  const quads = new QuadBuffer();
  Array.from(readCommits(log, dictionary, quads, span));
  return foldedChangeOf(quads);
}

interface CommitSpan {
  readonly afterId: number;
  readonly lastId: number | undefined;
}

/** Passes quads on; yields after each part and each commit. @throws ServiceError `log-damaged` */
export function* readCommits(
  log: CommitLog,
  dictionary: Dictionary,
  sink: IdQuadSink,
  { afterId, lastId }: CommitSpan,
): Generator<CommitInfo | undefined> {
  for (const { info, parts } of log.patches(afterId, lastId)) {
    const reader = new NQuadsReader(dictionary, sink, { format: 'patch' });
    for (const part of parts) {
      try {
        // Parts have whole lines.
        reader.read(part);
      } catch (error) {
        throw log.damaged(`commit ${info.id} cannot be read (${messageOf(error)})`);
      }
      yield undefined;
    }
    log.requireCounts(info, reader.quadCount - reader.removedCount, reader.removedCount);
    yield info;
  }
}
