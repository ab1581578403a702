/** All routes of the service, in the order in which they are described. */
import { readPackage } from '../rdf/index.js';
import { CAPABILITIES } from '../capabilities/index.js';
import type { Service } from '../service.js';
import { capabilityRoutes } from './capabilities/capability-routes.js';
import { catalogRoutes } from './site/catalog.js';
import { changesRoutes } from './history/changes.js';
import { contextRoutes } from './exchange/context.js';
import { diffRoute } from './history/diff.js';
import { docsRoutes, llmsTextRoute } from './docs/docs-routes.js';
import { explainRoute } from './protocols/explain.js';
import { feedRoutes } from './writing/feed.js';
import { graphStoreRoutes } from './protocols/graph-store.js';
import { healthRoutes } from './status/health.js';
import { homeRoute } from './pages/home-page.js';
import { listRoutes } from './lists/list-routes.js';
import { manyThingsRoute } from './things/many-things.js';
import { mcpRoute } from './protocols/mcp.js';
import { newsOperation } from './writing/news.js';
import { openApiRoute } from './site/openapi.js';
import { queryRoutes, storedQueryRoutes } from './queries/query-routes.js';
import type { Route } from './exchange/route.js';
import { schemaRoutes } from './schema/schema-routes.js';
import { networkRoute } from './queries/query-parameters.js';
import { sitemapRoutes } from './site/sitemap.js';
import { exportRoutes } from './history/export-files.js';
import { validateRoute } from './protocols/validate.js';
import { vocabularyRoutes } from './vocabulary/vocabulary-routes.js';

/** All routes but those that `app.ts` makes: those that it mounts first, and others. */
export function routesOf(
  service: Service,
  { first, others }: { readonly first: readonly Route[]; readonly others: readonly Route[] },
): Route[] {
  const routes = joined([
    homeRoute(service),
    explainRoute(service),
    ...queryRoutes(service),
    ...graphStoreRoutes(service),
    ...listRoutes(service),
    { path: '/news', topic: 'News', operations: { POST: newsOperation() } },
    manyThingsRoute(service),
    ...feedRoutes(service),
    ...CAPABILITIES.flatMap((each) => capabilityRoutes(each, service)),
    mcpRoute(),
    validateRoute(),
    ...exportRoutes(service),
    diffRoute(service),
    ...changesRoutes(service),
    ...contextRoutes(service),
    ...schemaRoutes(service),
    ...vocabularyRoutes(service),
    ...catalogRoutes(service),
    ...docsRoutes(),
    llmsTextRoute(),
    networkRoute(service),
    ...sitemapRoutes(service),
    ...healthRoutes(service),
    ...others,
  ]);
  return [
    ...routes,
    openApiRoute([...first, ...routes], {
      version: readPackage().version,
      further: () => storedQueryRoutes(service),
    }),
  ];
}

/** One route for each address: the operations of several are joined. */
function joined(routes: readonly Route[]): Route[] {
  const byPath = new Map<string, Route>();
  for (const route of routes) {
    const earlier = byPath.get(route.path);
    byPath.set(route.path, {
      ...(earlier ?? route),
      operations: { ...earlier?.operations, ...route.operations },
    });
  }
  return [...byPath.values()];
}
