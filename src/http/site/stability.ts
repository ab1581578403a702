/** Operations that stay through all versions 1.x; see `docs/stability.md`. */
import type { Method } from '../exchange/route.js';

/** Addresses with their promised methods. */
const PROMISED: Readonly<Record<string, readonly Method[]>> = {
  '/sparql': ['GET', 'POST'],
  '/graphs': ['GET', 'PUT', 'POST', 'DELETE'],
  '/search': ['GET'],
  '/id/{kind}/{slug}': ['GET'],
  '/id/{kind}/{slug}/timemap': ['GET'],
  '/news': ['GET', 'POST'],
  '/events': ['GET'],
  '/organizations': ['GET'],
  '/states': ['GET'],
  '/people': ['GET'],
  '/validate': ['POST'],
  '/snapshots': ['GET', 'POST'],
  '/snapshots/{version}': ['GET'],
  '/snapshots/{version}/{file}': ['GET'],
  '/snapshots/{version}/tables/{file}': ['GET'],
  '/snapshots/{a}/diff/{b}': ['GET'],
  '/changes': ['GET'],
  '/changes/{version}': ['GET'],
  '/cite': ['POST'],
  '/cite/{id}': ['GET'],
  '/context.jsonld': ['GET'],
  '/context/{digest}.jsonld': ['GET'],
  '/.well-known/void': ['GET'],
  '/health/live': ['GET'],
  '/health/ready': ['GET'],
  '/openapi.json': ['GET'],
};

export function isPromised(path: string, method: Method): boolean {
  return PROMISED[path]?.includes(method) === true;
}
