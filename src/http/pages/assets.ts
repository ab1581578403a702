/**
 * Files that pages load: style sheets, scripts, the icon, the coastlines of maps, built from
 * `src/web/`, each under a name with a hash. `express.static` would compress each answer anew, make
 * ETags from the files' times, and not know older hashes.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { ServiceError, notFound } from '../../errors.js';
import { PACKAGE_DIRECTORY } from '../../rdf/index.js';
import { IMMUTABLE, REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { sendPacked, type Encoding } from '../exchange/encodings.js';
import { getRoute, pathParameter, type Operation, type Route } from '../exchange/route.js';

const DIRECTORY = join(PACKAGE_DIRECTORY, 'dist', 'web');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

interface Built {
  readonly file: string;
  readonly parts: readonly string[];
}

interface Asset {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly packed: Map<Encoding, Promise<Buffer>>;
}

let manifest: ReadonlyMap<string, Built> | undefined;

/** @throws ServiceError `configuration` without a build. */
function builtFiles(): ReadonlyMap<string, Built> {
  try {
    return (manifest ??= new Map(
      Object.entries(
        JSON.parse(readFileSync(join(DIRECTORY, 'manifest.json'), 'utf8')) as Record<string, Built>,
      ),
    ));
  } catch (cause) {
    throw new ServiceError(
      'configuration',
      `The files for browsers are missing in ${DIRECTORY}; build them with "node bin/prepare.js".`,
      { cause },
    );
  }
}

/** The address of a file of `src/web/`, as `site.css`, if it exists. */
export function assetAddress(name: string): string | undefined {
  const built = builtFiles().get(name);
  return built && `/assets/${built.file}`;
}

/** Files that a script loads before it runs; a page names them so that all load together. */
export function partAddresses(name: string): string[] {
  return (builtFiles().get(name)?.parts ?? []).map((file) => `/assets/${file}`);
}

/** The files, compressed once, in memory. An older hash in the address gets the current file. */
export function assetRoute(): Route {
  const assets = readAssets();
  const handle: Operation['handle'] = async (request, response) => {
    const name = pathParameter(request, 'file');
    // `site-5RXZ3KQA.css` is `site.css`.
    const plainName = name.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '');
    const file = assets.has(name) ? name : (builtFiles().get(plainName)?.file ?? '');
    const asset = assets.get(file);
    if (!asset) throw notFound(`There is nothing at ${request.originalUrl}.`);
    const { bytes, etag } = asset;
    // A quarter of a kilobyte for each file; no other site's page reads the headers of these.
    response.removeHeader('Access-Control-Expose-Headers');
    response.set({
      'Content-Type': MEDIA_TYPES[extname(file)],
      'Cache-Control': file === name ? IMMUTABLE : REVALIDATED,
      Vary: 'Accept-Encoding',
    });
    if (!endIfUnchanged(request, response, etag))
      await sendPacked(request, response, bytes, asset.packed);
  };
  return getRoute('/assets/{file}', 'Pages', {
    summary: 'A style sheet, a script, the icon or the coastlines of pages',
    mediaTypes: Object.values(MEDIA_TYPES),
    handle,
  });
}

function readAssets(): ReadonlyMap<string, Asset> {
  builtFiles();
  // Beside each of them is its Brotli form.
  const packedFiles = readdirSync(DIRECTORY).filter((file) => extname(file) === '.br');
  return new Map(
    packedFiles.map((packedFile) => {
      const file = basename(packedFile, '.br');
      const bytes = readFileSync(join(DIRECTORY, file));
      const brotli = readFileSync(join(DIRECTORY, packedFile));
      const packed = new Map<Encoding, Promise<Buffer>>([['br', Promise.resolve(brotli)]]);
      return [file, { bytes, etag: etagOf(bytes.toString('latin1')), packed }];
    }),
  );
}
