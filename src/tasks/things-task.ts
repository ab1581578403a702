/** Things as JSON objects, with linked things nested on request. */
import {
  Describer,
  TermKind,
  UNBOUND,
  isInline,
  quadsOf,
  type Description,
  type IdGraph,
  type TermId,
} from '../graph/index.js';
import { ReadableJson, namedNode, namesFor, readContext, readShapes } from '../rdf/index.js';
import { badRequest } from '../errors.js';
import { ShapeProperties } from '../shacl/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';

export interface ThingsInput {
  readonly iris: readonly string[];
  /** Chains of properties by IRI, whose ends are described too. */
  readonly include: readonly (readonly string[])[];
  /** The only keys of objects, besides `id` and `type`; undefined for all. */
  readonly fields: readonly string[] | undefined;
}

export interface ThingsHead {
  /** Those without asserted statements. */
  readonly missing: readonly string[];
}

/** Statements of one answer; a page of a list needs some thousands. */
const MAX_STATEMENTS = 200_000;
/** Nested objects of one thing. */
const MAX_OBJECTS = 50_000;
/** Always present, since they identify objects. */
const ALWAYS = ['@context', '@included', 'id', 'type'];
const BYTES_AT_ONCE = 64 * 1024;

/**
 * A JSON array of the objects, in chunks. @throws ServiceError `bad-request` for more statements
 * than one answer can have.
 */
export function things(
  { iris, include, fields }: ThingsInput,
  graph: IdGraph,
  { budget, settings: { baseIri } }: TaskTools,
): WorkerAnswer<ThingsHead> {
  const check = (): void => {
    budget.check();
  };
  const gathering = new Gathering(graph, baseIri, check);
  const found = iris.map((iri) => ({ iri, description: gathering.describe(iri, include) }));
  const { json, shapes } = writersFor(baseIri);
  const kept = fields && new Set([...ALWAYS, ...fields]);
  const textOf = (iri: string, description: Description): string => {
    check();
    const classes = description.classes.map((id) => graph.dictionary.termOf(id));
    const { object, avoidedPrefixes } = json.write(
      iri,
      quadsOf(description, graph),
      shapes.orderOf(classes),
    );
    const context = Object.fromEntries(avoidedPrefixes.map((prefix) => [prefix, null]));
    const own = avoidedPrefixes.length === 0 ? object : { '@context': context, ...object };
    const shown = Object.entries(own).filter(([key]) => kept?.has(key) ?? true);
    return JSON.stringify(Object.fromEntries(shown));
  };
  const missing = found.filter(({ description }) => !description).map(({ iri }) => iri);
  const texts = found.flatMap(({ iri, description }) =>
    description ? [textOf(iri, description)] : [],
  );
  return { head: { missing }, chunks: arrayOf(texts) };
}

/** Has all that `things` needs fetched, where the graph is elsewhere. */
export function readThings({ iris, include }: ThingsInput, graph: IdGraph, baseIri: string): void {
  const gathering = new Gathering(graph, baseIri, () => undefined);
  for (const iri of iris) gathering.describe(iri, include);
}

/** Describes things until there are too many statements. */
class Gathering {
  readonly #describer: Describer;
  #room = MAX_STATEMENTS;

  constructor(
    private readonly graph: IdGraph,
    baseIri: string,
    private readonly check: () => void,
  ) {
    this.#describer = new Describer(graph, namesFor(baseIri));
  }

  /** A thing, the statements along chains of properties, also inferred ones, and their ends. */
  describe(iri: string, include: ThingsInput['include']): Description | undefined {
    const thing = this.graph.idOf(namedNode(iri));
    const description = this.#describe(thing);
    if (!description || include.length === 0) return description;
    const [quads, classes] = [[...description.quads], new Set(description.classes)];
    for (const path of include) {
      let nodes = new Set([thing]);
      for (const property of path)
        nodes = this.#follow(nodes, this.graph.idOf(namedNode(property)), { quads, classes });
    }
    return { ...description, quads, classes: [...classes] };
  }

  #follow(
    nodes: ReadonlySet<TermId>,
    property: TermId,
    { quads, classes }: { readonly quads: TermId[]; readonly classes: Set<TermId> },
  ): Set<TermId> {
    const next = new Set<TermId>();
    if (property === UNBOUND) return next;
    const { dictionary } = this.graph;
    for (const node of nodes)
      this.graph.visit(node, property, undefined, undefined, (...statement) => {
        const [, , object] = statement;
        quads.push(...statement);
        if (!isInline(object) && dictionary.kindOf(object) === TermKind.iri) next.add(object);
      });
    for (const node of next) {
      const description = this.#describe(node);
      for (const id of description?.quads ?? []) quads.push(id);
      for (const type of description?.classes ?? []) classes.add(type);
    }
    return next;
  }

  #describe(node: TermId): Description | undefined {
    this.check();
    const description = node === UNBOUND ? undefined : this.#describer.describe(node, this.#room);
    this.#room -= (description?.quads.length ?? 0) / 4;
    if (this.#room >= 0) return description;
    throw badRequest(
      `These things have more than ${MAX_STATEMENTS} statements. Ask for fewer things, or ` +
        'include less.',
      { details: { limit: MAX_STATEMENTS } },
    );
  }
}

/** Made on first use, and kept in the thread. */
let writers: { baseIri: string; json: ReadableJson; shapes: ShapeProperties } | undefined;

function writersFor(baseIri: string): NonNullable<typeof writers> {
  if (writers?.baseIri === baseIri) return writers;
  const names = namesFor(baseIri);
  const json = new ReadableJson(readContext(names)['@context'], {
    isThing: (iri) => iri.startsWith(`${baseIri}id/`),
    maxRepeated: MAX_OBJECTS,
  });
  return (writers = { baseIri, json, shapes: ShapeProperties.of(readShapes(names)) });
}

function* arrayOf(texts: readonly string[]): Generator<Uint8Array> {
  let [part, count] = ['[', 0];
  for (const text of texts) {
    part += `${count === 0 ? '' : ','}\n${text}`;
    count += 1;
    if (part.length < BYTES_AT_ONCE) continue;
    yield Buffer.from(part);
    part = '';
  }
  yield Buffer.from(`${part}\n]`);
}
