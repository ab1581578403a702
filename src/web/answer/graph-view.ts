/** A graph of named boxes: laid out without overlaps, moved, zoomed, and used by keyboard. */
import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { element, fill, svgElement } from '../elements.js';
import { Zoom } from '../zoom.js';
import { moveApart } from './boxes.js';
import { extentOf } from '../numbers.js';

/** A thing of the graph; `detail` is below a short name, `kind` gives the box its look. */
export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly kind: string;
}

export interface GraphLink {
  readonly source: string;
  readonly target: string;
  /** Its title. */
  readonly name: string;
  /** Written on the line, if there is room. */
  readonly label?: string;
}

interface Placed extends SimulationNodeDatum {
  readonly node: GraphNode;
  /** The beginning of the name, and the rest of it or the detail. */
  readonly lines: readonly [first: string, second: string];
  readonly width: number;
  readonly height: number;
  x: number;
  y: number;
}

const ROUNDS = 150;
/** Boxes push each other away, less where there are many. */
const CHARGE = 5_000;
const LINE = 15;
const [NAME_LETTER, DETAIL_LETTER] = [7.6, 6.4];
/** Boxes are wider than high. */
const STRETCH = 1.6;
/** Letters in a line. */
const [LONGEST, LONGEST_NARROW] = [30, 24];

export class GraphView {
  readonly element: HTMLElement;
  readonly #svg;
  readonly #ground = svgElement('g');
  readonly #zoom: Zoom;
  #placed = new Map<string, Placed>();
  #chosen = '';

