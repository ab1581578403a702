/** Things as JSON objects. */
import { Describer, UNBOUND, quadsOf, type Description, type IdGraph } from '../graph/index.js';
import {
  ReadableJson,
  contextWithout,
  namedNode,
  namesFor,
  readContext,
  readShapes,
} from '../rdf/index.js';
import { badRequest } from '../errors.js';
import { ShapeProperties } from '../shacl/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';

/** Statements of one answer; a page of a list needs some thousands. */
const MAX_STATEMENTS = 200_000;
/** Nested objects of one thing. */
const MAX_OBJECTS = 50_000;

/** A JSON array, and the IRIs of no things. @throws ServiceError `bad-request` for too many. */
export function things(
  iris: readonly string[],
  graph: IdGraph,
  { budget, settings: { baseIri } }: TaskTools,
): WorkerAnswer<{ readonly missing: readonly string[] }> {
  const check = (): void => {
    budget.check();
  };
  const found = described(iris, graph, baseIri, check);
  const { json, shapes } = writersFor(baseIri);
  const textOf = (iri: string, description: Description): string => {
    check();
    const classes = Array.from(description.classes, (id) => graph.dictionary.termOf(id));
    const written = json.write(iri, quadsOf(description, graph), shapes.orderOf(classes));
    return `\n${JSON.stringify({ ...contextWithout(written), ...written.object })}`;
  };
  const missing = found.filter(({ description }) => !description).map(({ iri }) => iri);
  const texts = found.flatMap(({ iri, description }) =>
    description ? [textOf(iri, description)] : [],
  );
  return { head: { missing }, chunks: [Buffer.from(`[${texts.join(',')}\n]`)] };
}

/** Has all that `things` needs fetched, where the graph is elsewhere. */
export function readThings(iris: readonly string[], graph: IdGraph, baseIri: string): void {
  described(iris, graph, baseIri, () => undefined);
}

/** The statements of things, unless there are too many. */
function described(
  iris: readonly string[],
  graph: IdGraph,
  baseIri: string,
  check: () => void,
): { readonly iri: string; readonly description: Description | undefined }[] {
  const describer = new Describer(graph, namesFor(baseIri));
  let room = MAX_STATEMENTS;
  return iris.map((iri) => {
    check();
    const thing = graph.idOf(namedNode(iri));
    const description = thing === UNBOUND ? undefined : describer.describe(thing, room);
    room -= (description?.quads.length ?? 0) / 4;
    if (room >= 0) return { iri, description };
    throw badRequest(
      `These things have more than ${MAX_STATEMENTS} statements. Ask for fewer things.`,
      { details: { limit: MAX_STATEMENTS } },
    );
  });
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
