/**
 * Parses queries, and caches by the query's shape: its text without comments, and with numbered
 * places for IRIs and strings. An application's repeated query about different things is parsed
 * once, which halves a look-up's time.
 */
import { randomUUID } from 'node:crypto';
import { changed, copyOf, partsIn, type QueryForm } from './algebra/index.js';
import { hasBriefSteps, isRepeatable } from './query-traits.js';
import { refuseReusedVariables } from './scope-rules.js';
import { baseOf, parseQuery } from './syntax/index.js';

/** A query's algebra, which nobody changes, and its traits. */
export interface ParsedQuery {
  readonly algebra: QueryForm;
  /** The base of IRIs made during evaluation. */
  readonly base: string;
  readonly isRepeatable: boolean;
  readonly hasBriefSteps: boolean;
  /** Whether it calls functions by their IRIs. */
  readonly namesFunctions: boolean;
}

/** A cache; undefined for a text that does not parse with places in it. */
const shapes = new Map<string, ParsedQuery | undefined>();
const KEPT_SHAPES = 500;
/** Longer texts are seldom repeated. */
const MAX_LENGTH = 20_000;

/** Places are this and a number. No text can have it, as each process has its own. */
const PLACE = `urn:uuid:${randomUUID()}:`;

const IN_IRI = String.raw`(?:[^\0-\x20<>"{}|^\x60\\%]|%[0-9a-f]{2})`;
/**
 * The tokens that matter here (SPARQL 1.2 §19.8): blanks and comments, tokens kept as they are, and
 * the IRIs and strings that get places. Kept are datatypes, IRIs in declarations, relative IRIs,
 * IRIs whose authority or escapes need a closer look, and strings with escapes.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?<blank>(?:[\t\n\r ]|#[^\n\r]*)+)`,
    String.raw`\\[\s\S]|<<|"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''`,
    String.raw`(?:\bprefix\s+[^\s:<]*:\s*|\bbase\s*|\^\^\s*)<[^\0-\x20<>"{}|^\x60]*>`,
    String.raw`<(?<iri>[a-z][a-z0-9+.-]*:(?:(?!//)|//[\w.-]*(?::\d*)?(?=[/?#>]))${IN_IRI}*)>`,
    String.raw`<[^\0-\x20<>"{}|^\x60]*>`,
    String.raw`"(?<string>[^"\\\n\r]*)"`,
    String.raw`"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'`,
  ].join('|'),
  'gi',
);

/** @throws ServiceError as `parseQuery` and `refuseReusedVariables` do. */
export function parsedQuery(text: string, baseIri: string): ParsedQuery {
  // The text of a SERVICE is sent as written.
  if (text.length > MAX_LENGTH || /service/i.test(text)) return parsed(text, baseIri);
  const { shape, constants } = shapeOf(text);
  const key = keyOf(shape, baseIri);
  const known = shapes.has(key) ? shapes.get(key) : parsedShape(shape, constants, baseIri);
  shapes.delete(key);
  shapes.set(key, known);
  const [oldest] = shapes.keys();
  if (oldest !== undefined && shapes.size > KEPT_SHAPES) shapes.delete(oldest);
  return known
    ? { ...known, algebra: withConstants(known.algebra, constants) }
    : parsed(text, baseIri);
}

const keyOf = (shape: string, baseIri: string): string => `${baseIri}\n${shape}`;

/** Whether a query's shape is cached and each of its steps is brief. */
export function isBriefShape(text: string, baseIri: string): boolean {
  try {
    parsedQuery(text, baseIri);
  } catch {
    return false;
  }
  return shapes.get(keyOf(shapeOf(text).shape, baseIri))?.hasBriefSteps ?? false;
}

function parsed(text: string, baseIri: string): ParsedQuery {
  const algebra = parseQuery(text, baseIri);
  refuseReusedVariables(algebra, text);
  return {
    algebra,
    base: baseOf(text, baseIri),
    isRepeatable: isRepeatable(algebra),
    hasBriefSteps: hasBriefSteps(algebra),
    namesFunctions: [...partsIn(algebra)].some(
      (part) => part.type === 'expression' && part.subType === 'named',
    ),
  };
}

interface Shape {
  readonly shape: string;
  readonly constants: readonly string[];
}

let last: (Shape & { readonly text: string }) | undefined;

/** A text's shape. Equal constants have one place. */
export function shapeOf(text: string): Shape {
  if (last?.text === text) return last;
  const places = new Map<string, string>();
  const shape = text.replace(TOKEN, (token: string, ...rest: unknown[]) => {
    const { blank, iri, string } = rest.at(-1) as Record<string, string | undefined>;
    // A newline would be invalid in a string.
    if (blank !== undefined) return /[\n\r]/.test(blank) ? '\n' : ' ';
    if (iri === undefined && string === undefined) return token;
    const place = places.get(token) ?? `${PLACE}${places.size}`;
    places.set(token, place);
    return iri === undefined ? `"${place}"` : `<${place}>`;
  });
  const constants = Array.from(places.keys(), (token) => token.slice(1, -1));
  last = { text, shape, constants };
  return last;
}

/** Undefined where the shape does not parse, or a place is not exactly a term. */
function parsedShape(
  shape: string,
  constants: readonly string[],
  baseIri: string,
): ParsedQuery | undefined {
  let known: ParsedQuery;
  try {
    known = parsed(shape, baseIri);
  } catch {
    // The text itself is parsed for the message.
    return undefined;
  }
  const found = new Set<number>();
  const rest = withConstants(
    known.algebra,
    constants.map(() => ''),
    found,
  );
  return found.size === constants.length && !JSON.stringify(rest).includes(PLACE)
    ? known
    : undefined;
}

/** A query with constants in their places; without any it is the same object. */
function withConstants(
  query: QueryForm,
  constants: readonly string[],
  found?: Set<number>,
): QueryForm {
  return changed(query, {
    term: (term) => {
      if (term.termType === 'Variable' || !term.value.startsWith(PLACE)) return term;
      const place = Number(term.value.slice(PLACE.length));
      found?.add(place);
      return Object.assign(copyOf(term), { value: constants[place] });
    },
  });
}
