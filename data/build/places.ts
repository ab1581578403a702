/**
 * Places of the reference data, each once: capitals, seats, other offices, the towns of Summits, and
 * the further places of `places.json`.
 */
import { SKOS, foldText, literal, toSlug, type NamedNode } from '../../src/rdf/index.js';
import { KOSOVO_ISO2 } from '../../src/news/link/gazetteer.js';
import type { Coordinates, Facts, PlaceRecord } from './facts-files.js';
import type { ReferenceWriter } from './reference-writer.js';

/** Names of places in other languages or of other times, which the notes of the facts tell. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  astana: ['Nur-Sultan'],
  pristina: ['Prishtinë', 'Priština', 'Prishtina', 'Prishtinë/Priština', 'Prishtina/Priština'],
};

/** Two sources may round one town's coordinates differently, up to this many degrees. */
const SAME_PLACE_DEGREES = 0.05;

export class Places {
  private readonly written = new Map<
    string,
    { name: string; stateId: string | null; lat: number | null; lon: number | null }
  >();
  private readonly stateIdsByIso2: ReadonlyMap<string, string>;
  private readonly stateNames: ReadonlySet<string>;

  constructor(
    private readonly writer: ReferenceWriter,
    facts: Pick<Facts, 'states' | 'partners'>,
  ) {
    this.stateIdsByIso2 = new Map(
      [...facts.states, ...facts.partners].map(({ iso2, id }) => [iso2, id]),
    );
    this.stateNames = stateNamesOf(facts);
    this.writeKosovo();
  }

  /** The id of the State with this code. */
  stateId(iso2: string): string {
    const id = this.stateIdsByIso2.get(iso2);
    if (id === undefined) throw new Error(`No State has the code ${iso2}.`);
    return id;
  }

  get kosovo(): NamedNode {
    return this.writer.node('place', 'kosovo');
  }

  /**
   * The place of this name in a State; null for the State means in Kosovo. Written at its first
   * mention.
   */
  place(name: string, stateId: string | null, coordinates: Coordinates | null): NamedNode {
    const slug = toSlug(name);
    const known = this.written.get(slug);
    const { lat, lon } = coordinates ?? { lat: null, lon: null };
    if (known) {
      const isElsewhere = [
        [known.lat, lat],
        [known.lon, lon],
      ].some(
        ([left, right]) =>
          left != null && right != null && Math.abs(left - right) > SAME_PLACE_DEGREES,
      );
      if (foldText(known.name) !== foldText(name) || known.stateId !== stateId || isElsewhere)
        throw new Error(`Two places have the slug ${slug}.`);
    }
    const place = this.writer.node('place', slug);
    if (coordinates && known?.lat == null)
      this.writer.coordinates(place, coordinates.lat, coordinates.lon);
    this.written.set(slug, { name, stateId, lat: known?.lat ?? lat, lon: known?.lon ?? lon });
    if (known) return place;
    this.writer.thing('place', slug, 'Place', name);
    this.writer.altNames(place, OTHER_NAMES[slug] ?? []);
    if (stateId === null) this.writer.link(place, 'within', this.kosovo);
    else this.writer.link(place, 'inState', this.writer.node('state', stateId));
    return place;
  }

  /**
   * A record of `places.json`. Kosovo is described already, and a State as a place by the news items
   * that name no town: these get their coordinates.
   */
  write({ name, country, altNames, lat, lon, note }: PlaceRecord): void {
    const coordinates = lat === null || lon === null ? null : { lat, lon };
    const isDescribed = name === 'Kosovo' || this.stateNames.has(name);
    const place = isDescribed
      ? this.writer.node('place', toSlug(name))
      : this.place(name, country === KOSOVO_ISO2 ? null : this.stateId(country), coordinates);
    if (isDescribed && coordinates)
      this.writer.coordinates(place, coordinates.lat, coordinates.lon);
    this.writer.altNames(place, altNames);
    this.writer.note(place, note);
  }

  private writeKosovo(): void {
    this.writer.thing('place', 'kosovo', 'Place', 'Kosovo');
    this.writer.note(this.kosovo, 'A place. No claim on its status is made here.');
    // The facts and those who ask have a code where States have theirs.
    this.writer.sink.add(this.kosovo, SKOS.notation, literal('XK'));
  }
}

/** The names of the States and partners. */
export function stateNamesOf({
  states,
  partners,
}: Pick<Facts, 'states' | 'partners'>): ReadonlySet<string> {
  return new Set([...states, ...partners].map(({ name }) => name));
}
