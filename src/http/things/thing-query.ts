/** The statements of a thing's page in SPARQL. */
import { RDF, RDFS, type Names } from '../../rdf/index.js';

/** What is stated of a thing, with its classes also where they follow; values by their names. */
export function thingQuery(iri: string, label: string, names: Names): string {
  const inferred = (property: string): string =>
    `GRAPH <${names.graphs.inferred.value}> { <${iri}> ${property} ?value }`;
  return [
    `# ${label.replace(/\s+/g, ' ')}`,
    `PREFIX og: <${names.ontologyIri}>`,
    `PREFIX rdf: <${RDF.iri}>`,
    `PREFIX rdfs: <${RDFS.iri}>`,
    '',
    'SELECT ?property ?value (MIN(STR(?name)) AS ?label)',
    'WHERE {',
    `  <${iri}> ?property ?value .`,
    '  # Of what was inferred, only its classes',
    `  FILTER(?property = rdf:type || NOT EXISTS { ${inferred('?property')} })`,
    '  # What is stated by a broader one of our properties, too, once',
    '  FILTER NOT EXISTS {',
    '    ?property rdfs:subPropertyOf+ ?broader .',
    '    FILTER(STRSTARTS(STR(?broader), STR(og:)))',
    `    <${iri}> ?broader ?value .`,
    `    FILTER NOT EXISTS { ${inferred('?broader')} }`,
    '  }',
    '  OPTIONAL {',
    '    ?value rdfs:label ?name .',
    '    FILTER(LANG(?name) = "" || LANGMATCHES(LANG(?name), "en"))',
    '  }',
    '}',
    'GROUP BY ?property ?value',
    'ORDER BY ?property ?value',
    '',
  ].join('\n');
}
