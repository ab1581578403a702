/** Replaces terms that do not fit their place by near ones of the graph that do. */
import { localNameOf, TermGraph } from '../../graph/index.js';
import { RDF, namedNode, termKey, type Literal, type Term } from '../../rdf/index.js';
import { fittingValues, valuesAlone, type TextChange, type Edit, type Inspection } from './edit.js';
import { nearnessOf, plainIri, type Nearness } from './nearness.js';
import { aloneIn, restrictedTo } from './parts.js';
import { ASKED } from './probe.js';
import {
  declarationsOf,
  iriNode,
  isNode,
  nodesIn,
  rangeOf,
  shownTerm,
  termOf,
  queryTextOf,
  variableNode,
  type Node,
} from './syntax-tree.js';
import { slipsBetween, type TermNames } from './term-names.js';

export type Role = 'predicate' | 'link' | 'class' | 'node' | 'graph' | 'dataset';

interface Occurrence {
  readonly node: Node;
  readonly term: Term;
  readonly role: Role;
}

/** All places of one term in one role. */
type Occurrences = readonly [Occurrence, ...Occurrence[]];

interface Candidate extends Nearness {
  readonly term: Term;
}

/** Penalty for a term that is in use at such a place: it may well be meant. */
const IN_USE_COST = 2.6;
/** Lower for texts, which are used of many things. */
const TEXT_IN_USE_COST = 1.5;
/** Penalty for a term without a declared prefix. */
const UNDECLARED_COST = 0.1;
const MOST_CANDIDATES = 6;
/** The cost of a class that is suggested only because the things are of it. */
const OF_THINGS_COST = 6;

