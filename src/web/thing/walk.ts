/** A graph that grows as somebody walks through it: nodes and links, without a drawing. */
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import type { Neighbour } from './neighbours.js';

/** A thing in the graph; the layout keeps its place in it. */
export interface WalkNode extends SimulationNodeDatum {
  readonly iri: string;
  /** When it was last a neighbour of the centre, or the centre, in steps of the walk. */
  step: number;
}

/** A property between two things. */
export interface WalkLink extends SimulationLinkDatum<WalkNode> {
  readonly source: WalkNode;
  readonly target: WalkNode;
  readonly property: string;
}

/** Nodes that stay; of more, those go that were left behind first. */
const MOST_NODES = 60;

/** The walk: every step adds the neighbours of its new centre. */
export class Walk {
  readonly #nodes = new Map<string, WalkNode>();
  #links: WalkLink[] = [];
  readonly path: string[] = [];
  #step = 0;

  get nodes(): WalkNode[] {
    return [...this.#nodes.values()];
  }

  get links(): readonly WalkLink[] {
    return this.#links;
  }

  get centre(): string | undefined {
    return this.path.at(-1);
  }

  /** Goes to a thing, whose neighbours join the graph. */
  goTo(iri: string, neighbours: readonly Neighbour[]): void {
    this.#step += 1;
    if (this.centre !== iri) this.path.push(iri);
    const centre = this.#node(iri);
    for (const { iri: other, property, isOutgoing } of neighbours) {
      const node = this.#node(other, centre);
      this.#link(isOutgoing ? centre : node, isOutgoing ? node : centre, property);
    }
    this.#forget();
  }

  /** The links of a node. */
  linksOf(iri: string): WalkLink[] {
    return this.#links.filter(({ source, target }) => source.iri === iri || target.iri === iri);
  }

  /** A new node stands near what it was found by. */
  #node(iri: string, near?: WalkNode): WalkNode {
    const known = this.#nodes.get(iri);
    if (known) known.step = this.#step;
    const angle = this.#nodes.size * 2.4;
    const node = known ?? {
      iri,
      step: this.#step,
      x: (near?.x ?? 0) + 60 * Math.cos(angle),
      y: (near?.y ?? 0) + 60 * Math.sin(angle),
    };
    this.#nodes.set(iri, node);
    return node;
  }

  #link(source: WalkNode, target: WalkNode, property: string): void {
    const isKnown = this.#links.some(
      (link) => link.source === source && link.target === target && link.property === property,
    );
    if (!isKnown && source !== target) this.#links.push({ source, target, property });
  }

  #forget(): void {
    const leaving = new Set(
      this.nodes
        .sort((left, right) => right.step - left.step)
        .slice(MOST_NODES)
        .map(({ iri }) => iri),
    );
    for (const iri of leaving) this.#nodes.delete(iri);
    this.#links = this.#links.filter(
      ({ source, target }) => !leaving.has(source.iri) && !leaving.has(target.iri),
    );
  }
}
