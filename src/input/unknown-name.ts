/** The refusal of an unknown name. */
import { badRequest, type ServiceError } from '../errors.js';
import { editsBetween } from '../rdf/index.js';

/** Slips in a name for suggesting another one. */
const MAX_EDITS = 2;
const MAX_QUOTED = 60;

/** Names that are used for one another: of these, the known one is suggested. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['from', 'since', 'after'],
  ['to', 'until', 'till', 'before'],
];

export const quoted = (text: string): string =>
  text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;

/**
 * @param what has the name: `The address has the parameter`.
 * @param list where all names are, if they are too many to list.
 * @param mark before each name, as `?` in addresses.
 */
export function unknownName(
  name: string,
  known: readonly string[],
  {
    what,
    mark = '',
    hint,
    list,
  }: { what: string; mark?: string; hint?: string | undefined; list?: string | undefined },
): ServiceError {
  const said = quoted(name);
  const suggestions = hint === undefined ? namesLike(said, known) : [];
  const advice =
    hint ??
    (suggestions[0] !== undefined
      ? `Did you mean ${mark}${suggestions[0]}?`
      : known.length > 0
        ? (list ?? `Possible are ${known.map((each) => mark + each).join(', ')}.`)
        : 'None is possible here.');
  return badRequest(`${what} ${mark}${said}, which is unknown. ${advice}`, {
    details: {
      parameter: said,
      ...(list === undefined ? { available: known } : {}),
      ...(suggestions.length > 0 ? { suggestions } : {}),
    },
  });
}

/** Known names that mean the same, else those with a slip or two, the nearest first. */
export function namesLike(name: string, known: readonly string[]): string[] {
  const synonyms = SYNONYMS.find((group) => group.includes(name.toLowerCase())) ?? [];
  const meant = known.filter((each) => synonyms.includes(each));
  if (meant.length > 0) return meant;
  return known
    .map((each) => ({ each, edits: editsBetween(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, edits }) => edits <= MAX_EDITS && edits < each.length)
    .sort((left, right) => left.edits - right.edits)
    .map(({ each }) => each);
}
