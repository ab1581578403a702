/** `/snapshots`: versions, their manifests, their files. */
import { Router, type Request } from 'express';
import { ServiceError } from '../errors.js';
import type { Service } from '../service.js';
import { mediaTypeOf } from '../snapshots/index.js';
import type { HttpSettings } from './http-settings.js';
import { endIfUnchanged, etagOf } from './conditional.js';
import { negotiate } from './negotiation.js';
import { snapshotPage } from './pages/snapshot-page.js';
import { snapshotsPage } from './pages/snapshots-page.js';
import { bodyJson, onlyMethods, requestedVersion, requireToken } from './request.js';

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
    requireToken(request, settings.writeToken);
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
  router.get('/:version/:file', async (request, response) => {
    const version = await requestedVersion(request, response, service.snapshots, service.current, request.params.version);
    const bytes = await service.exports.read(version, request.params.file);
    if (endIfUnchanged(request, response, etagOf(version.identity, request.params.file))) return;
    // The file is a version's, so it never changes under its address; a name in the address may move.
    response.set('Cache-Control', /^\d+$/.test(request.params.version) ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.set('Content-Type', mediaTypeOf(request.params.file)).set('Content-Disposition', `inline; filename="osce-graph-v${version.number}-${request.params.file}"`);
    response.send(bytes);
  });
  router.all('/:version{/:file}', onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
}

function readName(request: Request): { name: string; message: string; version?: string } {
  const body = bodyJson(request, 'A version is named with JSON: {"name": "…", "message": "…"}, and "version" for one that is not the latest.');
  if (typeof body.name !== 'string') throw new ServiceError('bad-request', 'The body has no "name", which was expected to be text.');
  return { name: body.name, message: typeof body.message === 'string' ? body.message : '', ...(typeof body.version === 'string' || typeof body.version === 'number' ? { version: String(body.version) } : {}) };
}
