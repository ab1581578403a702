/** Finds a name's place in the graph. */
import { bestNamed, KOSOVO_ISO2, type Gazetteer, type NamedEntry } from './gazetteer.js';
import { linked, noLink, type LinkResult, type LinkedThing } from './links.js';
import type { NewThings } from './new-things.js';

/**
 * Without a name, the State as a place. If `isFurther` (another town of the event), it may be in
 * another State than the code's.
 */
export function linkPlace(
  gazetteer: Gazetteer,
  newThings: NewThings,
  name: string | null,
  iso2: string | null,
  options: { isFurther?: boolean } = {},
): LinkResult {
  const text = name?.trim() ?? '';
  if (text === '')
    return iso2
      ? wholeState(gazetteer, newThings, iso2)
      : noLink('the page names neither a place nor a State');
  const places =
    [gazetteer.withName(text), gazetteer.withKey(text)]
      .map((found) => found.filter(({ entry }) => entry.kind === 'place'))
      .find((found) => found.length > 0) ?? [];
  const inState = iso2 ? theOne(places.filter(({ entry }) => entry.iso2 === iso2)) : undefined;
  if (inState) return linkedPlace(inState);
  const anywhere = theOne(places);
  if (anywhere && (!iso2 || options.isFurther))
    return linkedPlace(anywhere, 'the only known place with this name');
  if (places.length > 1 && !iso2)
    return noLink(
      `there are several places called "${text}", and the page does not say which one`,
      places.map(({ entry }) => entry.iri),
    );
  return newThings.place(text, iso2 ?? undefined);
}

/** The only place of the best kind of name; of a capital and the State of its name, the capital. */
function theOne(found: readonly NamedEntry[]): NamedEntry | undefined {
  const best = bestNamed(found);
  const capitals = best.filter(({ entry }) => entry.isCapital);
  return best.length === 1 ? best[0] : capitals.length === 1 ? capitals[0] : undefined;
}

/** A State as the place of an event without a named town. */
function wholeState(gazetteer: Gazetteer, newThings: NewThings, iso2: string): LinkResult {
  if (iso2 === KOSOVO_ISO2) return linkPlace(gazetteer, newThings, 'Kosovo', null);
  const label = gazetteer.state(iso2)?.label ?? newThings.stateOfCode(iso2)?.label;
  if (label === undefined) return noLink(`no State has the code "${iso2}"`);
  const known = gazetteer
    .withName(label)
    .find(({ entry }) => entry.kind === 'place' && entry.iso2 === iso2 && !entry.isCapital);
  return known ? linkedPlace(known) : newThings.place(label, iso2);
}

const linkedPlace = ({ entry, type }: NamedEntry, ...reasons: string[]): LinkedThing => ({
  ...linked(entry, type, ...reasons),
  score: reasons.length ? 0.8 : 1,
});
