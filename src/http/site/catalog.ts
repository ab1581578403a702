/** `/.well-known/void` and `/catalog`: the data for catalogues (VoID, DCAT-AP 3). */
import { frameOf, rdfAlternates } from '../pages/term-views.js';
import { labelOf, type GraphVersion, type TermId } from '../../graph/index.js';
import {
  DAY_MS,
  DCAT,
  DCTERMS,
  EU_FREQUENCY,
  EU_LANGUAGE,
  EU_THEME,
  FOAF,
  LICENCE,
  RDF,
  RDFS,
  SPDX,
  VOID,
  blankNode,
  dateLiteral,
  namedNode,
  serializeRdf,
  type Literal,
  type NamedNode,
  type Quad,
} from '../../rdf/index.js';
import { LIST_KINDS, ListSelection, ThingList, valuesOfColumn } from '../../lists/index.js';
import type { Service } from '../../service.js';
import {
  StatementList,
  english,
  moment,
  datasetIri,
  licenceOf,
  sayVersion,
  versionIri,
  voidQuads,
  type ExportFile,
} from '../../snapshots/index.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { linkText, pathOf, publicUrlOf } from '../exchange/links.js';
import { RDF_OR_HTML } from '../exchange/negotiation.js';
import { catalogPage } from '../pages/catalog-page.js';
import { OF_VERSION } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Route } from '../exchange/route.js';

export function catalogRoutes(service: Service, settings: HttpSettings): Route[] {
  return [
    catalogRoute('/.well-known/void', 'Statistics of the data (VoID)', voidOf, service, settings),
    catalogRoute(
      '/catalog',
      'A description of the data for data catalogs (DCAT-AP)',
      dcatOf,
      service,
      settings,
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
  settings: HttpSettings,
): Route {
  return documentRoute(path, 'Catalogue', {
    summary,
    parameters: OF_VERSION,
    offers: RDF_OR_HTML,
    errors: ['query-timeout', 'query-memory'],
    document: async (request, response, { format }) => {
      const version = await requestedVersion(request, response, service);
      const publicUrl = publicUrlOf(request, settings.publicUrl);
      const { exports, statistics, databaseFindings, prefixes } = service;
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
          JSON.stringify([files, databaseFindings]),
          String(version === service.current),
        ],
        write: async () =>
          format === 'html'
            ? catalogPage(
                { statistics: await statistics.of(version), files, version, path },
                service,
                {
                  ...frameOf(service, version),
                  canonical: publicUrl + path,
                  alternates: rdfAlternates(path),
                },
              )
            : serializeRdf(await quadsOf({ service, version, publicUrl, files }), format, {
                prefixes: { ...prefixes, dcat: DCAT.iri, spdx: SPDX.iri, void: VOID.iri },
              }),
      };
    },
  });
}

async function voidOf({ service, version, publicUrl }: Description): Promise<Quad[]> {
  const { names } = service;
  return voidQuads(await service.statistics.of(version), {
    names,
    publicUrl,
    version: version.number,
    modified: version.committedAt,
    licence: licenceOf(service.vocabulary),
    examples: examplesOf(version, service),
    findings: service.databaseFindings ?? [],
    pathOfGraph: (iri) =>
      (iri.startsWith(`${names.baseIri}graph/`) ? pathOf(iri, names) : undefined) ??
      `/graphs?graph=${encodeURIComponent(iri)}`,
  });
}

/** The first thing of each list. */
function examplesOf(version: GraphVersion, { names }: Service): NamedNode[] {
  return LIST_KINDS.flatMap((kind) => {
    const list = ThingList.of(version, names, kind);
    const [first] = new ListSelection(list).slice(kind.defaultSort, { start: 0, end: 1 });
    // Members are IRIs.
    return first === undefined ? [] : [version.ids.dictionary.termOf(first) as NamedNode];
  });
}

