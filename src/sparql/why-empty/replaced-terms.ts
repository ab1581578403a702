/** Terms that do not fit where they stand, and those of the graph that do and are near them. */
import { localNameOf, TermGraph } from '../../graph/index.js';
import { RDF, namedNode, termKey, type Literal, type Term } from '../../rdf/index.js';
import { fittingValues, type Change, type Edit, type Inspection } from './edit.js';
import { nearnessOf, type Nearness } from './nearness.js';
import { restrictedTo } from './parts.js';
import { ASKED } from './probe.js';
import { declarationsOf, iriNode, isNode, nodesIn, placeOf, shownTerm, termOf, textOf, variableNode, type Node } from './syntax-tree.js';

type Role = 'predicate' | 'link' | 'class' | 'node' | 'graph' | 'dataset';

/** A term where it stands in a query. */
interface Occurrence {
  readonly node: Node;
  readonly term: Term;
  readonly role: Role;
}

/** A term that fits, and how near it is. */
interface Candidate extends Nearness {
  readonly term: Term;
}

/** What it speaks against a term that it is in use at such a place: it may well be meant. */
const IN_USE_COST: Readonly<Record<Role, number>> = { predicate: 2.5, link: 2.5, class: 2.5, node: 1.5, graph: 2.5, dataset: 2.5 };
/** So many of the nearest terms are tried. */
const MOST_CANDIDATES = 6;
/** The cost of a class that is only known to be that of the things. */
const OF_THINGS_COST = 6;

