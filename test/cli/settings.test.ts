import { describe, expect, it } from '@jest/globals';
import { SETTINGS, flagOf, readSettings, type Settings } from '../../src/cli/settings.js';
import { ServiceError } from '../../src/errors.js';
import { runCommand } from '../support/terminal.js';

/** Where each setting ends up, a value that is not its default, and what it becomes. */
const PLACES: readonly (readonly [
  variable: string,
  value: string,
  read: (settings: Settings) => unknown,
  found: unknown,
])[] = [
  ['PORT', '8080', ({ listen }) => listen.port, 8080],
  ['HOST', '0.0.0.0', ({ listen }) => listen.host, '0.0.0.0'],
  ['DATA_DIR', '/somewhere/else', ({ service }) => service.dataDirectory, '/somewhere/else'],
  ['READ_ONLY', 'true', ({ mode }) => mode, 'follow'],
  [
    'BASE_IRI',
    'https://example.org/kg/',
    ({ service }) => service.baseIri,
    'https://example.org/kg/',
  ],
  ['PUBLIC_URL', 'https://example.org/', ({ http }) => http.publicUrl, 'https://example.org/'],
  ['TRUST_PROXY', '10.0.0.0/8, ::1', ({ http }) => http.trustProxy, ['10.0.0.0/8', '::1']],
  ['WRITE_TOKEN', 'secret', ({ http }) => http.writeToken, 'secret'],
  ['QUERY_TIMEOUT_MS', '5', ({ service }) => service.queryTimeoutMs, 5],
  ['QUERY_MEMORY_MB', '77', ({ service }) => service.queryMemoryMb, 77],
  ['QUERY_WORKERS', '77', ({ service }) => service.queryWorkerCount, 77],
  ['QUERY_QUEUE', '77', ({ service }) => service.queryQueueLength, 77],
  ['RATE_LIMIT', '77', ({ http }) => http.rateLimit, 77],
  ['LOG_LEVEL', 'warn', ({ log }) => log.level, 'warn'],
  ['LOG_FORMAT', 'text', ({ log }) => log.format, 'text'],
  ['MAX_BODY_MB', '7', ({ http }) => http.maxBodyMb, 7],
  ['UNION_DEFAULT_GRAPH', 'false', ({ service }) => service.isUnionDefaultGraph, false],
  ['REVIEW_BELOW', '0.25', ({ service }) => service.reviewBelow, 0.25],
  ['KEEP_PAGES', 'true', ({ service }) => service.keepPages, true],
  ['KEEP_VERSIONS', '12', ({ service }) => service.retention?.versions, 12],
  ['KEEP_DAYS', '30', ({ service }) => service.retention?.days, 30],
  ['EXPORTS_MAX_MB', '7', ({ service }) => service.exportsMaxMb, 7],
  ['AUDIT_SHARE', '0.01', ({ service }) => service.auditShare, 0.01],
  [
    'SERVICE_ALLOW',
    'https://a.example/sparql, https://b.example/sparql',
    ({ service }) => service.serviceAllow,
    ['https://a.example/sparql', 'https://b.example/sparql'],
  ],
  ['SERVICE_TIMEOUT_MS', '77', ({ service }) => service.endpointLimits.timeoutMs, 77],
  ['SERVICE_MAX_MB', '7', ({ service }) => service.endpointLimits.maxMb, 7],
  [
    'SOURCES',
    'https://a.example/sparql, data/b.ttl',
    ({ service }) => service.sources,
    ['https://a.example/sparql', 'data/b.ttl'],
  ],
  [
    'SPARQL_ENDPOINT',
    'http://a.example/q',
    ({ service }) => service.database?.endpoint,
    'http://a.example/q',
  ],
  [
    'SPARQL_UPDATE_ENDPOINT',
    'http://a.example/u',
    ({ service }) => service.database?.updateEndpoint,
    'http://a.example/u',
  ],
  [
    'SPARQL_GRAPH_STORE',
    'http://a.example/s',
    ({ service }) => service.database?.graphStore,
    'http://a.example/s',
  ],
  ['SPARQL_ENDPOINT_TOKEN', 'secret', ({ service }) => service.database?.token, 'secret'],
  ['SPARQL_ENDPOINT_USER', 'dba', ({ service }) => service.database?.user, 'dba'],
  ['SPARQL_ENDPOINT_PASSWORD', 'secret', ({ service }) => service.database?.password, 'secret'],
  ['SPARQL_DIALECT', 'virtuoso', ({ service }) => service.database?.dialect, 'virtuoso'],
];

