/**
 * Every setting: a flag of `serve`, and an environment variable of the same name. README's table is
 * held to this one.
 */
import { ServiceError } from '../errors.js';
import type { HttpSettings } from '../http/index.js';
import { DEFAULT_BASE_IRI } from '../rdf/index.js';
import type { ServiceSettings } from '../service.js';
import { DEFAULT_ENDPOINT_LIMITS, defaultWorkerCount } from '../sparql/index.js';

/** One setting, as help and README describe it. */
export interface SettingInfo {
  /** Name of the environment variable; the flag is `--data-dir` for `DATA_DIR`. */
  readonly variable: string;
  readonly fallback: string | undefined;
  readonly description: string;
}

/** All settings, in the order in which help lists them. */
export const SETTINGS: readonly SettingInfo[] = [
  { variable: 'PORT', fallback: '3000', description: 'port to listen on; 0 takes a free one' },
  { variable: 'HOST', fallback: '127.0.0.1', description: 'address to listen on' },
  {
    variable: 'DATA_DIR',
    fallback: './var',
    description: 'where the log and everything else is kept',
  },
  {
    variable: 'BASE_IRI',
    fallback: DEFAULT_BASE_IRI,
    description: 'prefix of every IRI that is minted',
  },
  {
    variable: 'PUBLIC_URL',
    fallback: undefined,
    description: 'how links to this server are written; from the request when not set',
  },
  {
    variable: 'WRITE_TOKEN',
    fallback: undefined,
    description:
      'a bearer token that may write everything; without it only those made by osce-graph token may write',
  },
  {
    variable: 'QUERY_TIMEOUT_MS',
    fallback: '30000',
    description: 'time that one query may take, in milliseconds',
  },
  {
    variable: 'QUERY_MEMORY_MB',
    fallback: '1024',
    description: 'memory that one query may hold, in MiB',
  },
  {
    variable: 'QUERY_WORKERS',
    fallback: undefined,
    description: 'threads that answer queries; as many as there are processor cores when not set',
  },
  {
    variable: 'MAX_BODY_MB',
    fallback: '64',
    description: 'largest request body, in MiB (queries: at most 1)',
  },
  {
    variable: 'UNION_DEFAULT_GRAPH',
    fallback: 'true',
    description: 'queries without FROM see all graphs; false: the default graph alone',
  },
  {
    variable: 'REVIEW_BELOW',
    fallback: '0.5',
    description:
      'facts of pages that are less sure, from 0 to 1, are proposed for review instead of asserted',
  },
  {
    variable: 'KEEP_VERSIONS',
    fallback: undefined,
    description:
      'once a day, drop all but so many of the latest versions, and those that have a name or were cited; none are dropped when not set',
  },
  {
    variable: 'KEEP_DAYS',
    fallback: undefined,
    description:
      'once a day, drop versions from before so many days, but for those that have a name or were cited; with KEEP_VERSIONS, what either keeps is kept',
  },
  {
    variable: 'SERVICE_ALLOW',
    fallback: undefined,
    description: 'addresses that SERVICE and LOAD may call, separated by commas',
  },
  {
    variable: 'SERVICE_TIMEOUT_MS',
    fallback: String(DEFAULT_ENDPOINT_LIMITS.timeoutMs),
    description: 'time that each of these may take for one query, in milliseconds',
  },
  {
    variable: 'SERVICE_MAX_MB',
    fallback: String(DEFAULT_ENDPOINT_LIMITS.maxMb),
    description: 'what each of these may send for one query, in MiB',
  },
];

/** The values of all settings, checked and sorted by who needs them. */
export interface Settings {
  readonly service: ServiceSettings;
  readonly http: HttpSettings;
  readonly listen: { readonly host: string; readonly port: number };
}

/** The flag of a setting, without the dashes in front. */
export function flagOf(variable: string): string {
  return variable.toLowerCase().replaceAll('_', '-');
}

/**
 * The settings from flags, then the environment, then the defaults.
 * @throws ServiceError `configuration` naming the setting, what was expected and what was found.
 */
export function readSettings(
  flags: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const read = (variable: string): string | undefined => {
    const info = SETTINGS.find((setting) => setting.variable === variable)!;
    return flags[flagOf(variable)] ?? nonEmpty(environment[variable]) ?? info.fallback;
  };
  const integer = (variable: string, min: number, max: number): number => {
    const value = Number(read(variable));
    return Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : fail(variable, `a whole number from ${min} to ${max}`, read(variable));
  };
  const fraction = (variable: string): number => {
    const value = Number(read(variable));
    return value >= 0 && value <= 1
      ? value
      : fail(variable, 'a number from 0 to 1', read(variable));
  };
  const httpAddress = (variable: string, end: RegExp, expected: string): string => {
    const text = read(variable) ?? '';
    return URL.canParse(text) && /^https?:/.test(text) && end.test(text)
      ? text
      : fail(variable, expected, text);
  };
  const optional = (variable: string, min: number, max: number): number | undefined =>
    read(variable) === undefined ? undefined : integer(variable, min, max);
  const retention = {
    versions: optional('KEEP_VERSIONS', 1, 1_000_000_000),
    days: optional('KEEP_DAYS', 1, 100_000),
  };
  const union = read('UNION_DEFAULT_GRAPH');
  if (union !== 'true' && union !== 'false') fail('UNION_DEFAULT_GRAPH', 'true or false', union);
  return {
    service: {
      // Settings with a default are never undefined.
      dataDirectory: read('DATA_DIR')!,
      baseIri: httpAddress('BASE_IRI', /\/$/, 'an http or https IRI that ends in "/"'),
      queryTimeoutMs: integer('QUERY_TIMEOUT_MS', 1, 86_400_000),
      queryMemoryMb: integer('QUERY_MEMORY_MB', 16, 1_048_576),
      queryWorkerCount: optional('QUERY_WORKERS', 1, 256) ?? defaultWorkerCount(),
      isUnionDefaultGraph: union === 'true',
      serviceAllow: (read('SERVICE_ALLOW') ?? '').split(/[\s,]+/).filter(Boolean),
      reviewBelow: fraction('REVIEW_BELOW'),
      endpointLimits: {
        timeoutMs: integer('SERVICE_TIMEOUT_MS', 1, 86_400_000),
        maxMb: integer('SERVICE_MAX_MB', 1, 65_536),
      },
      retention:
        retention.versions === undefined && retention.days === undefined ? undefined : retention,
    },
    http: {
      publicUrl:
        read('PUBLIC_URL') === undefined
          ? undefined
          : httpAddress('PUBLIC_URL', /./, 'an http or https address'),
      writeToken: read('WRITE_TOKEN'),
      maxBodyMb: integer('MAX_BODY_MB', 1, 4096),
    },
    listen: { host: read('HOST')!, port: integer('PORT', 0, 65_535) },
  };
}

/** An environment variable that is set to nothing counts as not set. */
function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function fail(variable: string, expected: string, found: string | undefined): never {
  throw new ServiceError(
    'configuration',
    `The setting ${variable} (--${flagOf(variable)}) is ${expected}; found "${found ?? ''}".`,
  );
}
