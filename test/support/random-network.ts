/**
 * A network of bodies that organize with each other, as large as a test wants it: few have many
 * ties, many have few, and some are in groups.
 */
import {
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  literal,
  namesFor,
  quad,
  serializeText,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import { randomOf } from './random.js';

const names = namesFor(DEFAULT_BASE_IRI);
const BODIES_A_GROUP = 30;
/** Of all ties, those between groups, and those that are of a partner. */
const BETWEEN_GROUPS = 0.15;
const OF_PARTNERS = 0.25;

/** What a network is made of. */
export interface NetworkSize {
  readonly bodyCount: number;
  /** Different pairs of bodies; each has an event, and some have several. */
  readonly tieCount: number;
  readonly seed: number;
}

/** Organizations and events as N-Triples. The same size and seed make the same network. */
export function networkTriples({ bodyCount, tieCount, seed }: NetworkSize): string {
  const random = randomOf(seed);
  const body = (index: number): NamedNode => names.thing('organization', `network-body-${index}`);
  const quads: Quad[] = [];
  for (let index = 0; index < bodyCount; index += 1) {
    quads.push(
      quad(
        body(index),
        RDF.type,
        names.og(index % 12 === 0 ? 'FieldOperation' : 'CivilSocietyOrganization'),
      ),
      quad(body(index), RDFS.label, literal(`Body ${index}`, 'en')),
    );
  }
  const pairs = new Set<string>();
  while (pairs.size < tieCount) {
    const one = Math.floor(random() ** 2 * bodyCount);
    const group = one - (one % BODIES_A_GROUP);
    const other = Math.min(
      bodyCount - 1,
      random() < BETWEEN_GROUPS
        ? Math.floor(random() ** 2 * bodyCount)
        : group + Math.floor(random() ** 2 * BODIES_A_GROUP),
    );
    const pair = `${Math.min(one, other)} ${Math.max(one, other)}`;
    if (one === other || pairs.has(pair)) continue;
    pairs.add(pair);
    const isPartner = random() < OF_PARTNERS;
    for (let repetition = 0; repetition === 0 || random() < 0.2; repetition += 1) {
      const event = names.thing('event', `network-event-${pairs.size}-${repetition}`);
      quads.push(
        quad(event, RDF.type, names.og('Workshop')),
        quad(event, RDFS.label, literal(`Workshop ${pairs.size}.${repetition}`, 'en')),
        quad(event, names.og('organizer'), body(one)),
        quad(event, names.og(isPartner ? 'partner' : 'organizer'), body(other)),
      );
    }
  }
  return serializeText(quads, 'ntriples');
}
