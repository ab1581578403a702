/** `/snapshots`: versions, their manifests, their files. */
import { basename, dirname } from 'node:path';
import type { Request, Response } from 'express';
import { ServiceError } from '../../errors.js';
import {
  INTEGER,
  listOf,
  membersOf,
  MOMENT,
  objectOf,
  TEXT,
  VERSION_NAME,
  VERSION_VALUE,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { mediaTypeOfExport, readSubset, subsetText, type MadeFile } from '../../snapshots/index.js';
import { REVALIDATED, cachingOfData, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { askedBy } from '../exchange/streaming.js';
import { documentRoute } from '../exchange/document-route.js';
import { settleAnswer } from '../exchange/read-graph.js';
import { snapshotPage } from '../pages/snapshot-page.js';
import { snapshotsPage } from '../pages/snapshots-page.js';
import { OF_SUBSET, QUERY_ERRORS, inPath, inQuery } from '../exchange/parameters.js';
import { documentOf } from '../exchange/bodies.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import {
  getRoute,
  pathParameter,
  type Operation,
  type Parameter,
  type Route,
} from '../exchange/route.js';

const OFFERS = [
  { format: 'json' as const, mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html' as const, mediaType: 'text/html' },
];

/** How long a list of versions waits for digests that are not known yet: as a client would. */
const LIST_PATIENCE_MS = 5_000;

const INFO = objectOf(
  {
    version: INTEGER,
    name: { type: ['string', 'null'] },
    createdAt: MOMENT,
    author: TEXT,
    message: TEXT,
    quads: { type: ['integer', 'null'] },
    added: INTEGER,
    removed: INTEGER,
    sha256: { type: ['string', 'null'] },
  },
  { note: { type: ['string', 'null'] } },
);
const FILE = objectOf({
  name: TEXT,
  href: TEXT,
  mediaType: TEXT,
  size: { type: ['integer', 'null'] },
  sha256: { type: ['string', 'null'] },
});
const OF_PATH: Parameter = inPath('version', 'The number of a version, its name, or `latest`.', {
  examples: ['1'],
  schema: VERSION_NAME,
});
interface Naming {
  readonly name: string;
  readonly message?: string;
  readonly version?: number | string;
}

const NAMING = membersOf(
  { name: { type: 'string', format: 'version-name' } },
  { message: { type: 'string', maxLength: 1_000 }, version: VERSION_VALUE },
);

const TOPIC = 'Versions';

export function snapshotRoutes(service: Service): Route[] {
  return [
    {
      path: '/snapshots',
      topic: TOPIC,
      operations: {
        ...listRoute(service).operations,
        POST: nameOperation(service),
      },
    },
    showRoute(service),
    getRoute(
      '/snapshots/{version}/{file}',
      TOPIC,
      fileOperation(service, '', 'A version, or a part of it, as a file'),
    ),
    getRoute(
      '/snapshots/{version}/tables/{file}',
      TOPIC,
      fileOperation(service, 'tables/', 'The things of one kind as a table'),
    ),
  ];
}

function listRoute(service: Service): Route {
  return documentRoute('/snapshots', TOPIC, {
    summary: 'The versions of the graph, newest first',
    offers: OFFERS,
    errors: ['not-found'],
    parameters: [
      inQuery('from', 'With `to`: redirects to the difference between these two versions.', {
        schema: VERSION_NAME,
        needs: 'to',
      }),
      inQuery('to', 'The version to compare with.', { schema: VERSION_NAME, needs: 'from' }),
    ],
    otherStatuses: { 303: 'Redirects to the difference between `from` and `to`.' },
    schema: objectOf({ versions: listOf(INFO) }),
    document: async (request, response, { format }) => {
      const [from, to] = ['from', 'to'].map((name) => parametersOf(request).get(name));
      if (from && to) {
        const { diffs } = service;
        response.redirect(303, `/snapshots/${diffs.resolve(from)}/diff/${diffs.resolve(to)}`);
        return undefined;
      }
      const versions = await service.snapshots.list(LIST_PATIENCE_MS);
      const version = service.current.number;
      response.set('Graph-Version', String(version));
      return {
        write: () =>
          format === 'html' ? snapshotsPage(versions, { version }) : JSON.stringify({ versions }),
      };
    },
  });
}

function nameOperation(service: Service): Operation {
  return {
    summary: 'Gives a version a permanent name',
    scope: 'snapshots',
    body: {
      description: 'The name, a message, and the version (default: the latest).',
      mediaTypes: ['application/json'],
      isRequired: true,
      schema: NAMING,
      example: '{"name": "first", "message": "The first edition", "version": 1}',
    },
    status: 201,
    mediaTypes: ['application/json'],
    schema: INFO,
    errors: ['unauthorized', 'forbidden', 'name-taken'],
    handle: (request, response) => nameVersion(request, response, service),
  };
}

function showRoute(service: Service): Route {
  return documentRoute('/snapshots/{version}', TOPIC, {
    summary: 'A version and its files',
    parameters: [OF_PATH],
    offers: OFFERS,
    schema: {
      allOf: [INFO, { required: ['files'], properties: { files: listOf(FILE) } }],
    },
    document: async (request, response, { format }) => {
      const name = pathParameter(request, 'version');
      const version = await requestedVersion(request, response, service, name);
      const { number } = version;
      const { exports, snapshots, committer } = service;
      const info = await snapshots.show(number);
      if (format === 'html') {
        const files = await exports.listMade(version);
        const before = committer.log.lastId(number - 1);
        return { write: () => snapshotPage(info, before, files) };
      }
      const files = await exports.list(version);
      return {
        write: () =>
          JSON.stringify({
            ...info,
            files: files.map((file) => ({ ...file, href: `/snapshots/${number}/${file.name}` })),
          }),
      };
    },
  });
}

function fileOperation(service: Service, folder: string, summary: string): Operation {
  // Worked out when somebody asks what there is, since it takes reading the shapes.
  const names = (): string[] =>
    service.exports.fileNames
      .filter((name) => name.startsWith('tables/') === (folder !== ''))
      .map((name) => name.slice(folder.length));
  const byMediaType = (): Map<string, string> =>
    new Map(
      names()
        .reverse()
        .map((name) => [mediaTypeOfExport(name), name]),
    );
  return {
    summary,
    get parameters() {
      return [
        OF_PATH,
        inPath('file', 'A file name that the version lists.', {
          examples: [...byMediaType().values()],
          schema: { type: 'string', enum: names() },
        }),
        ...OF_SUBSET,
      ] as const;
    },
    get mediaTypes() {
      return [...byMediaType().keys()];
    },
    errors: ['range-not-satisfiable', ...QUERY_ERRORS],
    handle: (request, response) =>
      sendExport(
        request,
        response,
        service,
        pathParameter(request, 'version'),
        folder + pathParameter(request, 'file'),
      ),
  };
}

async function nameVersion(request: Request, response: Response, service: Service): Promise<void> {
  const { name, message = '', version } = documentOf<Naming>(request);
  const number =
    version === undefined ? service.current.number : service.snapshots.resolve(String(version));
  await service.snapshots.name(number, name, message);
  response
    .status(201)
    .location(`/snapshots/${number}`)
    .json(await service.snapshots.show(number));
}

/** A file of a version or of a subset, whole or by Range. */
async function sendExport(
  request: Request,
  response: Response,
  service: Service,
  versionName: string,
  name: string,
): Promise<void> {
  const version = await requestedVersion(request, response, service, versionName);
  const subset = readSubset(parametersOf(request));
  const asked = askedBy(request, response, service);
  const file = await service.exports.file(version, name, subset, asked);
  try {
    // Ranges count the file's own bytes, so it is not compressed on the way: there is a .gz for that.
    const caching = file.discard ? REVALIDATED : cachingOfData(versionName);
    response.set('Cache-Control', `${caching}, no-transform`);
    const { number } = version;
    if (subset)
      response.set('Content-Location', `/snapshots/${number}/${name}?${subsetText(subset)}`);
    // By the bytes, so that a download that was broken off is only taken up again with the rest of
    // the same ones.
    if (endIfUnchanged(request, response, etagOf(file.sha256))) return;
    settleAnswer(response);
    const fileName = `osce-graph-v${number}${subset ? '-part' : ''}-${name.replace('tables/', '')}`;
    response
      .set('Content-Type', file.mediaType)
      .set('Content-Disposition', `inline; filename="${fileName}"`);
    await sendBytes(response, file);
  } finally {
    await file.discard?.();
  }
}

function sendBytes(response: Response, { path, size }: MadeFile): Promise<void> {
  return new Promise((resolve, reject) => {
    response.sendFile(
      basename(path),
      {
        root: dirname(path),
        dotfiles: 'allow',
        etag: false,
        lastModified: false,
        cacheControl: false,
      },
      (error: (Error & { status?: number }) | undefined) => {
        if (error?.status === 416) {
          response.set('Content-Range', `bytes */${size}`);
          reject(
            new ServiceError(
              'range-not-satisfiable',
              `The file has ${size} bytes; the requested range begins after its end.`,
            ),
          );
        } else if (error && !response.destroyed) reject(error);
        else resolve();
      },
    );
  });
}
