/** A thing's neighbourhood as a graph to walk through by mouse, touch and keyboard. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
} from 'd3-force';
import { element, fill, anchorTo, svgElement, type Attributes } from '../elements.js';
import { Labels } from '../labels.js';
import { neighboursOf, type Neighbours } from './neighbours.js';
import { Walk, type WalkLink, type WalkNode } from './walk.js';

const WIDTH = 720;
const HEIGHT = 460;
/** On a phone, with larger letters in a smaller drawing. */
const NARROW = 560;
/** Rounds of the layout before it is first drawn, so that nothing flies about. */
const ROUNDS = 120;

/** Draws the neighbourhood of a thing. @throws RequestFailed */
export async function showNeighbourhood(
  place: HTMLElement,
  thing: { readonly iri: string; readonly label: string },
): Promise<void> {
  const view = new NeighbourhoodView(place, thing.iri);
  await view.goTo(thing.iri);
}

class NeighbourhoodView {
  readonly #walk = new Walk();
  readonly #labels: Labels;
  readonly #version = new URLSearchParams(location.search).get('version') ?? undefined;
  readonly #svg = svgElement('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    class: 'walk',
    role: 'group',
    'aria-label': 'Neighbourhood: arrow keys choose a neighbour, Enter goes there',
  });
  readonly #words = element('p', { class: 'walk-words', 'aria-live': 'polite' });
  readonly #simulation: Simulation<WalkNode, WalkLink>;
  readonly #isNarrow: boolean;
  #chosen: string;

  constructor(place: HTMLElement, start: string) {
    this.#isNarrow = place.clientWidth < NARROW;
    this.#svg.classList.toggle('narrow', this.#isNarrow);
    this.#labels = new Labels(this.#version);
    this.#chosen = start;
    this.#simulation = forceSimulation<WalkNode>()
      .stop()
      .force('charge', forceManyBody().strength(-420))
      .force('collide', forceCollide(30))
      .force('x', forceX(0).strength(0.04))
      .force('y', forceY(0).strength(0.08));
    fill(place, this.#svg, this.#words);
    this.#svg.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
  }

  /** Goes to a thing and draws what is around it. */
  async goTo(iri: string): Promise<void> {
    this.#svg.setAttribute('aria-busy', 'true');
    const neighbours = await neighboursOf(iri, this.#version, this.#isNarrow ? 9 : 22);
    await this.#labels.learn([
      iri,
      ...neighbours.shown.flatMap((each) => [each.iri, each.property]),
    ]);
    this.#walk.goTo(iri, neighbours.shown);
    this.#chosen = iri;
    this.#simulation
      .nodes(this.#walk.nodes)
      .force(
        'link',
        forceLink<WalkNode, WalkLink>([...this.#walk.links])
          .distance(130)
          .strength(0.5),
      )
      .alpha(1);
    this.#simulation.tick(ROUNDS);
    this.#draw();
    this.#say(iri, neighbours);
    this.#svg.removeAttribute('aria-busy');
  }

  #draw(): void {
    const hadFocus = this.#svg.contains(document.activeElement);
    const { nodes, links, centre } = this.#walk;
    this.#svg.setAttribute(
      'viewBox',
      frameAround(nodes, this.#isNarrow ? [420, 420] : [WIDTH, HEIGHT]),
    );
    fill(
      this.#svg,
      ...links.map((link) => this.#line(link, centre)),
      ...nodes.sort((left, right) => left.step - right.step).map((node) => this.#circle(node)),
    );
    this.#mark(this.#chosen, hadFocus);
  }

  #line({ source, target, property }: WalkLink, centre: string | undefined): SVGElement {
    const isNear = source.iri === centre || target.iri === centre;
    return svgElement(
      'line',
      {
        x1: at(source.x),
        y1: at(source.y),
        x2: at(target.x),
        y2: at(target.y),
        class: isNear ? 'near' : 'far',
      },
      svgElement('title', {}, this.#nameOf(property)),
    );
  }

  #circle(node: WalkNode): SVGElement {
    const isCentre = node.iri === this.#walk.centre;
    const label = this.#nameOf(node.iri);
    const how = this.#walk
      .linksOf(node.iri)
      .filter(({ source, target }) => [source.iri, target.iri].includes(this.#walk.centre ?? ''))
      .map(({ property }) => this.#nameOf(property));
    const circle = svgElement(
      'g',
      {
        transform: `translate(${at(node.x)} ${at(node.y)})`,
        class: isCentre ? 'node centre' : 'node',
        'data-iri': node.iri,
        role: 'button',
        tabindex: -1,
      },
      svgElement('circle', { r: isCentre ? 11 : 7 }),
      svgElement(
        'title',
        {},
        isCentre || how.length === 0 ? label : `${label} (${how.join(', ')})`,
      ),
      svgElement('text', this.#placeOfName(node), shortened(label, this.#isNarrow ? 18 : 28)),
    );
    circle.addEventListener('click', () => void this.goTo(node.iri));
    return circle;
  }

  /** Names stand away from the centre, whose own is above it. */
  #placeOfName({ iri, x }: WalkNode): Attributes {
    if (iri === this.#walk.centre) return { y: -18, 'text-anchor': 'middle' };
    const isLeft = at(x) < at(this.#walk.nodes.find((node) => node.iri === this.#walk.centre)?.x);
    return { x: isLeft ? -12 : 12, y: 4, 'text-anchor': isLeft ? 'end' : 'start' };
  }

  #say(iri: string, { shown, total }: Neighbours): void {
    const drawn = new Set(shown.map((each) => each.iri)).size;
    const back =
      this.#walk.path.length > 1
        ? element('button', { type: 'button', class: 'quiet' }, 'Back')
        : undefined;
    back?.addEventListener('click', () => {
      this.#walk.path.pop();
      void this.goTo(this.#walk.path.pop() ?? iri);
    });
    const address = iri.slice(iri.indexOf('/id/'));
    fill(
      this.#words,
      element('strong', {}, anchorTo(address, this.#nameOf(iri))),
      ` has to do with ${total} ${total === 1 ? 'thing' : 'things'}`,
      drawn < total ? `, of which ${drawn} are drawn. ` : '. ',
      back,
    );
  }

  #onKey(event: KeyboardEvent): void {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      const next = this.#nextIn(direction);
      if (next) this.#mark(next.iri, true);
    } else if (event.key === 'Enter' || event.key === ' ') void this.goTo(this.#chosen);
    else return;
    event.preventDefault();
  }

  /** The nearest node that lies rather in a direction than aside. */
  #nextIn([dx, dy]: readonly [number, number]): WalkNode | undefined {
    const nodes = this.#walk.nodes;
    const from = nodes.find(({ iri }) => iri === this.#chosen);
    if (!from) return undefined;
    const score = (node: WalkNode): number => {
      const [x, y] = [at(node.x) - at(from.x), at(node.y) - at(from.y)];
      const forward = x * dx + y * dy;
      return forward <= 0 ? Infinity : forward + 2 * Math.abs(x * dy - y * dx);
    };
    const [best] = nodes
      .filter((node) => node !== from && score(node) < Infinity)
      .sort((left, right) => score(left) - score(right));
    return best;
  }

  /** One node is in the order of the Tab key: the chosen one. */
  #mark(iri: string, isFocused: boolean): void {
    this.#chosen = iri;
    for (const node of this.#svg.querySelectorAll<SVGGElement>('.node')) {
      const isChosen = node.dataset.iri === iri;
      node.setAttribute('tabindex', isChosen ? '0' : '-1');
      if (isChosen && isFocused) node.focus();
    }
  }

  #nameOf(iri: string): string {
    return this.#labels.of(iri) ?? decodeURIComponentSafely(iri.slice(iri.search(/[^/#]*$/)));
  }
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const at = (value: number | undefined): number => Math.round((value ?? 0) * 10) / 10;

/** All nodes with room for their names. */
function frameAround(
  nodes: readonly WalkNode[],
  [leastWidth, leastHeight]: readonly [number, number],
): string {
  const [xs, ys] = [nodes.map(({ x }) => at(x)), nodes.map(({ y }) => at(y))];
  const [left, right, top, bottom] = [
    Math.min(...xs) - 190,
    Math.max(...xs) + 190,
    Math.min(...ys) - 30,
    Math.max(...ys) + 30,
  ];
  const width = Math.max(right - left, leastWidth);
  const height = Math.max(bottom - top, leastHeight);
  return [(left + right - width) / 2, (top + bottom - height) / 2, width, height].map(at).join(' ');
}

function shortened(name: string, length: number): string {
  return name.length <= length ? name : `${name.slice(0, length - 1).trimEnd()}…`;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
