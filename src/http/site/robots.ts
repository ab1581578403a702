/** `/robots.txt`: rules for search engines. */
import { documentRoute } from '../exchange/document-route.js';
import type { Route } from '../exchange/route.js';

/** Queries and past versions are endless, so crawlers should not follow links through them. */
const DISALLOWED = [
  '/sparql?',
  '/explain',
  '/ask?',
  '/search?',
  '/graphs?',
  '/*?version=',
  '/*&version=',
  '/*?format=',
  '/*&format=',
];

export function robotsRoutes(): Route[] {
  return [
    documentRoute('/robots.txt', 'Search engines', {
      summary: 'Rules for search engines',
      offers: [{ format: 'text', mediaType: 'text/plain' }],
      document: () => ({
        write: () => `User-agent: *\n${DISALLOWED.map((path) => `Disallow: ${path}\n`).join('')}`,
      }),
    }),
  ];
}
