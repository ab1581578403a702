/** Differences between the versions of one log. */
import type { CommitLog } from '../../commits/index.js';
import { notFound } from '../../errors.js';
import { TermKind, emptyVersion, type Dictionary, type GraphVersion } from '../../graph/index.js';
import type { CanonicalLabels, Names } from '../../rdf/index.js';
import { getOrMake, namedNode } from '../../rdf/index.js';
import { canonicalLabels } from '../export/blank-labels.js';
import { Selection } from '../export/selection.js';
import { isAbout, type Snapshots } from '../snapshots.js';
import type { CountryFinder, DiffDescription } from './describe.js';
import { describeDiff } from './describe.js';
import { Diff, foldCommits, type FoldOptions } from './diff.js';

export interface DiffOptions extends FoldOptions {
  /**
   * Blank node labels of `from`: as in the files of `from`, so that the difference can be applied
   * to a file, or as in the log for all versions, so that differences can be applied in sequence.
   */
  readonly blankNodes?: 'as-exported' | 'as-logged';
}

/** Compares versions. The number 0 is the graph before the first commit. */
export class Diffs {
  #lastDescribed:
    { readonly key: string; readonly description: Promise<DiffDescription> } | undefined;
  readonly #exported = new WeakMap<GraphVersion, Selection>();

  constructor(
    private readonly log: CommitLog,
    private readonly names: Names,
    private readonly snapshots: Snapshots,
    private readonly countriesOf: CountryFinder,
  ) {}

  /** Unique across logs. @throws ServiceError `not-found`, `version-dropped` */
  identityOf(from: number, to: number): string {
    return [from, to].map((version) => this.#chainDigest(version)).join(' ');
  }

  /**
   * The change from `from` to `to`. Cost: the commits between them; if they change statements about
   * blank nodes of `from` and labels are to be those of files, also all statements with blank nodes
   * of `from`.
   * @throws ServiceError `not-found` for an unknown version, `log-damaged`.
   */
  async between(from: number, to: number, options: DiffOptions = {}): Promise<Diff> {
    this.identityOf(from, to);
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const folded = await foldCommits(this.log, this.names, first, last, options);
    const isLogged = options.blankNodes === 'as-logged' || !mayHaveNodesOf(from, folded.dictionary);
    const labels = isLogged ? undefined : await this.#labelsOf(await this.#open(from));
    return new Diff(from, to, folded, labels);
  }

  /**
   * A difference in words and thing by thing. Cost: that of opening the later version, and the
   * statements of the difference.
   * @throws ServiceError `not-found` when neither version has the requested thing.
   */
  describe(from: number, to: number, thing?: string): Promise<DiffDescription> {
    const key = `${this.identityOf(from, to)} ${thing ?? ''}`;
    // A difference never changes, and paging requests the same one repeatedly.
    if (this.#lastDescribed?.key !== key) {
      const described = { key, description: this.#describe(from, to, thing) };
      this.#lastDescribed = described;
      described.description.catch(() => {
        if (this.#lastDescribed === described) this.#lastDescribed = undefined;
      });
    }
    return this.#lastDescribed.description;
  }

  async #describe(from: number, to: number, thing: string | undefined): Promise<DiffDescription> {
    const diff = await this.between(from, to, { thing, blankNodes: 'as-logged' });
    const later = await this.later(from, to);
    if (thing !== undefined && diff.size === 0 && !isAbout(later, this.names, namedNode(thing)))
      throw notFound(`Neither version ${from} nor version ${to} has statements about <${thing}>.`);
    return describeDiff(diff, later, this.names, this.countriesOf);
  }

  /** The version with the higher number, for looking up names. Throws as `Snapshots.open` does. */
  later(from: number, to: number): Promise<GraphVersion> {
    return this.#open(Math.max(from, to));
  }

  async #open(version: number): Promise<GraphVersion> {
    return version === 0 ? emptyVersion() : this.snapshots.open(version);
  }

  #chainDigest(version: number): string {
    if (version === 0) return '0';
    const digest = Number.isSafeInteger(version) ? this.log.chainDigestOf(version) : undefined;
    if (digest === undefined && Number.isSafeInteger(version)) this.log.requireKept(version);
    if (digest === undefined)
      throw notFound(
        `There is no version ${version}; versions are 1 to ${this.snapshots.resolve('latest')}.`,
      );
    return digest;
  }

  /** Blank node labels in a version's files; the log's where nodes can hardly be told apart. */
  async #labelsOf(version: GraphVersion): Promise<CanonicalLabels | undefined> {
    const { ids } = version;
    const select = (): Selection => new Selection(ids, this.names, 'asserted');
    const labels = await canonicalLabels(getOrMake(this.#exported, version, select));
    return labels && ((node) => labels.get(ids.dictionary.idOf(node)));
  }
}

/** The log's labels begin with the number of their commit. */
function mayHaveNodesOf(version: number, dictionary: Dictionary): boolean {
  for (let id = 1; id <= dictionary.size; id += 1) {
    if (
      dictionary.kindOf(id) === TermKind.blankNode &&
      Number(/^c(\d+)b/.exec(dictionary.termOf(id).value)?.[1] ?? 0) <= version
    )
      return true;
  }
  return false;
}
