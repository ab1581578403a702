/**
 * Every setting: a flag of `serve`, and an environment variable of the same name. A test compares
 * the table in `docs/settings.md` with this one.
 */
import { isIP } from 'node:net';
import { ServiceError } from '../errors.js';
import { LOG_FORMATS, LOG_LEVELS, type HttpSettings } from '../http/index.js';
import { DAY_MS, DEFAULT_BASE_IRI } from '../rdf/index.js';
import { DIALECTS, type EndpointSettings } from '../remote/index.js';
import type { ServiceSettings } from '../service.js';
import { DEFAULT_ENDPOINT_LIMITS, defaultWorkerCount } from '../sparql/index.js';

export interface SettingInfo {
  /** Name of the environment variable; the flag is `--data-dir` for `DATA_DIR`. */
  readonly variable: string;
  readonly fallback: string | undefined;
  readonly description: string;
}

const DIALECT_NAMES = DIALECTS.map(({ name }) => name);

/** What each is, in the order of the help. */
const DESCRIPTIONS = {
  PORT: 'port to listen on; 0 picks a free one',
  HOST: 'address to listen on',
  DATA_DIR: 'directory of the log and all other data',
  READ_ONLY:
    'true: only read the data directory, which another process may write to, and follow what ' +
    'is written',
  BASE_IRI: 'prefix of every IRI that the service creates',
  PUBLIC_URL: 'address of this server in links; taken from the request when not set',
  TRUST_PROXY:
    'proxies whose X-Forwarded headers are believed: how many there are, or their addresses, ' +
    'separated by commas; none when not set',
  WRITE_TOKEN:
    'a bearer token that may write everything; without it, only tokens made by osce-graph ' +
    'token may write',
  QUERY_TIMEOUT_MS: 'time limit of a query, in milliseconds',
  QUERY_MEMORY_MB: 'memory limit of a query, in MiB',
  QUERY_WORKERS: 'threads that answer queries; as many as there are processor cores when not set',
  QUERY_QUEUE: 'queries that may wait for a thread; more are refused',
  RATE_LIMIT: 'requests that one address may send in a minute; no limit when not set',
  LOG_LEVEL: `what is logged on standard error: ${LOG_LEVELS.join(', ')}`,
  LOG_FORMAT: 'json or text; text on a terminal and json elsewhere when not set',
  MAX_BODY_MB: 'largest request body, in MiB (queries, and without a token: at most 1)',
  UNION_DEFAULT_GRAPH: 'true: queries without FROM see all graphs; false: only the default graph',
  REVIEW_BELOW:
    'facts from pages with a lower confidence than this, from 0 to 1, are proposed for review' +
    ' instead of asserted',
  KEEP_PAGES:
    'true: keep the texts of news pages in the graph of receipts, which show them around their ' +
    'words',
  KEEP_VERSIONS:
    'once a day, drop all but this many of the latest versions; versions with a name or a ' +
    'citation stay; nothing is dropped when not set',
  KEEP_DAYS:
    'once a day, drop versions older than this many days; versions with a name or a citation ' +
    'stay, and so do those that KEEP_VERSIONS keeps',
  EXPORTS_MAX_MB:
    'what exported files may take of the disk, in MiB; the least recently used are removed',
  AUDIT_SHARE:
    'the share of queries and commits, from 0 to 1, that is checked again with Comunica and ' +
    'rdf-validate-shacl when the service is idle',
  SERVICE_ALLOW:
    'addresses that SERVICE and LOAD may call, separated by commas; one that ends in / allows all ' +
    'below it',
  SERVICE_TIMEOUT_MS:
    'time limit for each address in SERVICE_ALLOW and SOURCES in one query, in milliseconds',
  SERVICE_MAX_MB:
    'size limit for the answers of each address in SERVICE_ALLOW and SOURCES in one query, in MiB',
  SOURCES:
    'SPARQL endpoints and RDF files, separated by commas, that /sparql queries together with ' +
    'the graph, through Comunica',
  SPARQL_ENDPOINT: 'address of a SPARQL 1.1 database that keeps the graph, instead of this process',
  SPARQL_UPDATE_ENDPOINT: 'address for its updates; SPARQL_ENDPOINT when not set',
  SPARQL_GRAPH_STORE: 'address where it takes N-Quads by POST; by its dialect when not set',
  SPARQL_ENDPOINT_TOKEN: 'a bearer token for the database',
  SPARQL_ENDPOINT_USER: 'user name for the database, for Basic or Digest authentication',
  SPARQL_ENDPOINT_PASSWORD: 'password of SPARQL_ENDPOINT_USER',
  SPARQL_DIALECT: `which database it is: ${DIALECT_NAMES.join(', ')}; found out when not set`,
};

