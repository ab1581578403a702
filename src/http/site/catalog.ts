/** `/.well-known/void` and `/catalog`: the data for catalogues (VoID, DCAT-AP 3). */
import { html, type Html } from '../pages/html.js';
import { linkToTerm, rdfAlternates, rdfLinks } from '../pages/term-views.js';
import { countOf, formatRow } from '../pages/values.js';
import type { GraphVersion } from '../../graph/index.js';
import {
  DCAT,
  DCTERMS,
  EU,
  FOAF,
  LICENCE,
  RDF,
  SPDX,
  VOID,
  namedNode,
  serializeRdf,
  type NamedNode,
  type Quad,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import {
  StatementList,
  english,
  moment,
  datasetIri,
  exportedVersionOf,
  licenceOf,
  sayVersion,
  versionIri,
  voidQuads,
  type ExportFile,
  type Statistics,
} from '../../snapshots/index.js';
import { documentRoute } from '../exchange/document-route.js';
import { linkText, pathOf, publicUrlOf } from '../exchange/links.js';
import { RDF_OR_HTML } from '../exchange/negotiation.js';
import { jsonPage, rowsTable } from '../pages/json-page.js';
import { OF_VERSION } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Route } from '../exchange/route.js';

export function catalogRoutes(service: Service): Route[] {
  return [
    catalogRoute('/.well-known/void', 'Statistics of the data (VoID)', voidOf, service),
    catalogRoute(
      '/catalog',
      'A description of the data for data catalogs (DCAT-AP)',
      dcatOf,
      service,
    ),
  ];
}

interface Description {
  readonly service: Service;
  readonly version: GraphVersion;
  readonly publicUrl: string;
  readonly files: readonly ExportFile[];
}

function catalogRoute(
  path: string,
  summary: string,
  quadsOf: (description: Description) => Quad[] | Promise<Quad[]>,
  service: Service,
): Route {
  return documentRoute(path, 'Catalogue', {
    summary,
    parameters: OF_VERSION,
    offers: RDF_OR_HTML,
    document: async (request, response, { format }) => {
      const version = await requestedVersion(request, response, service);
      const publicUrl = publicUrlOf(request);
      const { exports, statistics, prefixes } = service;
      // The catalogue has the digests of all files, which are made for that.
      const hasDigests = path === '/catalog' && format !== 'html';
      const files = await (hasDigests ? exports.list(version) : exports.listMade(version));
      if (version.committedAt) response.set('Last-Modified', version.committedAt.toUTCString());
      response.append(
        'Link',
        linkText([
          { href: publicUrl + path, rel: 'canonical' },
          { href: `${publicUrl}/catalog`, rel: 'describedby' },
          { href: LICENCE, rel: 'license' },
          { href: `${publicUrl}/snapshots`, rel: 'version-history' },
        ]),
      );
      return {
        state: [
          version.identity,
          path,
          publicUrl,
          JSON.stringify(files),
          String(version === service.current),
        ],
        write: async () =>
          format === 'html'
            ? catalogPage(path, await statistics.of(version), { service, version, publicUrl })
            : serializeRdf(await quadsOf({ service, version, publicUrl, files }), format, {
                prefixes: { ...prefixes, dcat: DCAT.iri, spdx: SPDX.iri, void: VOID.iri },
              }),
      };
    },
  });
}

/** The statistics, with links to what has more. */
function catalogPage(
  path: string,
  { triples, entities, graphs, classPartition, propertyPartition }: Statistics,
  { service, version, publicUrl }: Omit<Description, 'files'>,
): string {
  const { number } = version;
  const json = {
    statementsWithInferredOnes: triples,
    ...{ things: entities, namedGraphs: graphs.length },
    files: { label: `Version ${number}, in all formats`, href: `/snapshots/${number}` },
    queries: { label: 'SPARQL endpoint', href: '/sparql' },
    licence: { label: 'CC BY 4.0', href: LICENCE },
  };
  const parts = (name: string, counts: string, partition: Statistics['classPartition']): Html => {
    const rows = partition
      .map(({ iri, count }) => ({ ...linkToTerm(version, namedNode(iri), service), count }))
      .sort((one, other) => other.count - one.count)
      .map(({ label, href, count }) => ({ name: label, href, [counts]: count }));
    return html`<details class="group" id="${name}">
      <summary>
        <h2>${name} <span class="tally">${countOf(rows.length)}</span></h2>
      </summary>
      ${rowsTable(name, rows, service.names)}
    </details>`;
  };
  return jsonPage(
    { title: 'Catalogue' },
    json,
    { service, version },
    {
      canonical: publicUrl + path,
      alternates: rdfAlternates(path),
      lead: html`<p class="lead">
          What the data are, for people and for data catalogues. The
          <a href="/ontology">ontology</a> defines the classes and properties.
        </p>
        ${formatRow('This as', rdfLinks(path))}`,
      more: html`${parts('Classes', 'things', classPartition)}
      ${parts('Properties', 'statements', propertyPartition)}`,
      scripts: ['filter'],
    },
  );
}

