/** The properties of a news item that an annotator concluded, not the page. */
import { DCTERMS, RDF, quad, type NamedNode, type Names, type Quad } from '../../src/rdf/index.js';
import type { NewsQuads } from '../../src/news/link/facts-to-quads.js';

/** Properties of the names of fields: local names of the ontology, or terms of others. */
const INFERRED_PROPERTIES: Readonly<Record<string, string | NamedNode>> = {
  fieldsOfWork: 'fieldOfWork',
  issuers: 'issuedBy',
  contentType: 'contentType',
  date: DCTERMS.issued,
  startDate: 'startDate',
  endDate: 'endDate',
  place: 'place',
  eventType: RDF.type,
  format: 'attendanceMode',
  organisers: 'organizer',
  persons: 'quotes',
  participantsCount: 'participantCount',
  project: 'partOfProject',
  summary: DCTERMS.abstract,
  affiliation: 'postAt',
};

/** @throws Error for a field that is none of the facts */
export function inferredQuads(
  { newsItem, graph }: NewsQuads,
  fields: readonly string[],
  { og }: Names,
): Quad[] {
  return fields.map((field) => {
    const property = INFERRED_PROPERTIES[field];
    if (property === undefined)
      throw new Error(
        `In the facts of <${newsItem.value}>, "inferred" has "${field}"; ` +
          `expected one of ${Object.keys(INFERRED_PROPERTIES).join(', ')}.`,
      );
    const inferred = typeof property === 'string' ? og(property) : property;
    return quad(newsItem, og('inferredProperty'), inferred, graph);
  });
}
