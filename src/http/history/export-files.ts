/** `/snapshots/{version}/{file}`: the files of versions, and of parts of them. */
import { basename, dirname } from 'node:path';
import type { Request, Response } from 'express';
import { ServiceError } from '../../errors.js';
import { VERSION_NAME } from '../../input/index.js';
import type { Service } from '../../service.js';
import {
  SUBSET,
  mediaTypeOfExport,
  readSubset,
  subsetText,
  type MadeFile,
} from '../../snapshots/index.js';
import { REVALIDATED, cachingOfData, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { askedBy } from '../exchange/streaming.js';
import { settleAnswer } from '../exchange/read-graph.js';
import { inPath, inQueryAs } from '../exchange/parameters.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import {
  getRoute,
  pathParameter,
  type Operation,
  type Parameter,
  type Route,
} from '../exchange/route.js';

const OF_PATH: Parameter = inPath('version', 'The number of a version, its name, or `latest`.', {
  examples: ['1'],
  schema: VERSION_NAME,
});

const TOPIC = 'Versions';

export function exportRoutes(service: Service): Route[] {
  return [
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
        ...inQueryAs(SUBSET),
      ] as const;
    },
    get mediaTypes() {
      return [...byMediaType().keys()];
    },
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
    const caching = file.isFixed ? cachingOfData(versionName) : REVALIDATED;
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
    await file.discard();
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
