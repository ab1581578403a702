/** Who organizes with whom, in one request to the service. */
import type { TieKind } from '../../json-answers.js';
import { sendForJson } from '../requests.js';

/** A body; the layout gives it a place. */
export interface Body {
  readonly iri: string;
  readonly label: string;
  readonly isOsceBody: boolean;
  /** In units of the drawing; more ties make it larger. */
  readonly radius: number;
  /** Ties that it has. */
  tieCount: number;
  x: number;
  y: number;
}

/** Two bodies, and of how many events each kind of tie is. */
export interface Tie extends Readonly<Record<TieKind, number>> {
  readonly source: Body;
  readonly target: Body;
}

/** The whole network; bodies with most ties and the strongest ties come first. */
export interface Network {
  readonly bodies: readonly Body[];
  readonly ties: readonly Tie[];
}

interface Answer {
  readonly bodies: readonly {
    readonly id: string;
    readonly label: string;
    readonly isOsceBody: boolean;
  }[];
  readonly ties: readonly ({ readonly bodies: readonly [number, number] } & Readonly<
    Record<TieKind, number>
  >)[];
}

const SMALLEST_RADIUS = 3;

/** Reads the network from its address. @throws RequestFailed */
export async function readNetwork(address: string): Promise<Network> {
  const answer = await sendForJson<Answer>(address);
  const tieCounts = new Uint32Array(answer.bodies.length);
  for (const {
    bodies: [one, other],
  } of answer.ties) {
    tieCounts[one]! += 1;
    tieCounts[other]! += 1;
  }
  const bodies = answer.bodies.map(({ id, label, isOsceBody }, place): Body => {
    const tieCount = tieCounts[place]!;
    return {
      iri: id,
      label,
      isOsceBody,
      tieCount,
      radius: SMALLEST_RADIUS + Math.sqrt(tieCount),
      x: 0,
      y: 0,
    };
  });
  const ties = answer.ties.map(({ bodies: [one, other], together, partner }): Tie => ({
    source: bodies[one]!,
    target: bodies[other]!,
    together,
    partner,
  }));
  return { bodies: bodies.sort((left, right) => right.tieCount - left.tieCount), ties };
}