async function voidOf({ service, version, publicUrl }: Description): Promise<Quad[]> {
  const { names } = service;
  return voidQuads(await service.statistics.of(version), {
    names,
    publicUrl,
    version: version.number,
    modified: version.committedAt,
    licence: licenceOf(service.vocabulary),
    pathOfGraph: (iri) =>
      (iri.startsWith(`${names.baseIri}graph/`) ? pathOf(iri, names) : undefined) ??
      `/graphs?graph=${encodeURIComponent(iri)}`,
  });
}

/** The catalogue: one dataset with a version's files, and the services for it. */
function dcatOf({ service, version, publicUrl, files }: Description): Quad[] {
  const { names } = service;
  const list = new StatementList();
  const address = (path: string): NamedNode => namedNode(publicUrl + path);
  const ours = (path: string): NamedNode => namedNode(names.baseIri + path);
  const [catalog, publisher, dataset] = [
    ours('catalog'),
    ours('catalog#publisher'),
    datasetIri(names),
  ];
  const licence = licenceOf(service.vocabulary);
  list.say(
    catalog,
    [RDF.type, DCAT.Catalog],
    [DCTERMS.title, english('osce-graph')],
    [
      DCTERMS.description,
      english("The data of a knowledge graph of the OSCE's news, in all versions."),
    ],
    [DCTERMS.modified, moment(version.committedAt)],
    [FOAF.homepage, address('/')],
    [DCAT.dataset, dataset],
  );
  const endpoint = ours('catalog#sparql');
  list.say(catalog, [DCAT.service, endpoint]);
  for (const each of [catalog, dataset]) {
    list.say(
      each,
      [DCTERMS.publisher, publisher],
      [DCTERMS.license, licence],
      [DCTERMS.language, EU['language/ENG']],
    );
  }
  list.say(publisher, [RDF.type, FOAF.Agent], [FOAF.name, english('osce-graph')]);
  sayDataset(list, dataset, { service, version, publicUrl, files });
  list.say(
    endpoint,
    [RDF.type, DCAT.DataService],
    [DCTERMS.title, english('SPARQL endpoint')],
    [DCAT.endpointURL, address('/sparql')],
    [DCAT.endpointDescription, address('/sparql')],
    [DCAT.servesDataset, dataset],
    [DCTERMS.license, licence],
  );
  return list.quads;
}

function sayDataset(
  list: StatementList,
  dataset: NamedNode,
  { service, version, publicUrl, files }: Description,
): void {
  const { names } = service;
  const address = `${publicUrl}/snapshots/${version.number}`;
  const licence = licenceOf(service.vocabulary);
  sayVersion(list, dataset, address, exportedVersionOf(version), files, licence);
  const before = service.committer.log.lastId(version.number - 1);
  list.say(
    dataset,
    [DCTERMS.modified, moment(version.committedAt)],
    [DCAT.landingPage, namedNode(`${publicUrl}/`)],
    [DCAT.previousVersion, before > 0 ? versionIri(before, names) : undefined],
    [DCTERMS.accrualPeriodicity, EU['frequency/IRREG']],
    [DCAT.theme, EU['data-theme/INTR']],
    [
      DCTERMS.conformsTo,
      namedNode(`${names.baseIri}ontology`),
      namedNode(`${names.baseIri}shapes`),
    ],
  );
}
