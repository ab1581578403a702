/** The pages of versions and citations. */
import type { Cited, VersionWithFiles } from '../../capabilities/index.js';
import { VERSION_NAME } from '../../input/index.js';
import type { VersionInfo } from '../../snapshots/index.js';
import { inQuery } from '../exchange/parameters.js';
import { citePage } from '../pages/cite-page.js';
import { snapshotPage } from '../pages/snapshot-page.js';
import { snapshotsPage } from '../pages/snapshots-page.js';
import type { PageSurface } from './page-surface.js';

export const snapshotsSurface: PageSurface<object, readonly VersionInfo[]> = {
  parameters: [
    inQuery('from', 'With `to`: redirects to the difference between these two versions.', {
      schema: VERSION_NAME,
      needs: 'to',
    }),
    inQuery('to', 'The version to compare with.', { schema: VERSION_NAME, needs: 'from' }),
  ],
  otherStatuses: { 303: 'Redirects to the difference between `from` and `to`.' },
  instead: (_input, { service: { diffs } }, parameters) => {
    const [from, to] = ['from', 'to'].map((name) => parameters.get(name));
    return from && to ? `/snapshots/${diffs.resolve(from)}/diff/${diffs.resolve(to)}` : undefined;
  },
  page: ({ value = [], caller }) => snapshotsPage(value, { version: caller.version.number }),
};

export const snapshotSurface: PageSurface<object, VersionWithFiles> = {
  page: ({ value, caller }) =>
    value
      ? snapshotPage(value, caller.service.committer.log.lastId(caller.version.number - 1))
      : '',
};

export const citationSurface: PageSurface<object, Cited> = {
  page: ({ value }) => (value ? citePage(value) : ''),
};