  /** `onChoose` is called when a box is pressed, or Enter on it. */
  constructor(
    label: string,
    private readonly onChoose: (id: string) => void,
    private readonly isNarrow: boolean,
  ) {
    this.#svg = svgElement('svg', { class: 'graph', role: 'group', 'aria-label': label });
    this.#svg.append(this.#ground);
    this.#zoom = new Zoom(this.#svg, {
      scales: [0.5, 6],
      isFree: true,
      onZoom: (transform) => this.#ground.setAttribute('transform', transform.toString()),
    });
    this.element = element('div', {}, this.#svg, this.#zoom.buttons);
    this.#svg.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Draws a graph. */
  show(nodes: readonly GraphNode[], links: readonly GraphLink[]): void {
    const placed = nodes.map((node, index) => this.#place(node, index));
    this.#placed = new Map(placed.map((each) => [each.node.id, each]));
    const lines = links.flatMap((link) => {
      const [source, target] = [this.#placed.get(link.source), this.#placed.get(link.target)];
      return source && target && source !== target ? [{ source, target, link }] : [];
    });
    forceSimulation<Placed>(placed)
      .stop()
      .force('charge', forceManyBody<Placed>().strength(-Math.min(600, CHARGE / placed.length)))
      .force('link', forceLink<Placed, (typeof lines)[number]>(lines).distance(70))
      .force('x', forceX<Placed>(0).strength(this.isNarrow ? 0.2 : 0.05))
      .force('y', forceY<Placed>(0).strength(this.isNarrow ? 0.02 : 0.08))
      .tick(ROUNDS);
    if (!this.isNarrow) for (const each of placed) each.x *= STRETCH;
    moveApart(placed);
    this.#frame(placed);
    const names = placed.map((each) => ({ ...each }));
    fill(
      this.#ground,
      ...lines.map(({ source, target, link }) =>
        svgElement(
          'line',
          {
            x1: source.x,
            y1: source.y,
            x2: target.x,
            y2: target.y,
          },
          svgElement('title', {}, link.name),
        ),
      ),
      ...lines.map(({ source, target, link }) => nameOfLine(source, target, link, names)),
      ...placed.map((each) => this.#box(each)),
    );
    this.#mark(nodes[0]?.id ?? '', false);
  }

  #place(node: GraphNode, index: number): Placed {
    const [first, rest] = inTwo(node.name, this.isNarrow ? LONGEST_NARROW : LONGEST);
    const second = rest === '' ? node.detail : rest;
    const [angle, distance] = [index * 2.4, 40 + 12 * Math.sqrt(index)];
    return {
      node,
      lines: [first, second],
      width: Math.max(first.length * NAME_LETTER, second.length * DETAIL_LETTER) + 20,
      height: second === '' ? LINE + 12 : 2 * LINE + 10,
      x: distance * Math.cos(angle),
      y: distance * Math.sin(angle),
    };
  }

  /** Makes all boxes visible. */
  #frame(placed: readonly Placed[]): void {
    const [left, right] = extentOf(
      placed.flatMap(({ x, width }) => [x - width / 2 - 10, x + width / 2 + 10]),
    );
    const [top, bottom] = extentOf(
      placed.flatMap(({ y, height }) => [y - height / 2 - 10, y + height / 2 + 10]),
    );
    this.#svg.setAttribute('viewBox', `${left} ${top} ${right - left} ${bottom - top}`);
    this.#zoom.onShowAll();
  }

  #box({ node, lines: [first, second], width, height, x, y }: Placed): SVGElement {
    const box = svgElement(
      'g',
      {
        transform: `translate(${x} ${y})`,
        class: `node kind-${node.kind}`,
        'data-iri': node.id,
        role: 'button',
        tabindex: -1,
      },
      // The name of the button (SVG-AAM).
      svgElement('title', {}, node.detail === '' ? node.name : `${node.name}, ${node.detail}`),
      svgElement('rect', {
        x: -width / 2,
        y: -height / 2,
        width,
        height,
        rx: node.kind === 'event' ? height / 2 : 4,
      }),
      svgElement(
        'text',
        { y: second === '' ? 4 : -3, 'text-anchor': 'middle', class: 'name' },
        first,
      ),
      second !== '' &&
        svgElement('text', { y: 13, 'text-anchor': 'middle', class: 'detail' }, second),
    );
    box.addEventListener('click', () => this.onChoose(node.id));
    return box;
  }

  #onKey(event: KeyboardEvent): void {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      const next = this.#nextIn(direction);
      if (next) this.#mark(next.node.id, true);
    } else if (event.key === 'Enter' || event.key === ' ') this.onChoose(this.#chosen);
    else return;
    event.preventDefault();
  }

  /** The nearest box in a direction. */
  #nextIn([dx, dy]: readonly [number, number]): Placed | undefined {
    const from = this.#placed.get(this.#chosen);
    if (!from) return undefined;
    const score = (each: Placed): number => {
      const [x, y] = [each.x - from.x, each.y - from.y];
      const forward = x * dx + y * dy;
      return forward <= 0 ? Infinity : forward + 2 * Math.abs(x * dy - y * dx);
    };
    const [best] = [...this.#placed.values()]
      .filter((each) => each !== from && score(each) < Infinity)
      .sort((left, right) => score(left) - score(right));
    return best;
  }

  /** Only the chosen box is in the order of the Tab key. */
  #mark(id: string, isFocused: boolean): void {
    this.#chosen = id;
    for (const node of this.#svg.querySelectorAll<SVGGElement>('.node')) {
      const isChosen = node.dataset.iri === id;
      node.setAttribute('tabindex', isChosen ? '0' : '-1');
      if (isChosen && isFocused) node.focus();
    }
  }
}

/** In the middle of the line, unless that is over a box or another name. */
function nameOfLine(
  source: Placed,
  target: Placed,
  { label = '' }: GraphLink,
  taken: Pick<Placed, 'x' | 'y' | 'width' | 'height'>[],
): SVGElement | undefined {
  if (label === '') return undefined;
  const width = label.length * DETAIL_LETTER;
  for (const part of [0.5, 0.35, 0.65]) {
    const x = source.x + (target.x - source.x) * part;
    const y = source.y + (target.y - source.y) * part;
    const isFree = taken.every(
      (box) =>
        Math.abs(box.x - x) > (box.width + width) / 2 ||
        Math.abs(box.y - y) > (box.height + LINE) / 2,
    );
    if (!isFree) continue;
    taken.push({ x, y, width, height: LINE });
    return svgElement('text', { x, y: y + 4, 'text-anchor': 'middle', class: 'line-name' }, label);
  }
  return undefined;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A name in two lines; of a very long one only its ends. */
function inTwo(name: string, length: number): readonly [first: string, second: string] {
  if (name.length <= length) return [name, ''];
  const space = name.lastIndexOf(' ', length);
  const end = space > 0 ? space : length;
  const rest = name.slice(end).trim();
  return [
    name.slice(0, end),
    rest.length <= length ? rest : rest.slice(2 - length).replace(/^\S* (?=\S)|^/, '… '),
  ];
}
