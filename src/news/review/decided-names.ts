/** Reviewers' decisions about names, for later pages. */
import type { GraphVersion } from '../../graph/index.js';
import { literal, type Names, type Quad } from '../../rdf/index.js';
import { commonNoun, nameKey } from '../link/body-names.js';
import type { NameDecisions } from '../link/decisions.js';
import { readProposal, type ProposalStatus } from './proposals.js';

const DECIDED: readonly ProposalStatus[] = ['accepted', 'refused'];

/** Whether a change to this quad changes what is decided. */
export const isDecision = ({ graph, predicate, object }: Quad, { graphs, og }: Names): boolean =>
  graph.equals(graphs.review) && predicate.equals(og('proposalStatus')) && object.value !== 'open';

/** The decisions of one version of the graph. */
export class DecidedNames implements NameDecisions {
  readonly #names: Names;
  readonly #things = new Map<string, Set<string>>();
  readonly #noThings = new Set<string>();
  readonly #refusedLinks = new Set<string>();

  constructor(version: GraphVersion, names: Names) {
    this.#names = names;
    for (const status of DECIDED)
      for (const { subject } of version.match(
        null,
        names.og('proposalStatus'),
        literal(status),
        names.graphs.review,
      ))
        this.#read(version, names.thingOf(subject.value)?.slug);
  }

  thingsOf(key: string): readonly string[] {
    return [...(this.#things.get(key) ?? [])];
  }

  thingHere(): undefined {
    return undefined;
  }

  isNoThing(kind: string, key: string): boolean {
    return this.#noThings.has(`${kind} ${key}`);
  }

  /** Whether a link was refused on a page; with '', whether any link was. */
  isRefusedLink(name: string, thing: string): boolean {
    return this.#refusedLinks.has(`${nameKey(name)} ${thing}`);
  }

  #read(version: GraphVersion, id: string | undefined): void {
    const proposal = id === undefined ? undefined : readProposal(version, id, this.#names);
    if (!proposal) return;
    const key = nameKey(proposal.name);
    if (proposal.status === 'accepted') {
      if (proposal.decision?.thing !== undefined) this.#thingsFor(key).add(proposal.decision.thing);
    } else if (proposal.kind === 'new-thing') {
      this.#noThings.add(`${this.#names.thingOf(proposal.thing ?? '')?.kind ?? ''} ${key}`);
    } else if (
      proposal.fact &&
      proposal.fact.linkScore < 1 &&
      commonNoun(proposal.name) !== 'osce'
    ) {
      // With a certain link, the fact itself was refused; and the meaning of “the Mission” varies
      // by page.
      for (const candidate of proposal.candidates.length > 0 ? proposal.candidates : [''])
        this.#refusedLinks.add(`${key} ${candidate}`);
    }
  }

  #thingsFor(key: string): Set<string> {
    const things = this.#things.get(key) ?? new Set();
    this.#things.set(key, things);
    return things;
  }
}
