/** `?frame=`: the frame of an answer in JSON-LD (JSON-LD 1.1 Framing). */
import type { Request } from 'express';
import { badRequest, type ServiceError } from '../../errors.js';
import { classFrame } from '../../queries/index.js';
import type { Frame } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { contextPath } from '../exchange/context.js';
import { parametersOf } from '../exchange/request.js';
import type { Parameter } from '../exchange/route.js';
import { quoted, readJson, TEXT } from '../../input/index.js';
import { inQuery } from '../exchange/parameters.js';

const MAX_LENGTH = 64 * 1024;
const MAX_DEPTH = 32;

export const FRAME: Parameter = inQuery(
  'frame',
  'Nested JSON-LD, with its members in `@graph`: the name of a class (`Workshop`), of a stored ' +
    'query with a frame, or a JSON-LD frame. Only for CONSTRUCT and DESCRIBE. Without a ' +
    '`@context`, a frame is read with that of this service.',
  { schema: TEXT },
);

/**
 * The requested frame; without one, `own`.
 * @throws ServiceError `bad-request` for an unknown name, and for a frame that is no object or is
 *   nested too deeply.
 */
export function requestedFrame(
  request: Request,
  service: Service,
  publicUrl: string,
  own?: object,
): Frame | undefined {
  const text = parametersOf(request).get(FRAME.name)?.trim();
  const frame = text === undefined ? own : frameIn(text, service);
  if (!frame) return undefined;
  const document = { '@context': `${publicUrl}${contextPath(service)}`, ...frame };
  const served = { baseIri: service.names.baseIri, publicUrl };
  const contexts = contextsNamedIn(document).flatMap((url): [string, object][] => {
    const context = service.contexts.contextAt(url, served);
    return context ? [[url, context]] : [];
  });
  return { document, contexts: new Map(contexts) };
}

function frameIn(text: string, service: Service): object {
  if (text.length > MAX_LENGTH)
    throw refused(`it can have at most ${MAX_LENGTH} characters; found ${text.length}`);
  // What begins with a brace is an object.
  if (text.startsWith('{')) return readJson(text, `?${FRAME.name}`) as object;
  const stored = service.queries.all(service.current).find(({ name }) => name === text);
  const frame = classFrame(text, service) ?? stored?.frame;
  if (frame) return frame;
  throw refused(
    `there is no class and no stored query with a frame called “${quoted(text)}”. /ontology ` +
      'lists the classes, /queries the queries',
  );
}

/** Addresses of contexts in a frame, at any depth. */
function contextsNamedIn(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (depth > MAX_DEPTH) throw refused(`it is nested more than ${MAX_DEPTH} levels deep`);
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => [
    ...(key === '@context' ? [member].flat().filter((each) => typeof each === 'string') : []),
    ...contextsNamedIn(member, depth + 1),
  ]);
}

function refused(why: string): ServiceError {
  return badRequest(`?${FRAME.name} cannot be used: ${why}.`, {
    details: { parameter: FRAME.name },
  });
}
