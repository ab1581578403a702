/** Resources that clients can read: things, the vocabulary, stored queries. */
import { badRequest, notFound } from '../errors.js';
import { Describer, sortedQuadsOf } from '../graph/index.js';
import { KINDS, namedNode, serializeText, type Quad } from '../rdf/index.js';
import type { Service } from '../service.js';

/** A document with an address of its own. */
export interface Resource {
  readonly name: string;
  readonly uri: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
  readonly read: () => string;
}

const TURTLE = 'text/turtle';
/** TriG, since its graphs are the statements' origins. */
export const THING_TYPE = 'application/trig';
/** Statements of a thing that are written in the main thread. */
const MAX_STATEMENTS = 1_500;

/** Kinds, for clients that complete the address of a thing. */
export const THING_KINDS: readonly string[] = KINDS;

/** Addresses of things, as a URI template (RFC 6570). */
export const thingTemplate = ({ names }: Service): string => `${names.baseIri}id/{kind}/{slug}`;

export function resourcesOf(service: Service): Resource[] {
  const { names, shapes } = service;
  return [
    {
      name: 'ontology',
      uri: `${names.baseIri}ontology`,
      title: 'The ontology',
      description: 'Classes and properties with their definitions; describe_model is shorter.',
      mimeType: TURTLE,
      read: () =>
        written([...service.current.match(null, null, null, names.graphs.ontology)], service),
    },
    {
      name: 'shapes',
      uri: `${names.baseIri}shapes`,
      title: 'The SHACL shapes',
      description: 'What must hold of things of each class.',
      mimeType: TURTLE,
      read: () => written(shapes, service),
    },
    ...service.queries.all(service.current).map(({ name, title, description, text }) => ({
      name: `query ${name}`,
      uri: names.query(name).value,
      title,
      description,
      mimeType: 'application/sparql-query',
      read: () => text,
    })),
  ];
}

/** The document of a thing, with its version in the first line. */
export function readThing(iri: string, service: Service): string {
  const { current, names } = service;
  const thing = namedNode(iri);
  const description = new Describer(current.ids, names).describe(
    current.dictionary.idOf(thing),
    MAX_STATEMENTS,
  );
  if (!description || description.isCut)
    throw description
      ? badRequest(
          `<${iri}> has more than ${MAX_STATEMENTS} statements; use the tool get_thing or query.`,
        )
      : notFound(
          `There is no thing <${iri}> in version ${current.number}. The tool find_thing finds ` +
            'things by name.',
        );
  const quads = sortedQuadsOf(description, current.ids, { iri, withGraphs: true });
  return written(quads, service, 'trig');
}

function written(
  quads: readonly Quad[],
  { current, prefixes }: Service,
  format: 'turtle' | 'trig' = 'turtle',
): string {
  const text = serializeText(quads, format, { prefixes });
  return `# Version ${current.number} of osce-graph\n${text}`;
}
