/** The header of a stored query: `#+` lines before the query, in YAML, as in grlc. */
import { ServiceError } from '../errors.js';
import { parseYaml, YAMLParseError } from '../input/index.js';

/** The ways to look at an answer; the header names the one that the query's page begins with. */
export const ANSWER_VIEWS = ['table', 'chart', 'timeline', 'map', 'graph'] as const;
export type AnswerView = (typeof ANSWER_VIEWS)[number];

export interface QueryHeader {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly tags: readonly string[];
  /** Default values by the parameter's name. */
  readonly defaults: ReadonlyMap<string, string>;
  /** The only values of a parameter, by its name; `graph`: those in the graph. */
  readonly enumerate: ReadonlyMap<string, readonly string[] | 'graph'>;
  /** The frame of JSON-LD: the name of a class, or a frame. */
  readonly frame?: string | object | undefined;
  /** How long shared caches may keep an answer, in seconds. */
  readonly maxAge?: number | undefined;
  /** By default a table. */
  readonly view?: AnswerView | undefined;
}

const MAX_LENGTH = 10_000;
const MAX_AGE = 31_536_000;
const FIELDS = 'summary description tags defaults enumerate frame max-age view'.split(' ');
/** Fields of grlc about its calls of endpoints, which mean nothing here. */
const IGNORED = 'endpoint endpoint_in_url endpoint-in-url method mime pagination transform'.split(
  ' ',
);

const LINE = /^[ \t]*#\+(.*)$/;

/** The lines of the header, without their marks, and the query below. */
export function splitHeader(text: string): { readonly header: string; readonly query: string } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const end = lines.findIndex((line) => line.trim() !== '' && !LINE.test(line));
  const head = end === -1 ? lines : lines.slice(0, end);
  return {
    header: head.map((line) => LINE.exec(line)?.[1] ?? '').join('\n'),
    query: lines.slice(head.length).join('\n').trim(),
  };
}

/** @throws ServiceError `malformed-query` with the `line` of the stored text in `details`. */
export function readHeader(header: string): QueryHeader {
  const fields = new Map(Object.entries(fieldsOf(header, 'failsafe')));
  const stray = [...fields.keys()].find((name) => ![...FIELDS, ...IGNORED].includes(name));
  if (stray !== undefined)
    throw malformed(`“${stray}” is no field of it; the fields are ${FIELDS.join(', ')}`);
  return {
    summary: textOf(fields.get('summary'), 'summary'),
    description: textOf(fields.get('description'), 'description'),
    tags: textsOf(fields.get('tags') ?? [], 'tags'),
    defaults: new Map(
      entriesOf(fields.get('defaults'), 'defaults').map(([name, value]) => [
        name,
        textOf(value, `defaults of ${name}`) ?? '',
      ]),
    ),
    enumerate: new Map(
      enumeratedIn(fields.get('enumerate')).map(([name, values]) => [
        name,
        values === 'graph' ? values : textsOf(values, `enumerate of ${name}`),
      ]),
    ),
    frame: frameIn(fields.get('frame'), header),
    maxAge: secondsOf(textOf(fields.get('max-age'), 'max-age')),
    view: viewIn(textOf(fields.get('view'), 'view')),
  };
}

/** A frame has numbers and booleans of JSON. */
function frameIn(value: unknown, header: string): string | object | undefined {
  if (value === undefined || typeof value === 'string') return textOf(value, 'frame');
  const { frame } = fieldsOf(header, 'core') as { readonly frame?: unknown };
  if (typeof frame === 'object' && frame !== null && !Array.isArray(frame)) return frame;
  throw malformed('frame must be the name of a class, or a JSON-LD frame');
}

/** `failsafe`: every value is text, also those that other schemas read as dates or numbers. */
function fieldsOf(header: string, schema: 'failsafe' | 'core'): object {
  if (header.length > MAX_LENGTH)
    throw malformed(`it has more than ${MAX_LENGTH} characters`, { limit: MAX_LENGTH });
  try {
    const fields: unknown = parseYaml(header, {
      schema,
      stringKeys: true,
      maxAliasCount: 0,
      prettyErrors: true,
      logLevel: 'error',
    });
    if (fields === null || fields === undefined || fields === '') return {};
    if (typeof fields === 'object' && !Array.isArray(fields)) return fields;
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    throw malformed(error.message.replace(/:?\n[\s\S]*$/, ''), { line });
  }
  throw malformed('it must be fields with values, such as “summary: Events of a State”');
}

function textOf(value: unknown, field: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw malformed(`${field} must be a text`);
  return value.replace(/\s+/g, ' ').trim() || undefined;
}

function textsOf(value: unknown, field: string): string[] {
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string'))
    throw malformed(`${field} must be a list of texts`);
  return value as string[];
}

/** A name alone means the values in the graph, as in grlc. */
function enumeratedIn(value: unknown): [string, unknown][] {
  if (!Array.isArray(value)) return entriesOf(value, 'enumerate');
  return value.flatMap((each: unknown): [string, unknown][] =>
    typeof each === 'string' ? [[each, 'graph']] : entriesOf(each, 'enumerate'),
  );
}

/** Of a mapping, or of a list of mappings, as in grlc. */
function entriesOf(value: unknown, field: string): [string, unknown][] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((each) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each))
      throw malformed(`${field} must have a value for each parameter, as “state: Albania”`);
    return Object.entries(each);
  });
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,8}$/.test(text) && Number(text) <= MAX_AGE) return Number(text);
  throw malformed(`max-age must be a number of seconds up to ${MAX_AGE}; found “${text}”`);
}

function viewIn(text: string | undefined): AnswerView | undefined {
  const view = ANSWER_VIEWS.find((each) => each === text);
  if (text !== undefined && view === undefined)
    throw malformed(`view must be ${ANSWER_VIEWS.join(', ')}; found “${text}”`);
  return view;
}

function malformed(why: string, details: Readonly<Record<string, unknown>> = {}): ServiceError {
  return new ServiceError('malformed-query', `The header of the query cannot be used: ${why}.`, {
    details,
  });
}
