/** Reads the network in one request to the service. */
import type { NetworkJson, TieKind } from '../../json-answers.js';
import { sendForJson } from '../requests.js';

/** A body; the layout gives it a place. */
export interface Body {
  readonly iri: string;
  readonly label: string;
  readonly isOsceBody: boolean;
  /** Its place in the list of bodies. */
  index: number;
  /** In units of the drawing; more ties make it larger. */
  radius: number;
  tieCount: number;
  x: number;
  y: number;
}

/** A body in the page's address: its path below `/id/`, or the IRI of one from elsewhere. */
export function nameInAddress({ iri }: Body): string {
  const at = iri.indexOf('/id/');
  return at === -1 ? iri : iri.slice(at + '/id/'.length);
}

/** Two bodies, with the number of events for each kind of tie. */
export interface DrawnTie extends Readonly<Record<TieKind, number>> {
  readonly source: Body;
  readonly target: Body;
}

/** The whole network; bodies with most ties and the strongest ties come first. */
export interface DrawnNetwork {
  readonly bodies: readonly Body[];
  readonly ties: readonly DrawnTie[];
}

const SMALLEST_RADIUS = 3;

/** Reads the network from its address. @throws RequestFailed */
export async function readNetwork(address: string): Promise<DrawnNetwork> {
  const answer = await sendForJson<NetworkJson>(address);
  const bodies = answer.bodies.map(({ id, label, isOsceBody }): Body => {
    return { iri: id, label, isOsceBody, index: 0, tieCount: 0, radius: 0, x: 0, y: 0 };
  });
  const ties = answer.ties.flatMap(({ bodies: [one, other], together, partner }): DrawnTie[] => {
    const [source, target] = [bodies[one], bodies[other]];
    return source && target ? [{ source, target, together, partner }] : [];
  });
  for (const body of ties.flatMap(({ source, target }) => [source, target])) body.tieCount += 1;
  bodies.sort((left, right) => right.tieCount - left.tieCount);
  bodies.forEach((body, index) => {
    body.index = index;
    body.radius = SMALLEST_RADIUS + Math.sqrt(body.tieCount);
  });
  return { bodies, ties };
}