type Variable = keyof typeof DESCRIPTIONS;

const FALLBACKS: Readonly<Partial<Record<Variable, string>>> = {
  PORT: '3000',
  HOST: '127.0.0.1',
  DATA_DIR: './var',
  READ_ONLY: 'false',
  BASE_IRI: DEFAULT_BASE_IRI,
  QUERY_TIMEOUT_MS: '30000',
  QUERY_MEMORY_MB: '1024',
  QUERY_QUEUE: '1000',
  LOG_LEVEL: 'info',
  MAX_BODY_MB: '64',
  UNION_DEFAULT_GRAPH: 'true',
  REVIEW_BELOW: '0.5',
  KEEP_PAGES: 'false',
  EXPORTS_MAX_MB: '200',
  AUDIT_SHARE: '0',
  SERVICE_TIMEOUT_MS: String(DEFAULT_ENDPOINT_LIMITS.timeoutMs),
  SERVICE_MAX_MB: String(DEFAULT_ENDPOINT_LIMITS.maxMb),
};

export const SETTINGS: readonly SettingInfo[] = Object.entries(DESCRIPTIONS).map(
  ([variable, description]) => ({
    variable,
    // It is one of them.
    fallback: FALLBACKS[variable as Variable],
    description,
  }),
);

export type Settings = ReturnType<typeof readSettings>;

/** The flag of a setting, without the leading dashes. */
export function flagOf(variable: string): string {
  return variable.toLowerCase().replaceAll('_', '-');
}

/** Flags before the environment before defaults. @throws ServiceError `configuration` */
export function readSettings(
  flags: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
) {
  const read = (variable: Variable): string | undefined =>
    flags[flagOf(variable)] ?? nonEmpty(environment[variable]) ?? FALLBACKS[variable];
  const integer = (variable: Variable, min: number, max: number): number =>
    toInteger(variable, read(variable), min, max);
  const optional = (variable: Variable, min: number, max: number): number | undefined =>
    read(variable) === undefined ? undefined : integer(variable, min, max);
  const [versions, days] = [
    optional('KEEP_VERSIONS', 1, 1_000_000_000),
    optional('KEEP_DAYS', 1, 100_000),
  ];
  const endpointLimits = {
    timeoutMs: integer('SERVICE_TIMEOUT_MS', 1, DAY_MS),
    maxMb: integer('SERVICE_MAX_MB', 1, 65_536),
  };
  return {
    service: {
      database: toDatabase(read),
      dataDirectory: read('DATA_DIR') ?? fail('DATA_DIR', 'a directory', undefined),
      baseIri: toBaseIri(read('BASE_IRI')),
      queryTimeoutMs: integer('QUERY_TIMEOUT_MS', 1, DAY_MS),
      queryMemoryMb: integer('QUERY_MEMORY_MB', 16, 1_048_576),
      queryWorkerCount: optional('QUERY_WORKERS', 1, 256) ?? defaultWorkerCount(),
      queryQueueLength: integer('QUERY_QUEUE', 1, 1_000_000),
      isUnionDefaultGraph: toBoolean('UNION_DEFAULT_GRAPH', read('UNION_DEFAULT_GRAPH')),
      serviceAllow: listed(read('SERVICE_ALLOW') ?? '').map((each) =>
        toAddress('SERVICE_ALLOW', each, /./, 'http or https addresses'),
      ),
      exportsMaxMb: integer('EXPORTS_MAX_MB', 1, 1_048_576),
      reviewBelow: toFraction('REVIEW_BELOW', read('REVIEW_BELOW')),
      keepPages: toBoolean('KEEP_PAGES', read('KEEP_PAGES')),
      auditShare: toFraction('AUDIT_SHARE', read('AUDIT_SHARE')),
      endpointLimits,
      sources: listed(read('SOURCES') ?? '').map(toSource),
      retention: versions === undefined && days === undefined ? undefined : { versions, days },
    } satisfies ServiceSettings,
    /** How `serve` opens it. */
    mode: toBoolean('READ_ONLY', read('READ_ONLY')) ? ('follow' as const) : ('open' as const),
    http: {
      publicUrl: toPublicUrl(read('PUBLIC_URL')),
      writeToken: read('WRITE_TOKEN'),
      maxBodyMb: integer('MAX_BODY_MB', 1, 4096),
      trustProxy: toProxies(read('TRUST_PROXY')),
      rateLimit: optional('RATE_LIMIT', 1, 1_000_000_000),
    } satisfies HttpSettings,
    log: {
      level: toOneOf('LOG_LEVEL', read('LOG_LEVEL'), LOG_LEVELS),
      format: toOneOf('LOG_FORMAT', read('LOG_FORMAT') ?? defaultFormat(), LOG_FORMATS),
    },
    listen: {
      host: read('HOST') ?? fail('HOST', 'an address', undefined),
      port: integer('PORT', 0, 65_535),
    },
  };
}

