/** Reviewers' decisions about names, for later pages. */
import type { GraphVersion } from '../../graph/index.js';
import type { Names, Quad } from '../../rdf/index.js';
import { commonNoun, nameKey } from '../names/body-names.js';
import { proposalsWith } from './proposals.js';

/** The decisions of one version of the graph. */
export type DecidedNames = ReturnType<typeof decidedNames>;

/** Whether a change to this quad changes what is decided. */
export const isDecision = ({ graph, predicate, object }: Quad, { graphs, og }: Names): boolean =>
  graph.equals(graphs.review) && predicate.equals(og('proposalStatus')) && object.value !== 'open';

export function decidedNames(version: GraphVersion, names: Names) {
  const things = new Map<string, string[]>();
  const noThings = new Set<string>();
  const refusedLinks = new Set<string>();
  for (const proposal of proposalsWith(version, {}, names)) {
    const { name, kind, status, decision, fact, candidates } = proposal;
    const key = nameKey(name);
    if (status === 'accepted') {
      const { thing } = decision ?? {};
      if (thing !== undefined) things.set(key, [...new Set([...(things.get(key) ?? []), thing])]);
    } else if (kind === 'new-thing') {
      noThings.add(`${names.thingOf(proposal.thing ?? '')?.kind ?? ''} ${key}`);
    } else if (fact && fact.linkScore < 1 && commonNoun(name) !== 'osce') {
      // With a certain link the fact was refused; and what “the Mission” means varies by page.
      for (const candidate of candidates.length > 0 ? candidates : [''])
        refusedLinks.add(`${key} ${candidate}`);
    }
  }
  /** Whether somebody refused a link of the name on some page; with '', any link. */
  const isRefusedLink = (name: string, thing: string): boolean =>
    refusedLinks.has(`${nameKey(name)} ${thing}`);
  return { things, noThings, isRefusedLink };
}
