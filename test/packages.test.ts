/** What the packages in production bring with them, as the lock file has it. */
import { describe, expect, it } from '@jest/globals';
import { documentText } from './support/document-tables.js';

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(documentText('package-lock.json')) as {
  packages: Readonly<Record<string, Locked>>;
};
const IN_PRODUCTION = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);

/**
 * Licences that let the packages be used and passed on, with their texts. EDL-1.0 is BSD-3-Clause
 * under the name of the Eclipse Foundation.
 */
const LICENCES = /^(?:MIT|ISC|BSD-[23]-Clause|EDL-1\.0|Apache-2\.0|BlueOak-1\.0\.0|PSF-2\.0)$/;
/** Packages that say theirs in the old way, `licenses`, which the lock file does not take over. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  'node_modules/negotiate': 'BSD-2-Clause',
  'node_modules/uritemplate': 'MIT',
};

function isPermissive([path, { license = SAID_OTHERWISE[path] ?? 'none' }]: readonly [
  string,
  Locked,
]): boolean {
  return license
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((each) => LICENCES.test(each));
}

describe('The packages in production', () => {
  it('all have permissive licences', () => {
    expect(IN_PRODUCTION.length).toBeGreaterThan(50);
    expect(
      IN_PRODUCTION.filter((each) => !isPermissive(each)).map(
        ([path, { license }]) => `${path}: ${license}`,
      ),
    ).toEqual([]);
  });

  it('run no script when they are installed, but for one that only Node before 22.13 needs', () => {
    expect(
      IN_PRODUCTION.filter(([, { hasInstallScript }]) => hasInstallScript).map(
        ([path, { optional }]) => [path, optional],
      ),
    ).toEqual([['node_modules/better-sqlite3', true]]);
  });
});
