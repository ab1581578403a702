/** `/`: what is here, for people. */
import type { Request, Response } from 'express';
import type { GraphVersion } from '../graph/index.js';
import { RDF, RDFS } from '../rdf/index.js';
import { assertedCount } from '../snapshots/index.js';
import type { Service } from '../service.js';
import { frameOf } from './links.js';
import { latestEntries } from './news-list.js';
import { homePage } from './pages/home-page.js';
import { requestedVersion } from './request.js';

/** The kinds that the page counts. */
const COUNTED: readonly (readonly [className: string, label: string])[] = [
  ['NewsItem', 'news items'], ['Event', 'events'], ['Organization', 'bodies'], ['State', 'States'], ['Person', 'people'], ['Project', 'projects'], ['FieldOfWork', 'fields of work'],
];

/** Sends the home page of the version that the request asks for. */
export async function answerHome(request: Request, response: Response, service: Service): Promise<void> {
  const version = await requestedVersion(request, response, service.snapshots, service.current);
  const counts = COUNTED.map(([className, label]) => ({ label, count: countOf(version, className, service), href: className === 'NewsItem' ? '/news' : listAddress(className, service) }));
  response.type('html').send(homePage({ counts, latest: latestEntries(version, service, 8), examples: service.queries.slice(0, 3), quads: assertedCount(version, service.names), committedAt: version.committedAt?.toISOString() ?? '' }, frameOf(service, version)));
}

/** Members of a class, each once however many graphs name it. */
function countOf(version: GraphVersion, className: string, service: Service): number {
  return new Set([...version.match(null, RDF.type, service.names.og(className))].map(({ subject }) => subject.value)).size;
}

function listAddress(className: string, service: Service): string {
  const query = `PREFIX og: <${service.names.ontologyIri}>\nPREFIX rdfs: <${RDFS.iri}>\n\nSELECT DISTINCT ?thing ?label WHERE {\n  ?thing a og:${className} ;\n         rdfs:label ?label .\n}\nORDER BY ?label`;
  return `/sparql?query=${encodeURIComponent(query)}`;
}