/** Edits that replace one term by another, wherever the query has it. */
export function replacedTerms(inspection: Inspection): Edit[] {
  const all = occurrencesIn(inspection);
  const inSet = new Set(inspection.set.flatMap(({ node }) => [...nodesIn(node)]));
  const groups = new Map<string, Occurrence[]>();
  for (const each of all) {
    const key = `${each.role === 'link' ? 'predicate' : each.role} ${termKey(each.term)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].filter((group) => group.some(({ node }) => inSet.has(node))).flatMap((group) => editsOf(group, inspection));
}

function occurrencesIn({ query }: Inspection): Occurrence[] {
  const found: Occurrence[] = [];
  const add = (node: unknown, role: Role): void => {
    const term = termOf(node, query);
    if (term) found.push({ node: node as Node, term, role });
  };
  for (const node of nodesIn(query.root)) {
    if (node.type === 'triple') {
      add(node.subject, 'node');
      if (isNode(node.predicate) && node.predicate.type === 'path') for (const link of nodesIn(node.predicate)) add(link, 'link');
      else add(node.predicate, 'predicate');
      add(node.object, termOf(node.predicate, query)?.equals(RDF.type) ? 'class' : 'node');
    } else if (node.type === 'pattern' && node.subType === 'graph') add(node.name, 'graph');
    else if (node.type === 'datasetClauses') for (const { value } of node.clauses as readonly { value: unknown }[]) add(value, 'dataset');
  }
  return found;
}

function editsOf(group: readonly Occurrence[], inspection: Inspection): Edit[] {
  const [{ term, role }] = group as readonly [Occurrence];
  const candidates = candidatesFor(group, inspection);
  const inUse = useOf(term, role, inspection);
  const cost = inUse > 0 ? IN_USE_COST[role] : 0;
  return candidates.flatMap((candidate) => {
    const changes = group.flatMap(({ node }): Change[] => {
      const place = placeOf(node);
      return place && inspection.query.text.slice(place.start, place.end) !== 'a' ? [{ ...place, text: textOf(candidate.term, inspection.query) }] : [];
    });
    if (changes.length === 0) return [];
    const edit = { changes, cost: candidate.cost + cost, place: changes[0]!, hint: hintOf(term, role, candidate, inUse, inspection) };
    return [...declarationEdits(group, candidate, edit, inspection), edit];
  });
}

/** Where the whole namespace is written a little wrong, its declaration is what to change. */
function declarationEdits([first]: readonly Occurrence[], { term, why }: Candidate, edit: Edit, { query }: Inspection): Edit[] {
  const { prefix, value } = first!.node as unknown as { readonly prefix?: unknown; readonly value: string };
  if (why !== 'form' || typeof prefix !== 'string' || !term.value.endsWith(value)) return [];
  const declaration = declarationsOf(query.root).find(({ key }) => key === prefix);
  const place = declaration && placeOf(declaration.value as Node);
  const namespace = term.value.slice(0, -value.length);
  return place && namespace !== '' ? [{ ...edit, cost: 0.8, place, changes: [{ ...place, text: `<${namespace}>` }], hint: `The prefix ${prefix}: stands for an address that no name here begins with; here it is <${namespace}>, as of ${shownTerm(term, query)}.` }] : [];
}

function candidatesFor(group: readonly Occurrence[], inspection: Inspection): Candidate[] {
  const { names } = inspection;
  const [{ term, role }] = group as readonly [Occurrence];
  const fitting = fittingTerms(group, inspection);
  const near = fitting.flatMap((found): Candidate[] => {
    const nearness = nearnessOf(term, found, names);
    return nearness ? [{ term: found, ...nearness }] : [];
  });
  // Names tell of things that do not stand among the values that were looked at.
  const named = term.termType === 'Literal' && near.length === 0 ? names.knowledge.thingsNamed(term.value).map((iri): Candidate => ({ term: namedNode(iri), cost: 2.4, why: 'thing' })) : [];
  const ofThings = role === 'class' ? classesOfThings(group, fitting, inspection).map((found): Candidate => ({ term: found, cost: OF_THINGS_COST, why: 'words' })) : [];
  const use = (candidate: Candidate): number => useOf(candidate.term, role, inspection);
  return [...[...near, ...named].sort((left, right) => left.cost - right.cost || use(right) - use(left)).slice(0, MOST_CANDIDATES), ...ofThings];
}

/** Terms that could stand where a group of occurrences does. */
function fittingTerms(group: readonly Occurrence[], inspection: Inspection): readonly Term[] {
  const { graph } = inspection.probe;
  if (group.some(({ role }) => role === 'link')) return [...graph.statements.keys()].map((id) => graph.dictionary.termOf(id));
  if (group.some(({ role }) => role === 'dataset')) return new TermGraph(graph).graphNames();
  return fittingValues(inspection, { replacements: new Map(group.map(({ node }) => [node, variableNode(ASKED)])) });
}

/** The class of the written one's vocabulary that most of the things are of, the narrowest of such: where there is nothing else to think of. */
function classesOfThings(group: readonly Occurrence[], fitting: readonly Term[], inspection: Inspection): Term[] {
  const { query, probe } = inspection;
  const { term: written } = group[0]!;
  const namespace = (iri: string): string => iri.slice(0, -localNameOf(iri).length);
  const own = fitting.filter((term) => term.termType === 'NamedNode' && namespace(term.value) === namespace(written.value) && !term.equals(written));
  const patterns = new Set(query.parts.filter(({ kind }) => kind !== 'having' && kind !== 'limit'));
  const solutions = (term: Term): number => probe.countOf(restrictedTo(query, patterns, new Map(group.map(({ node }) => [node, iriNode(term.value)]))), query.text) ?? 0;
  const counted = own.map((term) => ({ term, count: solutions(term), use: useOf(term, 'class', inspection) }));
  return counted.sort((left, right) => right.count - left.count || left.use - right.use).slice(0, 1).map(({ term }) => term);
}

/** How often a term is used in a role. */
function useOf(term: Term, role: Role, { probe: { graph } }: Inspection): number {
  const id = graph.dictionary.idOf(term);
  if (id === 0) return 0;
  switch (role) {
    case 'predicate':
    case 'link':
      return graph.count(undefined, id, undefined, undefined);
    case 'class':
      return graph.count(undefined, graph.dictionary.idOf(RDF.type), id, undefined);
    case 'graph':
    case 'dataset':
      return graph.graphCounts.get(id) ?? 0;
    case 'node':
      return graph.count(id, undefined, undefined, undefined) + graph.count(undefined, undefined, id, undefined);
  }
}

const REASONS: Readonly<Record<Nearness['why'], string>> = {
  form: 'Here the address is written', case: 'Here it is written', slip: 'Perhaps it is a slip: here there is', namespace: 'Here the name is of another vocabulary:',
  alignment: 'The ontology aligns it with', words: 'Here it is', language: 'Here the text has another language tag, or none:', datatype: 'Here the value is written',
  spelling: 'Here the text is', thing: 'Here a thing stands, not its name:', name: 'Here a name stands, not the thing:',
};

const USES: Readonly<Record<Role, (count: number) => string>> = {
  predicate: (count) => `${count} statements have it`, link: (count) => `${count} statements have it`, class: (count) => `${count} things are of this class`,
  node: (count) => `${count} statements name it`, graph: (count) => `${count} statements are in it`, dataset: (count) => `${count} statements are in it`,
};

function hintOf(written: Term, role: Role, { term, why }: Candidate, inUse: number, inspection: Inspection): string {
  const { query } = inspection;
  const known = inUse === 0 ? UNKNOWN[role] : `${USES[role](inUse)}, none of which fits the rest`;
  const reason = why === 'language' && (written as Literal).language === '' ? 'Here the text has a language tag:' : REASONS[why];
  return `${shownTerm(written, query)}: ${known}. ${reason} ${shownTerm(term, query)} (${USES[role](useOf(term, role, inspection))}).`;
}

const UNKNOWN: Readonly<Record<Role, string>> = {
  predicate: 'no statement here has it', link: 'no statement here has it', class: 'nothing here is of this class', node: 'no statement here names it',
  graph: 'there is no such graph', dataset: 'there is no such graph',
};
