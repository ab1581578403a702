/** `/snapshots`: versions, their manifests, their files. */
import { basename, dirname } from 'node:path';
import { Router, type Request, type Response } from 'express';
import { ServiceError } from '../errors.js';
import type { Service } from '../service.js';
import { readSubset, subsetText, type MadeFile } from '../snapshots/index.js';
import type { HttpSettings } from './http-settings.js';
import { requireToken } from './authorization.js';
import { endIfUnchanged, etagOf } from './conditional.js';
import { negotiate } from './negotiation.js';
import { snapshotPage } from './pages/snapshot-page.js';
import { snapshotsPage } from './pages/snapshots-page.js';
import { bodyJson, onlyMethods, parametersOf, requestedVersion } from './request.js';

const OFFERS = [
  { format: 'json' as const, mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html' as const, mediaType: 'text/html' },
];

/** The routes of `/snapshots`. */
export function snapshotRoutes(service: Service, settings: HttpSettings): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { format } = negotiate(request, OFFERS);
    const versions = await service.snapshots.list();
    response.vary('Accept').set('Graph-Version', String(service.current.number));
    if (format === 'html') response.type('html').send(snapshotsPage(versions, { version: service.current.number }));
    else response.json({ versions });
  });
  router.post('/', async (request, response) => {
    requireToken(request, 'snapshots', service, settings);
    const { name, message, version } = readName(request);
    const number = version === undefined ? service.current.number : service.snapshots.resolve(version);
    service.snapshots.name(number, name, message);
    response.status(201).location(`/snapshots/${number}`).json(await service.snapshots.show(number));
  });
  router.all('/', onlyMethods('GET', 'HEAD', 'POST', 'OPTIONS'));

  router.get('/:version', async (request, response) => {
    const { format } = negotiate(request, OFFERS);
    const version = await requestedVersion(request, response, service.snapshots, service.current, request.params.version);
    const number = version.number;
    const info = await service.snapshots.show(number);
    const files = (await service.exports.list(version)).map((file) => ({ ...file, href: `/snapshots/${number}/${file.name}` }));
    response.vary('Accept');
    if (format === 'html') response.type('html').send(snapshotPage({ info, files }, { version: number }));
    else response.json({ ...info, files });
  });
  router.get('/:version/:file', (request, response) => sendExport(request, response, service, request.params.version, request.params.file));
  router.get('/:version/tables/:file', (request, response) => sendExport(request, response, service, request.params.version, `tables/${request.params.file}`));
  router.all('/:version/tables/:file', onlyMethods('GET', 'HEAD', 'OPTIONS'));
  router.all('/:version{/:file}', onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
}

/** Sends a file of a version, or of the part of it that the parameters ask for, whole or by Range. */
async function sendExport(request: Request, response: Response, service: Service, versionName: string, name: string): Promise<void> {
  const version = await requestedVersion(request, response, service.snapshots, service.current, versionName);
  const subset = readSubset(parametersOf(request));
  const file = await service.exports.file(version, name, subset);
  // By the bytes, so that a download that was broken off is only taken up again with the rest of the same ones.
  if (endIfUnchanged(request, response, etagOf(file.sha256))) return;
  // The file is a version's, so it never changes under its address; a name in the address may move. Ranges count the
  // file's own bytes, so it is not compressed on the way: there is a .gz for that.
  response.set('Cache-Control', `${/^\d+$/.test(versionName) ? 'public, max-age=31536000, immutable' : 'no-cache'}, no-transform`);
  const fileName = `osce-graph-v${version.number}${subset ? '-part' : ''}-${name.replace('tables/', '')}`;
  response.set('Content-Type', file.mediaType).set('Content-Disposition', `inline; filename="${fileName}"`);
  if (subset) response.set('Content-Location', `/snapshots/${version.number}/${name}?${subsetText(subset)}`);
  await sendBytes(response, file);
}

function sendBytes(response: Response, { path, size }: MadeFile): Promise<void> {
  return new Promise((resolve, reject) => {
    response.sendFile(basename(path), { root: dirname(path), dotfiles: 'allow', etag: false, lastModified: false, cacheControl: false }, (error: (Error & { status?: number }) | undefined) => {
      if (error?.status === 416) {
        response.set('Content-Range', `bytes */${size}`);
        reject(new ServiceError('range-not-satisfiable', `The file has ${size} bytes; the range asked for begins beyond them.`));
      } else if (error && !response.destroyed) reject(error);
      else resolve();
    });
  });
}

function readName(request: Request): { name: string; message: string; version?: string } {
  const body = bodyJson(request, 'A version is named with JSON: {"name": "…", "message": "…"}, and "version" for one that is not the latest.');
  if (typeof body.name !== 'string') throw new ServiceError('bad-request', 'The body has no "name", which was expected to be text.');
  return { name: body.name, message: typeof body.message === 'string' ? body.message : '', ...(typeof body.version === 'string' || typeof body.version === 'number' ? { version: String(body.version) } : {}) };
}
