/** Proposals for review, and their statements in the graph of reviews. */
import { createHash } from 'node:crypto';
import type { GraphVersion } from '../../graph/index.js';
import type { NamedNode, Names, Quad, QuadSource } from '../../rdf/index.js';
import { PROV, RDF, RDFS, XSD, literal, namedNode, objectsOf, quad } from '../../rdf/index.js';
import type { NewsFacts, QuotedStatement, FactRelation } from '../facts.js';
import type { StatementKey } from './doubt.js';

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
  readonly page?: ProposedPage | undefined;
}

interface ProposedPage {
  /** Its title, publisher, dates and kind of event. */
  readonly statements: readonly QuotedStatement[];
  readonly sourceUrl?: string | undefined;
}

export interface ReviewDecision {
  readonly by: string;
  /** ISO date and time. */
  readonly on: string;
  /** The name's thing, if accepted. */
  readonly thing?: string;
}

/** A question to a reviewer. */
export interface Proposal {
  /** Ten characters, a hash of the question, so that the same question has the same id. */
  readonly id: string;
  readonly kind: ProposalKind;
  readonly status: ProposalStatus;
  /** The question in words. */
  readonly label: string;
  /** IRI of the item whose page raised it. */
  readonly newsItem: string;
  /** `fact` only. */
  readonly relation?: FactRelation;
  /** The name, date or number as on the page. */
  readonly name: string;
  /** `new-thing` and `same-thing`: IRI of the new thing. */
  readonly thing?: string;
  /** IRIs of known things it may be; the first is the default. */
  readonly candidates: readonly string[];
  /** The certainty, from 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** `fact` only. */
  readonly fact?: ProposedFact;
  /** The version with the question's first appearance. */
  readonly raisedIn: number;
  readonly decision?: ReviewDecision;
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

/** The proposal as quads of the graph of reviews. */
export function proposalQuads(proposal: Proposal, names: Names): Quad[] {
  const { og } = names;
  const graph = names.graphs.review;
  const subject = names.thing('proposal', proposal.id);
  const say = (predicate: NamedNode, ...objects: readonly (Quad['object'] | undefined)[]): Quad[] =>
    objects.flatMap((object) => (object ? [quad(subject, predicate, object, graph)] : []));
  const node = (iri: string | undefined): NamedNode | undefined =>
    iri === undefined ? undefined : namedNode(iri);
  const text = (value: string | undefined): Quad['object'] | undefined =>
    value === undefined ? undefined : literal(value);
  const { decision } = proposal;
  return [
    ...say(RDF.type, og('Proposal')),
    ...say(RDFS.label, literal(proposal.label, 'en')),
    ...say(og('proposalKind'), text(proposal.kind)),
    ...say(og('proposalStatus'), text(proposal.status)),
    ...say(og('raisedBy'), node(proposal.newsItem)),
    ...say(og('proposedRelation'), text(proposal.relation)),
    ...say(og('proposedName'), text(proposal.name)),
    ...say(og('newThing'), node(proposal.thing)),
    ...say(og('candidate'), ...proposal.candidates.slice(0, 1).map(node)),
    ...say(og('otherCandidate'), ...proposal.candidates.slice(1).map(node)),
    ...say(og('score'), literal(proposal.score.toFixed(2), XSD.decimal)),
    ...say(og('reason'), ...proposal.reasons.map(text)),
    ...say(og('proposedFact'), text(proposal.fact && JSON.stringify(proposal.fact))),
    ...say(PROV.wasGeneratedBy, changeIri(proposal.raisedIn, names)),
    ...(decision
      ? [
          ...say(og('decidedBy'), text(decision.by)),
          ...say(og('decidedOn'), literal(decision.on, XSD.dateTime)),
          ...say(og('decidedThing'), node(decision.thing)),
        ]
      : []),
  ];
}

/** The IRI of a commit, as in `/changes`. */
export function changeIri(version: number, { baseIri }: Names): NamedNode {
  return namedNode(`${baseIri}changes/${version}`);
}

export function readProposal(source: QuadSource, id: string, names: Names): Proposal | undefined {
  const { og } = names;
  const subject = names.thing('proposal', id);
  const valuesOf = (predicate: NamedNode): string[] =>
    objectsOf(source, subject, predicate).map(({ value }) => value);
  const valueOf = (predicate: NamedNode): string | undefined => valuesOf(predicate)[0];
  const status = valueOf(og('proposalStatus'));
  if (status === undefined) return undefined;
  const optional = <Key extends keyof Proposal>(
    key: Key,
    value: Proposal[Key] | undefined,
  ): Partial<Proposal> => (value === undefined ? {} : { [key]: value });
  const fact = valueOf(og('proposedFact'));
  const by = valueOf(og('decidedBy'));
  const decidedThing = valueOf(og('decidedThing'));
  return {
    id,
    status: status as ProposalStatus,
    kind: valueOf(og('proposalKind')) as ProposalKind, // from the shape's list
    label: valueOf(RDFS.label) ?? id,
    newsItem: valueOf(og('raisedBy')) ?? '',
    name: valueOf(og('proposedName')) ?? '',
    ...optional('relation', valueOf(og('proposedRelation')) as FactRelation | undefined),
    ...optional('thing', valueOf(og('newThing'))),
    candidates: [...valuesOf(og('candidate')), ...valuesOf(og('otherCandidate')).sort()],
    score: Number(valueOf(og('score'))),
    reasons: valuesOf(og('reason')).sort(),
    ...optional('fact', readFact(fact)),
    raisedIn: versionOfChange(valueOf(PROV.wasGeneratedBy)),
    ...optional(
      'decision',
      by === undefined
        ? undefined
        : {
            by,
            on: valueOf(og('decidedOn')) ?? '',
            ...(decidedThing === undefined ? {} : { thing: decidedThing }),
          },
    ),
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

function versionOfChange(iri: string | undefined): number {
  return Number(/\d+$/.exec(iri ?? '')?.[0] ?? 0);
}

/** The proposals of a filter that were accepted or refused. */
export function decidedProposals(
  version: GraphVersion,
  filter: ProposalFilter,
  names: Names,
): Proposal[] {
  return (['accepted', 'refused'] as const)
    .flatMap((status) => listProposalIds(version, { ...filter, status }, names))
    .flatMap((id) => readProposal(version, id, names) ?? []);
}

export interface ProposalFilter {
  readonly status?: ProposalStatus | undefined;
  readonly kind?: ProposalKind | undefined;
  readonly newsItem?: string | undefined;
}

/** Ids by filter, the latest first. Cost: some look-ups for each of that status. */
export function listProposalIds(
  version: GraphVersion,
  filter: ProposalFilter,
  names: Names,
): string[] {
  const { og } = names;
  const found: { id: string; raisedIn: number }[] = [];
  const status = filter.status === undefined ? undefined : literal(filter.status);
  const review = names.graphs.review;
  const asked =
    filter.newsItem === undefined
      ? version.match(null, og('proposalStatus'), status, review)
      : version.match(null, og('raisedBy'), namedNode(filter.newsItem), review);
  for (const { subject } of asked) {
    if (status && version.count(subject, og('proposalStatus'), status) === 0) continue;
    if (
      filter.kind !== undefined &&
      version.count(subject, og('proposalKind'), literal(filter.kind)) === 0
    )
      continue;
    const id = names.thingOf(subject.value)?.slug;
    if (id !== undefined)
      found.push({
        id,
        raisedIn: versionOfChange(objectsOf(version, subject, PROV.wasGeneratedBy)[0]?.value),
      });
  }
  return found
    .sort((left, right) => right.raisedIn - left.raisedIn || (left.id < right.id ? -1 : 1))
    .map(({ id }) => id);
}
