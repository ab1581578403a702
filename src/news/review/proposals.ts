/** Questions to reviewers, and their statements in the graph of reviews. */
import { createHash } from 'node:crypto';
import type { GraphVersion } from '../../graph/index.js';
import {
  PROV,
  RDF,
  RDFS,
  XSD,
  literal,
  namedNode,
  objectsOf,
  quad,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import type { FactRelation, NewsFacts, QuotedStatement, StatementKey } from '../facts.js';

/** An uncertain fact; a name that became a new thing; a new thing that may be a known one. */
export type ProposalKind = 'fact' | 'new-thing' | 'same-thing';
export type ProposalStatus = 'open' | 'accepted' | 'refused';

/** A fact that is asserted when its proposal is accepted. */
export interface ProposedFact {
  /** The facts of the item as read, except its lead and fields of work. */
  readonly facts: NewsFacts;
  /** The statements that make up the fact: of a person also function and employer. */
  readonly statements: readonly QuotedStatement[];
  /** Those of them that are not asserted meanwhile. */
  readonly doubtful: readonly StatementKey[];
  /** The certainty of its name's link, from 0 to 1. */
  readonly linkScore: number;
  /** The sentence of the page that says it. */
  readonly sentence?: string | undefined;
  /** Of a page that is not in the graph: what makes its item, asserted with the fact. */
  readonly page?: {
    readonly statements: readonly QuotedStatement[];
    readonly sourceUrl?: string | undefined;
  };
}

export interface Proposal {
  /** A hash of the question, so that the same question has the same id. */
  readonly id: string;
  readonly kind: ProposalKind;
  readonly status: ProposalStatus;
  readonly label: string;
  /** IRI of the item whose page raised it. */
  readonly newsItem: string;
  /** The name, date or number as on the page. */
  readonly name: string;
  /** Of a fact. */
  readonly relation?: FactRelation | undefined;
  readonly fact?: ProposedFact | undefined;
  /** IRI of the new thing, if it is about one. */
  readonly thing?: string | undefined;
  /** IRIs of known things it may be; the first is the default. */
  readonly candidates: readonly string[];
  /** The certainty, from 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** The version with the question's first appearance. */
  readonly raisedIn: number;
  /** Who decided it, when, and if accepted, the name's thing. */
  readonly decision?:
    { readonly by: string; readonly on: string; readonly thing?: string | undefined } | undefined;
}

/** The id of a question, by its kind and identifying parts. */
export function proposalId(kind: ProposalKind, ...parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update([kind, ...parts].join('\n'))
    .digest('hex');
  return BigInt(`0x${digest.slice(0, 13)}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10);
}

/** What is said of a proposal, by local names of properties. */
const saidOf = ({ candidates, decision, ...proposal }: Proposal) => ({
  proposalKind: [proposal.kind],
  proposalStatus: [proposal.status],
  raisedBy: [proposal.newsItem],
  proposedRelation: [proposal.relation],
  proposedName: [proposal.name],
  newThing: [proposal.thing],
  candidate: candidates.slice(0, 1),
  otherCandidate: candidates.slice(1),
  score: [proposal.score.toFixed(2)],
  reason: proposal.reasons,
  proposedFact: [proposal.fact && JSON.stringify(proposal.fact)],
  decidedBy: [decision?.by],
  decidedOn: [decision?.on],
  decidedThing: [decision?.thing],
});

type Said = keyof ReturnType<typeof saidOf>;

/** How values are written, where not as texts. */
const TERMS: Partial<Record<Said, (value: string) => Quad['object']>> = {
  ...{ raisedBy: namedNode, newThing: namedNode, decidedThing: namedNode },
  ...{ candidate: namedNode, otherCandidate: namedNode },
  score: (value) => literal(value, XSD.decimal),
  decidedOn: (value) => literal(value, XSD.dateTime),
};

/** The proposal as quads of the graph of reviews. */
export function proposalQuads(proposal: Proposal, names: Names): Quad[] {
  const say = (property: NamedNode, value: Quad['object']): Quad =>
    quad(names.thing('proposal', proposal.id), property, value, names.graphs.review);
  return [
    say(RDF.type, names.og('Proposal')),
    say(RDFS.label, literal(proposal.label, 'en')),
    say(PROV.wasGeneratedBy, changeIri(proposal.raisedIn, names)),
    ...Object.entries(saidOf(proposal)).flatMap(([name, values]) =>
      values
        .filter((value) => value !== undefined)
        .map((value) => say(names.og(name), (TERMS[name as Said] ?? literal)(value))),
    ),
  ];
}

export function proposalChange(before: Proposal, after: Proposal, names: Names): Change {
  return { added: proposalQuads(after, names), removed: proposalQuads(before, names) };
}

export function answered(
  proposal: Proposal,
  status: 'accepted' | 'refused',
  by: string,
  thing?: string,
): Proposal {
  return { ...proposal, status, decision: { by, on: new Date().toISOString(), thing } };
}

export function allChanges(changes: readonly Change[]): Change {
  return {
    added: changes.flatMap(({ added }) => added),
    removed: changes.flatMap(({ removed }) => removed),
  };
}

/** The IRI of a commit, as in `/changes`. */
export function changeIri(version: number, { baseIri }: Names): NamedNode {
  return namedNode(`${baseIri}changes/${version}`);
}

export function readProposal(source: QuadSource, id: string, names: Names): Proposal | undefined {
  const textsOf = (property: NamedNode): string[] =>
    objectsOf(source, names.thing('proposal', id), property).map(({ value }) => value);
  const all = (name: Said): string[] => textsOf(names.og(name));
  const [status] = all('proposalStatus');
  if (status === undefined) return undefined;
  const [by] = all('decidedBy');
  return {
    id,
    status: status as ProposalStatus,
    kind: all('proposalKind')[0] as ProposalKind, // from the shape's list
    label: textsOf(RDFS.label)[0] ?? id,
    newsItem: all('raisedBy')[0] ?? '',
    name: all('proposedName')[0] ?? '',
    relation: all('proposedRelation')[0] as FactRelation | undefined,
    fact: readFact(all('proposedFact')[0]),
    thing: all('newThing')[0],
    candidates: [...all('candidate'), ...all('otherCandidate').sort()],
    score: Number(all('score')[0]),
    reasons: all('reason').sort(),
    raisedIn: versionOf(textsOf(PROV.wasGeneratedBy)),
    decision:
      by === undefined
        ? undefined
        : { by, on: all('decidedOn')[0] ?? '', thing: all('decidedThing')[0] },
  };
}

/** Others' statements there may be invalid. */
function readFact(text: string | undefined): ProposedFact | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as ProposedFact);
  } catch {
    return undefined;
  }
}

const versionOf = ([change = '']: readonly string[]): number =>
  Number(/\d+$/.exec(change)?.[0] ?? 0);

export interface ProposalFilter {
  readonly status?: ProposalStatus | undefined;
  readonly kind?: ProposalKind | undefined;
  readonly newsItem?: string | undefined;
  /** The new thing that they are about. */
  readonly thing?: string | undefined;
}

/** Ids by filter, the latest first. Cost: some look-ups for each of the item, or of the status. */
export function listProposalIds(
  version: GraphVersion,
  { status, kind, newsItem, thing }: ProposalFilter,
  { og, graphs, thingOf }: Names,
): string[] {
  const wanted: readonly (readonly [NamedNode, Quad['object'] | null])[] = [
    [og('newThing'), thing === undefined ? null : namedNode(thing)],
    [og('raisedBy'), newsItem === undefined ? null : namedNode(newsItem)],
    [og('proposalStatus'), status === undefined ? null : literal(status)],
    [og('proposalKind'), kind === undefined ? null : literal(kind)],
  ];
  const first = wanted.find(([, value]) => value) ?? [og('proposalStatus'), null];
  const raisedIn = (proposal: Term): number =>
    versionOf(objectsOf(version, proposal, PROV.wasGeneratedBy).map(({ value }) => value));
  return [...version.match(null, ...first, graphs.review)]
    .map(({ subject }) => subject)
    .filter((each) =>
      wanted.every(([property, value]) => !value || version.count(each, property, value) > 0),
    )
    .map((each) => ({ id: thingOf(each.value)?.slug ?? '', raisedIn: raisedIn(each) }))
    .filter(({ id }) => id !== '')
    .sort((left, right) => right.raisedIn - left.raisedIn || (left.id < right.id ? -1 : 1))
    .map(({ id }) => id);
}

/** The proposals of a filter that have one of some states, by default those that were decided. */
export function proposalsWith(
  version: GraphVersion,
  filter: Omit<ProposalFilter, 'status'>,
  names: Names,
  states: readonly ProposalStatus[] = ['accepted', 'refused'],
): Proposal[] {
  return states
    .flatMap((status) => listProposalIds(version, { ...filter, status }, names))
    .flatMap((id) => readProposal(version, id, names) ?? []);
}