const SERVICES = [
  {
    path: 'catalog#sparql',
    title: 'SPARQL endpoint',
    endpoint: '/sparql',
    description: '/sparql',
  },
  {
    path: 'catalog#api',
    title: 'Things and lists over HTTP',
    endpoint: '/',
    description: '/openapi.json',
  },
] as const;

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
  const offered = SERVICES.map((each) => [ours(each.path), each] as const);
  list.say(catalog, [DCAT.service, ...offered.map(([service]) => service)]);
  for (const each of [catalog, dataset]) {
    list.say(
      each,
      [DCTERMS.publisher, publisher],
      [DCTERMS.license, licence],
      [DCTERMS.language, EU_LANGUAGE.ENG],
    );
  }
  list.say(publisher, [RDF.type, FOAF.Agent], [FOAF.name, english('osce-graph')]);
  sayDataset(list, dataset, { service, version, publicUrl, files });
  for (const [iri, { title, endpoint, description }] of offered) {
    list.say(
      iri,
      [RDF.type, DCAT.DataService],
      [DCTERMS.title, english(title)],
      [DCAT.endpointURL, address(endpoint)],
      [DCAT.endpointDescription, address(description)],
      [DCAT.servesDataset, dataset],
      [DCTERMS.license, licence],
    );
  }
  return list.quads;
}

function sayDataset(
  list: StatementList,
  dataset: NamedNode,
  { service, version, publicUrl, files }: Description,
): void {
  const { names } = service;
  const committedAt = version.committedAt?.toISOString();
  const licence = licenceOf(service.vocabulary);
  const { number, identity } = version;
  const state = { number, committedAt, identity };
  sayVersion(list, dataset, `${publicUrl}/snapshots/${number}`, state, files, licence);
  list.say(
    dataset,
    [DCTERMS.modified, moment(committedAt)],
    [DCAT.landingPage, namedNode(`${publicUrl}/`)],
  );
  const before = service.committer.log.lastId(number - 1);
  list.say(dataset, [DCAT.previousVersion, before > 0 ? versionIri(before, names) : undefined]);
  list.say(
    dataset,
    [DCTERMS.accrualPeriodicity, EU_FREQUENCY.IRREG],
    [DCAT.theme, EU_THEME.INTR],
    [
      DCTERMS.conformsTo,
      namedNode(`${names.baseIri}ontology`),
      namedNode(`${names.baseIri}shapes`),
    ],
  );
  sayCoverage(list, dataset, version, service);
}

/** The days and States that the data are about, and the fields of work as keywords. */
function sayCoverage(
  list: StatementList,
  dataset: NamedNode,
  version: GraphVersion,
  service: Service,
): void {
  const { names } = service;
  const lists = LIST_KINDS.map((kind) => ThingList.of(version, names, kind));
  const days = lists
    .filter(({ kind }) => kind.period)
    .flatMap((each) => [...each.days.first, ...each.days.last].filter((day) => !Number.isNaN(day)));
  if (days.length > 0) {
    const period = blankNode('period');
    const date = (day: number): ReturnType<typeof dateLiteral> =>
      dateLiteral(new Date(day * DAY_MS).toISOString().slice(0, 10));
    const [first, last] = days.reduce(
      ([least, most], day) => [Math.min(least, day), Math.max(most, day)],
      [Infinity, -Infinity],
    );
    list.say(dataset, [DCTERMS.temporal, period]);
    list.say(
      period,
      [RDF.type, DCTERMS.PeriodOfTime],
      [DCAT.startDate, date(first)],
      [DCAT.endDate, date(last)],
    );
  }
  const states = new Set(lists.find(({ kind }) => kind.name === 'states')?.members);
  const countries = lists
    .filter(({ kind }) => kind.period)
    .flatMap((each) =>
      each.kind.filters
        .filter(({ name }) => name === 'country')
        .flatMap((filter) => [...valuesOfColumn(each.columnOf(filter))]),
    );
  for (const id of new Set(countries.filter((each) => states.has(each)))) {
    const state = version.ids.dictionary.termOf(id) as NamedNode; // as all members of lists are
    list.say(dataset, [DCTERMS.spatial, state]);
    list.say(state, [RDF.type, DCTERMS.Location], [RDFS.label, english(labelOf(version, state))]);
  }
  const nameOf = (id: TermId): Literal =>
    english(labelOf(version, version.ids.dictionary.termOf(id)));
  const fields = lists.find(({ kind }) => kind.name === 'fields');
  list.say(dataset, [DCAT.keyword, ...Array.from(fields?.members ?? [], nameOf)]);
}
