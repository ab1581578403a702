/** All routes of the service, in the order in which they are described. */
import { readPackage } from '../rdf/index.js';
import type { Service } from '../service.js';
import { askRoutes } from './ask.js';
import { buildRoutes } from './build/build-routes.js';
import { catalogRoutes } from './catalog.js';
import { changesRoutes } from './changes.js';
import { citeRoutes } from './cite.js';
import { contextRoutes } from './context.js';
import { THING_ROUTES } from './thing-description.js';
import { diffRoutes } from './diff.js';
import { explainRoutes } from './explain.js';
import { feedRoutes } from './feed.js';
import { graphStoreRoutes } from './graph-store.js';
import { healthRoutes } from './health.js';
import { homeRoutes } from './home.js';
import type { HttpSettings } from './http-settings.js';
import { listRoutes } from './lists/list-routes.js';
import { networkRoutes } from './network/network-routes.js';
import { newsOperation } from './news.js';
import { openApiRoutes } from './openapi.js';
import { proposalRoutes } from './proposals.js';
import type { Route } from './route.js';
import { searchRoutes } from './search.js';
import { sitemapRoutes } from './sitemap.js';
import { snapshotRoutes } from './snapshots.js';
import { sparqlRoutes } from './sparql.js';
import { statusRoutes } from './status/status-routes.js';
import { validateRoutes } from './validate.js';
import { vocabularyRoutes } from './vocabulary/vocabulary-routes.js';

/** The routes that `app.ts` mounts; `others` are further ones. */
export function routesOf(
  service: Service,
  settings: HttpSettings,
  others: readonly Route[],
): Route[] {
  const routes = [
    ...homeRoutes(service),
    ...sparqlRoutes(service, settings),
    ...explainRoutes(service),
    ...buildRoutes(service),
    ...graphStoreRoutes(service, settings),
    ...listRoutes(service, settings, { news: { POST: newsOperation(service, settings) } }),
    ...networkRoutes(service),
    ...feedRoutes(service),
    ...proposalRoutes(service, settings),
    ...searchRoutes(service),
    ...askRoutes(service),
    ...validateRoutes(service, settings),
    ...snapshotRoutes(service, settings),
    ...diffRoutes(service),
    ...changesRoutes(service, settings),
    ...citeRoutes(service, settings),
    ...contextRoutes(service),
    ...vocabularyRoutes(service, settings),
    ...catalogRoutes(service, settings),
    ...sitemapRoutes(service, settings),
    ...statusRoutes(service, settings),
    ...healthRoutes(service),
    ...others,
  ];
  return [
    ...routes,
    ...openApiRoutes([...THING_ROUTES, ...routes], settings, readPackage().version),
  ];
}
