/** The page of the service's state. */
import { jsonPage } from '../pages/json-page.js';
import { frameOf } from '../pages/term-views.js';
import type { PageSurface } from './page-surface.js';

export const statusSurface: PageSurface = {
  page: ({ json = {}, caller: { service, version } }) =>
    jsonPage(
      'Status',
      'Versions, load and running queries of the service.',
      json,
      frameOf(service, version),
    ),
};