function toInteger(variable: Variable, text: string | undefined, min: number, max: number): number {
  const value = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  return Number.isSafeInteger(value) && value >= min && value <= max
    ? value
    : fail(variable, `a whole number from ${min} to ${max}`, text);
}

const defaultFormat = (): string => (process.stderr.isTTY ? 'text' : 'json');

function toOneOf<Value extends string>(
  variable: Variable,
  text: string | undefined,
  values: readonly Value[],
): Value {
  const found = values.find((value) => value === text);
  return found ?? fail(variable, `one of ${values.join(', ')}`, text);
}

function toFraction(variable: Variable, text: string | undefined): number {
  const value = text?.trim() ? Number(text) : NaN;
  return value >= 0 && value <= 1 ? value : fail(variable, 'a number from 0 to 1', text);
}

function toBoolean(variable: Variable, text: string | undefined): boolean {
  return text === 'true' || text === 'false'
    ? text === 'true'
    : fail(variable, 'true or false', text);
}

const PROXY_RANGES = /^(?:loopback|linklocal|uniquelocal)$/;

/** For Express: a number of proxies, or IP addresses, subnets and names of ranges. */
function toProxies(text: string | undefined): number | string[] | undefined {
  if (text === undefined) return undefined;
  if (/^\d$/.test(text)) return Number(text);
  const proxies = listed(text);
  const isProxy = (each: string): boolean =>
    PROXY_RANGES.test(each) || isIP(each.replace(/\/\d{1,3}$/, '')) !== 0;
  return proxies.length > 0 && proxies.every(isProxy)
    ? proxies
    : fail('TRUST_PROXY', 'a number from 0 to 9, IP addresses, subnets, or "loopback"', text);
}

function toDatabase(
  read: (variable: Variable) => string | undefined,
): EndpointSettings | undefined {
  const address = (variable: Variable): string | undefined => {
    const text = read(variable);
    return text && toAddress(variable, text, /^[^@#]*$/, 'an http or https address without a user');
  };
  const [endpoint, dialect] = [address('SPARQL_ENDPOINT'), read('SPARQL_DIALECT')];
  // Faults of the others are told also where they are not used.
  const others = {
    updateEndpoint: address('SPARQL_UPDATE_ENDPOINT'),
    graphStore: address('SPARQL_GRAPH_STORE'),
    token: read('SPARQL_ENDPOINT_TOKEN'),
    user: read('SPARQL_ENDPOINT_USER'),
    password: read('SPARQL_ENDPOINT_PASSWORD'),
    dialect: dialect && toOneOf('SPARQL_DIALECT', dialect, DIALECT_NAMES),
  };
  return endpoint ? { endpoint, ...others } : undefined;
}

function toBaseIri(text: string | undefined): string {
  return toAddress('BASE_IRI', text, /\/$/, 'an http or https IRI that ends in "/"');
}

function toPublicUrl(text: string | undefined): string | undefined {
  const expected = 'an http or https address without query, fragment or user name';
  return text === undefined ? undefined : toAddress('PUBLIC_URL', text, /^[^?#@]*$/, expected);
}

const listed = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** An address of an endpoint, or a file, which is checked on reading. */
function toSource(text: string): string {
  return /^(?!file:)\w+:\/\//.test(text)
    ? toAddress('SOURCES', text, /./, 'http or https addresses, or files')
    : text;
}

function toAddress(
  variable: Variable,
  text: string | undefined,
  form: RegExp,
  expected: string,
): string {
  return text !== undefined && URL.canParse(text) && /^https?:/.test(text) && form.test(text)
    ? text
    : fail(variable, expected, text);
}

/** An empty environment variable counts as not set. */
function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function fail(variable: Variable, expected: string, found: string | undefined): never {
  throw new ServiceError(
    'configuration',
    `The setting ${variable} (--${flagOf(variable)}) must be ${expected}; found "${found ?? ''}".`,
  );
}
