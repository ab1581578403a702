/** `?include=` and `?fields=`: what of things a request wants, as JSON:API has it. */
import type { Request, Response } from 'express';
import { badRequest, type ServiceError } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import type { Service } from '../../service.js';
import { readThings, type TaskOptions, type ThingsInput } from '../../tasks/index.js';
import { parametersOf } from '../exchange/request.js';
import type { Parameter } from '../exchange/route.js';
import { sendChunks } from '../exchange/streaming.js';
import { requireFormat, unknownName } from '../../input/index.js';
import { contextTermsOf } from '../../capabilities/index.js';
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
  const { links, keys } = contextTermsOf(context);
  const known = (name: string, all: readonly string[], what: string): ServiceError =>
    unknownName(name, all, { what, list: '/context.jsonld lists the keys.' });
  for (const field of (fields ?? []).filter((each) => !keys.has(each))) {
    if (!field.includes(':')) throw known(field, [...keys], '?fields has');
    // A property without a term of its own has a prefix.
    requireFormat(field, 'iri', 'fields', 'query');
  }
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

/** Things of a version as a JSON array, which a thread writes. */
export async function writtenThings(
  version: GraphVersion,
  input: ThingsInput,
  { tasks, names }: Service,
  options: TaskOptions,
): Promise<{ readonly missing: readonly string[]; readonly chunks: AsyncIterable<Uint8Array> }> {
  // The thread reads these statements.
  if (version.isPaged) readThings(input, version.ids, names.baseIri);
  const { head, chunks } = await tasks.run(version, 'things', input, options);
  return { missing: head.missing, chunks };
}

/** Sends an object with one more member: an array of JSON in chunks. */
export async function sendWithArray(
  response: Response,
  mediaType: string,
  object: object,
  [member, chunks]: readonly [name: string, chunks: AsyncIterable<Uint8Array>],
): Promise<void> {
  const others = JSON.stringify(object).slice(0, -1);
  await sendChunks(response, mediaType, parts());

  async function* parts(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${others},${JSON.stringify(member)}:`);
    yield* chunks;
    yield Buffer.from('}\n');
  }
}