/** Settings of a database are used with its address only. */
const DATABASE = { SPARQL_ENDPOINT: 'http://b.example/q' };

describe('Settings', () => {
  it('are all covered here', () => {
    expect(PLACES.map(([variable]) => variable)).toEqual(SETTINGS.map(({ variable }) => variable));
  });

  it.each(PLACES)(
    'take %s from the environment and from the flag of its name, which wins',
    (variable, value, read, found) => {
      expect(read(readSettings({}, { ...DATABASE, [variable]: value }))).toEqual(found);
      expect(read(readSettings({ [flagOf(variable)]: value }, DATABASE))).toEqual(found);
      const environment = { ...DATABASE, [variable]: 'other' };
      expect(read(readSettings({ [flagOf(variable)]: value }, environment))).toEqual(found);
    },
  );

  it.each(PLACES)(
    'take the default of %s where it is not set, or set to nothing',
    (variable, _value, read, found) => {
      const info = SETTINGS.find((setting) => setting.variable === variable)!;
      const fallback = read(
        readSettings({}, info.fallback === undefined ? {} : { [variable]: info.fallback }),
      );
      expect(read(readSettings({}, {}))).toEqual(fallback);
      expect(read(readSettings({}, { [variable]: '' }))).toEqual(fallback);
      expect(fallback).not.toEqual(found);
    },
  );

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['QUERY_TIMEOUT_MS', '0'],
    ['QUERY_TIMEOUT_MS', 'soon'],
    ['QUERY_MEMORY_MB', '1'],
    ['QUERY_WORKERS', '0'],
    ['MAX_BODY_MB', '0'],
    ['MAX_BODY_MB', '1e9'],
    ['UNION_DEFAULT_GRAPH', 'yes'],
    ['BASE_IRI', 'https://example.org/kg'],
    ['BASE_IRI', 'example.org/'],
    ['BASE_IRI', 'javascript:alert(1)/'],
    ['PUBLIC_URL', 'example.org'],
    ['SPARQL_UPDATE_ENDPOINT', 'a.example'],
    ['SPARQL_DIALECT', 'spreadsheet'],
    ['PUBLIC_URL', 'ftp://example.org/'],
    ['PUBLIC_URL', 'https://example.org/?q=1'],
    ['PUBLIC_URL', 'https://user@example.org/'],
    ['SERVICE_ALLOW', 'foo'],
    ['SERVICE_ALLOW', 'ftp://b.example/'],
    ['SOURCES', 'ftp://b.example/sparql'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '300.0.0.1'],
  ])('refuse %s=%s, and name the setting, its flag and what was found', async (variable, value) => {
    const refused = expect.objectContaining({
      code: 'configuration',
      message: expect.stringContaining(`${variable} (--${flagOf(variable)})`),
    });
    expect(() => readSettings({}, { [variable]: value })).toThrow(ServiceError);
    try {
      readSettings({ [flagOf(variable)]: value }, {});
    } catch (error) {
      expect(error).toEqual(refused);
      expect((error as ServiceError).message).toContain(`"${value}"`);
    }
    const run = await runCommand(['serve', `--${flagOf(variable)}=${value}`], {});
    expect([run.status, run.out]).toEqual([2, '']);
    expect(run.error).toContain(variable);
  });

  it('are all flags of serve, with their defaults in its help', async () => {
    const { status, out } = await runCommand(['serve', '--help'], {});
    expect(status).toBe(0);
    const help = out.replace(/\s+/g, ' ');
    for (const { variable, fallback, description } of SETTINGS) {
      const value = fallback === 'false' ? '[value]' : '<value>';
      expect(help).toContain(`--${flagOf(variable)} ${value}`);
      expect(help).toContain(description);
      if (fallback !== undefined) expect(help).toContain(`(default: ${fallback})`);
    }
  });
});