/** Edits that replace one term by another, wherever the query has it. */
export function replacedTerms(inspection: Inspection): Edit[] {
  const all = occurrencesIn(inspection);
  const inSet = new Set(inspection.set.flatMap(({ node }) => [...nodesIn(node)]));
  const groups = new Map<string, [Occurrence, ...Occurrence[]]>();
  for (const each of all) {
    const key = `${each.role === 'link' ? 'predicate' : each.role} ${termKey(each.term)}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()]
    .filter((group) => group.some(({ node }) => inSet.has(node)))
    .flatMap((group) => editsOf(group, inspection));
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
      if (isNode(node.predicate) && node.predicate.type === 'path')
        for (const link of nodesIn(node.predicate)) add(link, 'link');
      else add(node.predicate, 'predicate');
      add(node.object, termOf(node.predicate, query)?.equals(RDF.type) ? 'class' : 'node');
    } else if (node.type === 'pattern' && node.subType === 'graph') add(node.name, 'graph');
    else if (node.type === 'datasetClauses')
      for (const { value } of node.clauses as readonly { value: unknown }[]) add(value, 'dataset');
  }
  return found;
}

function editsOf(group: Occurrences, inspection: Inspection): Edit[] {
  const [{ term, role }] = group;
  const candidates = candidatesFor(group, inspection);
  const inUse = useOf(term, role, inspection);
  const inUseCost = inUse === 0 ? 0 : term.termType === 'Literal' ? TEXT_IN_USE_COST : IN_USE_COST;
  const edits = candidates.flatMap((candidate) => {
    const changes = group.flatMap(({ node }): TextChange[] => {
      const place = rangeOf(node);
      return place && inspection.query.text.slice(place.start, place.end) !== 'a'
        ? [{ ...place, text: queryTextOf(candidate.term, inspection.query) }]
        : [];
    });
    const [first] = changes;
    if (!first) return [];
    const edit = {
      changes,
      cost: candidate.cost + inUseCost,
      place: first,
      hint: hintOf(term, role, candidate, inUse, inspection),
    };
    return [...declarationEdits(group, candidate, edit, inspection), edit];
  });
  return edits.length > 0 ? edits : pairEdits(group, inspection);
}

/** If the whole namespace is slightly wrong, its declaration is to change. */
function declarationEdits(
  [first]: Occurrences,
  { term }: Candidate,
  edit: Edit,
  { query }: Inspection,
): Edit[] {
  const { prefix, value } = first.node as unknown as {
    readonly prefix?: unknown;
    readonly value: string;
  };
  if (typeof prefix !== 'string' || term.termType !== 'NamedNode' || !term.value.endsWith(value))
    return [];
  const declaration = declarationsOf(query.root).find(({ key }) => key === prefix);
  const place = declaration && rangeOf(declaration.value as Node);
  const namespace = term.value.slice(0, -value.length);
  const isNear =
    slipsBetween(query.prefixes.get(prefix) ?? '', namespace) !== undefined ||
    plainIri(query.prefixes.get(prefix) ?? '') === plainIri(namespace);
  return place && namespace !== '' && isNear
    ? [
        {
          ...edit,
          cost: 0.8,
          place,
          changes: [{ ...place, text: `<${namespace}>` }],
          hint:
            `No IRI here begins with the namespace of the prefix ${prefix}:. Here it is ` +
            `<${namespace}>, as in ${shownTerm(term, query)}.`,
        },
      ]
    : [];
}

function candidatesFor(group: Occurrences, inspection: Inspection): Candidate[] {
  const { names } = inspection;
  const [{ term, role }] = group;
  const fitting = fittingTerms(group, inspection);
  const near = fitting
    .flatMap((found) => withNearness(term, found, names))
    .map((each): Candidate => {
      const isUndeclared =
        role !== 'node' && queryTextOf(each.term, inspection.query).startsWith('<');
      return { ...each, cost: each.cost + (isUndeclared ? UNDECLARED_COST : 0) };
    });
  // Names find things beyond the values that were read.
  const named =
    term.termType === 'Literal' && near.length === 0
      ? names.knowledge
          .thingsNamed(term.value)
          .map((iri): Candidate => ({ term: namedNode(iri), cost: 2.4, why: 'thing' }))
      : [];
  // Two patterns about a thing show its class; a condition that nothing meets does not.
  const ofThings =
    role === 'class' &&
    inspection.set.length > 1 &&
    inspection.set.every(({ kind }) => kind === 'triple')
      ? classesOfThings(group, fitting, inspection).map((found): Candidate => ({
          term: found,
          cost: OF_THINGS_COST,
          why: 'words',
        }))
      : [];
  const use = (candidate: Candidate): number => useOf(candidate.term, role, inspection);
  return [
    ...[...near, ...named]
      .sort((left, right) => left.cost - right.cost || use(right) - use(left))
      .slice(0, MOST_CANDIDATES),
    ...ofThings,
  ];
}

/** Terms that could replace a group of occurrences. */
function fittingTerms(group: Occurrences, inspection: Inspection): readonly Term[] {
  const { graph } = inspection.probe;
  if (group.some(({ role }) => role === 'link'))
    return graph.statements.predicates().map((id) => graph.dictionary.termOf(id));
  if (group.some(({ role }) => role === 'dataset')) return new TermGraph(graph).graphNames();
  const replacements = new Map(group.map(({ node }) => [node, variableNode(ASKED)]));
  const fitting = fittingValues(inspection, { replacements });
  return fitting.length > 0 ? fitting : valuesAlone(inspection, replacements);
}

/** A property and its text may both be wrong: the nearest property with a near text. */
function pairEdits(group: Occurrences, inspection: Inspection): Edit[] {
  const { query, set, names, probe } = inspection;
  const [{ term, role }] = group;
  const part = set.find(
    ({ kind, node }) => kind === 'triple' && group.some((each) => each.node === node.predicate),
  );
  const text = part && termOf(part.node.object, query);
  if (role !== 'predicate' || !part || !text) return [];
  const object = part.node.object as Node;
  const [place, textPlace] = [rangeOf(part.node.predicate as Node), rangeOf(object)];
  const properties =
    probe.valuesOf(
      aloneIn(
        query,
        part,
        new Map([
          [part.node.predicate as object, variableNode(ASKED)],
          [object, variableNode(`${ASKED}-text`)],
        ]),
      ),
      query.text,
    ) ?? [];
  const near = properties
    .flatMap((found) => withNearness(term, found, names))
    .sort((left, right) => left.cost - right.cost)
    .slice(0, MOST_CANDIDATES);
  return near.flatMap((property): Edit[] => {
    const texts = fittingValues(inspection, {
      replacements: new Map([
        [part.node.predicate as object, iriNode(property.term.value)],
        [object, variableNode(ASKED)],
      ]),
    });
    const best = texts
      .flatMap((found) => withNearness(text, found, names))
      .sort((left, right) => left.cost - right.cost)[0];
    if (!best || !place || !textPlace) return [];
    const hints = [
      hintOf(term, 'predicate', property, useOf(term, 'predicate', inspection), inspection),
      hintOf(text, 'node', best, useOf(text, 'node', inspection), inspection),
    ];
    return [
      {
        changes: [
          { ...place, text: queryTextOf(property.term, query) },
          { ...textPlace, text: queryTextOf(best.term, query) },
        ],
        cost: property.cost + best.cost,
        place,
        hint: hints.join(' '),
      },
    ];
  });
}

function withNearness(written: Term, found: Term, names: TermNames): Candidate[] {
  const nearness = nearnessOf(written, found, names);
  return nearness ? [{ term: found, ...nearness }] : [];
}

/** The narrowest class of the vocabulary for most of the things: the last resort. */
function classesOfThings(
  group: Occurrences,
  fitting: readonly Term[],
  inspection: Inspection,
): Term[] {
  const { query, probe } = inspection;
  const [{ term: written }] = group;
  const namespace = (iri: string): string => iri.slice(0, -localNameOf(iri).length);
  const own = fitting.filter(
    (term) =>
      term.termType === 'NamedNode' &&
      namespace(term.value) === namespace(written.value) &&
      !term.equals(written),
  );
  const patterns = new Set(query.parts.filter(({ kind }) => kind !== 'having' && kind !== 'limit'));
  const solutions = (term: Term): number =>
    probe.countOf(
      restrictedTo(query, patterns, new Map(group.map(({ node }) => [node, iriNode(term.value)]))),
      query.text,
    ) ?? 0;
  const counted = own.map((term) => ({
    term,
    count: solutions(term),
    use: useOf(term, 'class', inspection),
  }));
  return counted
    .sort((left, right) => right.count - left.count || left.use - right.use)
    .slice(0, 1)
    .map(({ term }) => term);
}

/** How many statements have a term in a role. */
export function useOf(term: Term, role: Role, { probe: { graph } }: Inspection): number {
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
      return (
        graph.count(id, undefined, undefined, undefined) +
        graph.count(undefined, undefined, id, undefined)
      );
  }
}

const REASONS: Readonly<Record<Nearness['why'], string>> = {
  form: 'Here the IRI is written',
  case: 'Here it is written',
  slip: 'Possibly a typo. The graph has',
  namespace: 'Here the name belongs to another vocabulary:',
  alignment: 'The ontology aligns it with',
  words: 'Here it is called',
  language: 'Here the text has another language tag, or none:',
  datatype: 'Here the value is written',
  spelling: 'Here the text is',
  thing: 'The value here is a thing, not its name:',
  name: 'The value here is a name, not the thing:',
};

const USES: Readonly<Record<Role, (count: number) => string>> = {
  predicate: (count) => `${count} statements use it`,
  link: (count) => `${count} statements use it`,
  class: (count) => `${count} things have this class`,
  node: (count) => `${count} statements mention it`,
  graph: (count) => `${count} statements are in it`,
  dataset: (count) => `${count} statements are in it`,
};

function hintOf(
  written: Term,
  role: Role,
  { term, why }: Candidate,
  inUse: number,
  inspection: Inspection,
): string {
  const { query, names } = inspection;
  const unused = names.isDeclared(written)
    ? `in the ontology, unused; ${UNKNOWN[role]}`
    : UNKNOWN[role];
  const known =
    inUse === 0 ? unused : `${USES[role](inUse)}, but none matches the rest of the query`;
  const reason =
    why === 'language' && (written as Literal).language === ''
      ? 'Here the text has a language tag:'
      : REASONS[why];
  const use = USES[role](useOf(term, role, inspection));
  return `${shownTerm(written, query)}: ${known}. ${reason} ${shownTerm(term, query)} (${use}).`;
}

/** Of a term that is used nowhere. */
export const UNKNOWN: Readonly<Record<Role, string>> = {
  predicate: 'no statement here uses it',
  link: 'no statement here uses it',
  class: 'nothing here has this class',
  node: 'no statement here mentions it',
  graph: 'there is no such graph',
  dataset: 'there is no such graph',
};
