/** `?include=` and `?fields=`: what of things a request wants, as JSON:API has it. */
import { text } from 'node:stream/consumers';
import type { Request, Response } from 'express';
import { badRequest, type ServiceError } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { ContextTerms } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { readThings, type TaskOptions, type ThingsInput } from '../../tasks/index.js';
import { parametersOf } from '../exchange/request.js';
import type { Parameter } from '../exchange/route.js';
import { sendChunks } from '../exchange/streaming.js';
import { unknownName } from '../../input/index.js';
import { inQuery } from '../exchange/parameters.js';

const MAX_PATHS = 20;
const MAX_STEPS = 4;

/** Parameters of things and of lists. */
export const OF_PARTS: readonly Parameter[] = [
  inQuery(
    'include',
    'Nests what these properties lead to, in full: keys of the JSON, separated by commas, each ' +
      'with further ones after a full stop, as `organizer,place.inState`. JSON only.',
    { isRepeated: true },
  ),
  inQuery(
    'fields',
    'Only these keys, besides `id` and `type`, separated by commas, as `label,organizer`. JSON only.',
    { isRepeated: true },
  ),
];

export type WantedParts = Pick<ThingsInput, 'include' | 'fields'>;

const termsOf = new WeakMap<object, ContextTerms>();

/**
 * What a request wants of things; undefined where it wants them as they are.
 * @throws ServiceError `bad-request` for keys that the context does not have.
 */
export function wantedParts(request: Request, { context }: Service): WantedParts | undefined {
  const valuesOf = (name: string): string[] | undefined => {
    const values = parametersOf(request).getAll(name);
    const split = values.flatMap((value) => value.split(',')).map((each) => each.trim());
    return values.length === 0 ? undefined : [...new Set(split.filter((each) => each !== ''))];
  };
  const [include, fields] = [valuesOf('include'), valuesOf('fields')];
  if (!include && !fields) return undefined;
  let terms = termsOf.get(context);
  if (!terms) termsOf.set(context, (terms = new ContextTerms(context as Record<string, unknown>)));
  const { links, keys } = terms;
  const known = (name: string, all: readonly string[], what: string): ServiceError =>
    unknownName(name, all, { what, list: '/context.jsonld lists the keys.' });
  for (const field of fields ?? [])
    // A property without a term of its own has a prefix.
    if (!keys.has(field) && !field.includes(':')) throw known(field, [...keys], '?fields has');
  const paths = (include ?? []).map((path) =>
    path.split('.').map((key) => {
      const property = links.get(key);
      if (property === undefined) throw known(key, [...links.keys()], '?include has');
      return property;
    }),
  );
  if (paths.length > MAX_PATHS || paths.some(({ length }) => length > MAX_STEPS))
    throw badRequest(
      `?include can have at most ${MAX_PATHS} properties, each with at most ${MAX_STEPS} steps.`,
      { details: { parameter: 'include' } },
    );
  return { include: paths, fields };
}

/** Things as a JSON array. */
export interface WrittenThings {
  readonly missing: readonly string[];
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Things of a version, which a thread writes. */
export async function writtenThings(
  version: GraphVersion,
  input: ThingsInput,
  { tasks, names }: Service,
  options: TaskOptions,
): Promise<WrittenThings> {
  // The thread reads these statements.
  if (version.isPaged) readThings(input, version.ids, names.baseIri);
  const { head, chunks } = await tasks.things(version, input, options);
  return { missing: head.missing, chunks };
}

/** Sends things as a member of a JSON document that is whole but for it. */
export async function sendThings(
  response: Response,
  mediaType: string,
  { chunks }: WrittenThings,
  [before = '', after = '']: readonly string[],
  member: string,
): Promise<void> {
  await sendChunks(response, mediaType, between(`${before}"${member}": `, chunks, after));
}

/** Sends the only thing that was written, as a document of its own. */
export async function sendThing(
  response: Response,
  mediaType: string,
  { chunks }: WrittenThings,
  context: string,
): Promise<void> {
  // What is between the brackets of the list, each on a line of its own.
  const object = (await text(chunks)).slice(2, -2);
  const whole = `{"@context":${JSON.stringify(context)},${object.slice(1)}\n`;
  await sendChunks(response, mediaType, between(whole, [], ''));
}

async function* between(
  before: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  after: string,
): AsyncGenerator<Uint8Array> {
  if (before !== '') yield Buffer.from(before);
  yield* chunks;
  if (after !== '') yield Buffer.from(after);
}
