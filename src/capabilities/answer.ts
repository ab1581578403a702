/** What the surfaces share: input, answers as JSON, and requests to another server. */
import type { CommitResult } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { writeYaml, type Members, type Schema } from '../input/index.js';
import { rdfPatchParts } from '../rdf/index.js';
import type { Service } from '../service.js';
import type { Caller, Capability, HttpSurface } from './capability.js';

/** Checked values of members by name. */
export interface Given {
  readonly version?: number | string | undefined;
  readonly [member: string]: unknown;
}

/** JSON of an answer: what it may have that surfaces look at. */
export interface Answer {
  /** The version that it is of, if that is not the caller's. */
  readonly version?: number;
  /** Addresses of the pages beside it. */
  readonly next?: string;
  readonly prev?: string;
  readonly previous?: string;
}

/** The answer in this process to a checked input, and its version. */
export async function answer(
  capability: Capability,
  given: Given,
  caller: Omit<Caller, 'version'>,
  surface: Pick<Capability, 'json'> = capability,
): Promise<{ readonly version: number; readonly json: object }> {
  const version = await versionNamed(given, caller.service);
  const input = inputOf(given, capability.input);
  const whole = { ...caller, version };
  const value = await capability.run(input, whole);
  const json = jsonOf({ ...capability, ...surface }, value, input, whole);
  return { version: json.version ?? version.number, json };
}

/** @throws ServiceError `not-found` or `version-dropped` */
export async function versionNamed(
  { version }: Given,
  { snapshots, current }: Service,
): Promise<GraphVersion> {
  return version === undefined ? current : snapshots.open(snapshots.resolve(String(version)));
}

/** Checked values with the defaults of the others, and lists where one value was given. */
export function inputOf(given: Given, { properties }: Members): Given {
  const input = Object.entries(properties).flatMap(([name, schema]): [string, unknown][] => {
    const value = given[name] ?? schema.default;
    if (value === undefined) return [];
    return [[name, schema.type === 'array' ? [value].flat() : value]];
  });
  return Object.fromEntries(input);
}

/** An answer as JSON: of a write with what changed, or would change. */
export function jsonOf(
  capability: Capability,
  value: unknown,
  input: object,
  caller: Caller,
): Answer {
  const json = capability.json?.(value, input, caller) ?? (value as object);
  if (!capability.isWrite) return json;
  return writtenJson(value as CommitResult, json, caller.note.isDryRun);
}

/** An answer as YAML, for people and for models that do not read JSON. */
export function answerText(answer: object): string {
  const known = (_name: unknown, value: unknown): unknown =>
    value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
  return writeYaml(answer, known, {
    lineWidth: 0,
    indentSeq: false,
    aliasDuplicateObjects: false,
  });
}

/** The answer to a write: what it changed, or for a dry run, what it would change. */
export function writtenJson(
  { version, change }: CommitResult,
  json: object,
  isDryRun = false,
): Answer & { readonly added: number; readonly removed: number } {
  return {
    version: version.number,
    added: change.added.length,
    removed: change.removed.length,
    ...json,
    ...(isDryRun ? { dryRun: true, patch: [...rdfPatchParts(change)].join('') } : {}),
  };
}

type Addressed = Pick<Capability, 'name'> & { readonly http?: HttpSurface | false };

/** The request for an input, with members in the path, address or JSON; `note` in the address. */
export function requestOf(
  { name, http }: Addressed,
  input: Given,
  note: object = {},
): { readonly method: string; readonly path: string; readonly body?: object } {
  const { method = 'GET', path = `/${name}`, names = {} } = http === false ? {} : (http ?? {});
  const rest = new Map(Object.entries(input).map(([each, value]) => [names[each] ?? each, value]));
  const address = path.replace(/\{(\w+)\}/g, (_all, member: string) => {
    const value = encodeURIComponent(String(rest.get(member)));
    rest.delete(member);
    return value;
  });
  const hasBody = method === 'POST' || method === 'PUT';
  const query = new URLSearchParams();
  for (const [each, value] of [...(hasBody ? [] : rest), ...Object.entries(note)])
    if (value !== undefined) for (const one of [value].flat()) query.append(each, String(one));
  return {
    method,
    path: query.size === 0 ? address : `${address}?${query.toString()}`,
    ...(hasBody ? { body: Object.fromEntries(rest) } : {}),
  };
}

/** Addresses of the pages beside one of a list: of its version, so that pages fit together. */
export function pagesBeside(
  capability: Addressed,
  input: { readonly page: number },
  {
    size,
    total,
    version,
  }: { readonly size: number; readonly total: number } & Pick<Caller, 'version'>,
  previous: 'prev' | 'previous' = 'prev',
): Pick<Answer, 'next' | 'prev' | 'previous'> {
  const { page } = input;
  const addressOf = (number: number): string =>
    requestOf(capability, { ...input, page: number, version: version.number }).path;
  return {
    ...(page * size < total ? { next: addressOf(page + 1) } : {}),
    ...(page > 1 ? { [previous]: addressOf(page - 1) } : {}),
  };
}

/** A description as part of a sentence. */
export function phraseOf({ description = '' }: Schema): string {
  const rest = description.replace(/\.$/, '');
  return /^[A-Z][A-Z]/.test(rest) ? rest : rest.charAt(0).toLowerCase() + rest.slice(1);
}
