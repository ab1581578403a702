/** The drawing of the network: the layout works in small parts between frames, so that nothing has to wait for it. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation } from 'd3-force';
import { element, fill, linkTo } from '../elements.js';
import type { Body, Network, Tie } from './network-data.js';

/** Time that the layout may take of one frame, in milliseconds. */
const LAYOUT_MS = 8;
const HEIGHT = 520;
/** Names that are written at once, of the bodies with most ties. */
const NAMES_SHOWN = 18;
/** How near to a body a pointer has to be, in pixels. */
const REACH = 14;

/** The network in a section of the page. */
export class NetworkView {
  readonly #network: Network;
  readonly #canvas = element('canvas', { 'aria-hidden': true });
  readonly #words = element('div', { class: 'network-words', 'aria-live': 'polite' });
  readonly #search = element('input', { type: 'search', list: 'network-bodies', autocomplete: 'off' });
  readonly #simulation: Simulation<Body, Tie>;
  /** What is drawn in the middle, and how large. */
  #view = { x: 0, y: 0, scale: 1 };
  #isMoved = false;
  #chosen: Body | undefined;

  constructor(section: HTMLElement, network: Network) {
    this.#network = network;
    this.#simulation = forceSimulation<Body>([...network.bodies]).stop()
      .force('charge', forceManyBody<Body>().strength(-90).distanceMax(500)).force('link', forceLink<Body, Tie>([...network.ties]).distance(50))
      .force('collide', forceCollide<Body>((body) => radiusOf(body) + 4)).force('x', forceX(0).strength(0.06)).force('y', forceY(0).strength(0.09));
    const names = element('datalist', { id: 'network-bodies' }, ...[...network.bodies].sort((left, right) => left.label.localeCompare(right.label)).map(({ label }) => element('option', { value: label })));
    const buttons = ([['Closer', 1.4], ['Further', 1 / 1.4]] as const).map(([label, factor]) => {
      const button = element('button', { type: 'button', class: 'quiet' }, label);
      button.addEventListener('click', () => {
        this.#zoom(factor, this.#canvas.clientWidth / 2, HEIGHT / 2);
      });
      return button;
    });
    fill(section, element('div', { class: 'network-tools' }, element('label', {}, 'Find a body ', this.#search), ...buttons, names), this.#canvas, element('p', { class: 'hint' }, 'Filled: bodies of the OSCE. Drag to move, choose a body to see with whom it organizes.'), this.#words);
    this.#listen();
  }

  /** Lays the network out, and draws it as it becomes clear; at once where somebody wants little motion. */
  start(): void {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const work = (): void => {
      const end = performance.now() + LAYOUT_MS;
      while (this.#simulation.alpha() > 0.02 && performance.now() < end) this.#simulation.tick();
      const isDone = this.#simulation.alpha() <= 0.02;
      if (!this.#isMoved) this.#fit();
      if (isDone || !isStill) this.#draw();
      if (!isDone) requestAnimationFrame(work);
      else this.#canvas.dataset.state = 'done';
    };
    requestAnimationFrame(work);
  }

  #listen(): void {
    this.#search.addEventListener('change', () => {
      const text = this.#search.value.trim().toLowerCase();
      this.#choose(text === '' ? undefined : this.#network.bodies.find(({ label }) => label.toLowerCase() === text) ?? this.#network.bodies.find(({ label }) => label.toLowerCase().includes(text)));
    });
    this.#canvas.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.#zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.offsetX, event.offsetY);
    }, { passive: false });
    this.#canvas.addEventListener('pointerdown', (event) => {
      this.#drag(event);
    });
    this.#canvas.addEventListener('pointermove', ({ offsetX, offsetY, buttons }) => {
      if (buttons === 0) this.#canvas.title = this.#bodyAt(offsetX, offsetY)?.label ?? '';
    });
    new ResizeObserver(() => {
      if (!this.#isMoved) this.#fit();
      this.#draw();
    }).observe(this.#canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#draw();
    });
  }

  /** A press that does not move chooses what is there. */
  #drag({ offsetX, offsetY, clientX, clientY, pointerId }: PointerEvent): void {
    const from = { ...this.#view };
    let hasMoved = false;
    const move = (event: PointerEvent): void => {
      hasMoved ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > 4;
      if (!hasMoved) return;
      this.#isMoved = true;
      this.#view = { ...this.#view, x: from.x - (event.clientX - clientX) / from.scale, y: from.y - (event.clientY - clientY) / from.scale };
      this.#draw();
    };
    this.#canvas.setPointerCapture(pointerId);
    this.#canvas.addEventListener('pointermove', move);
    this.#canvas.addEventListener('pointerup', () => {
      this.#canvas.removeEventListener('pointermove', move);
      if (!hasMoved) this.#choose(this.#bodyAt(offsetX, offsetY));
    }, { once: true });
  }

  #zoom(factor: number, x: number, y: number): void {
    const [beforeX, beforeY] = this.#toNetwork(x, y);
    this.#isMoved = true;
    this.#view.scale = Math.min(8, Math.max(0.05, this.#view.scale * factor));
    const [afterX, afterY] = this.#toNetwork(x, y);
    this.#view = { ...this.#view, x: this.#view.x + beforeX - afterX, y: this.#view.y + beforeY - afterY };
    this.#draw();
  }

  #toNetwork(x: number, y: number): [number, number] {
    const { x: middleX, y: middleY, scale } = this.#view;
    return [(x - this.#canvas.clientWidth / 2) / scale + middleX, (y - HEIGHT / 2) / scale + middleY];
  }

  #bodyAt(x: number, y: number): Body | undefined {
    const [atX, atY] = this.#toNetwork(x, y);
    return this.#simulation.find(atX, atY, REACH / this.#view.scale);
  }

  #choose(body: Body | undefined): void {
    this.#chosen = body;
    const ties = body ? this.#network.ties.filter(({ source, target }) => source === body || target === body).sort((left, right) => right.count - left.count) : [];
    const items = ties.map(({ source, target, count }) => {
      const other = source === body ? target : source;
      return element('li', {}, linkTo(pathOf(other), other.label), ' ', element('span', { class: 'tally' }, count));
    });
    fill(this.#words, ...(body ? [element('p', {}, element('strong', {}, linkTo(pathOf(body), body.label)), ` organized events with ${ties.length} ${ties.length === 1 ? 'other' : 'others'}:`), element('ul', { class: 'plain many' }, ...items)] : []));
    this.#draw();
  }

  #fit(): void {
    const bodies = this.#network.bodies;
    const [xs, ys] = [bodies.map(({ x = 0 }) => x), bodies.map(({ y = 0 }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    this.#view = { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(2, (this.#canvas.clientWidth - 60) / (right - left + 1), (HEIGHT - 50) / (bottom - top + 1)) };
  }

  #draw(): void {
    const [width, ratio] = [this.#canvas.clientWidth, devicePixelRatio];
    const context = this.#canvas.getContext('2d');
    if (!context || width === 0) return;
    this.#canvas.width = width * ratio;
    this.#canvas.height = HEIGHT * ratio;
    const { x, y, scale } = this.#view;
    context.setTransform(scale * ratio, 0, 0, scale * ratio, (width / 2 - x * scale) * ratio, (HEIGHT / 2 - y * scale) * ratio);
    const near = new Set<Body>(this.#chosen ? [this.#chosen] : []);
    const colours = coloursOf(this.#canvas);
    for (const tie of this.#network.ties) {
      const isNear = this.#chosen !== undefined && (tie.source === this.#chosen || tie.target === this.#chosen);
      if (isNear) near.add(tie.source).add(tie.target);
      drawTie(context, tie, isNear ? colours.link : colours.line, scale);
    }
    for (const body of this.#network.bodies) drawBody(context, body, colours, this.#chosen !== undefined && !near.has(body));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#write(context, this.#chosen ? [...near] : this.#network.bodies.slice(0, NAMES_SHOWN), colours);
  }

  /** Names, as long as they do not stand on others. */
  #write(context: CanvasRenderingContext2D, bodies: readonly Body[], { ink, paper }: Colours): void {
    const { x: middleX, y: middleY, scale } = this.#view;
    context.font = `12px ${getComputedStyle(this.#canvas).fontFamily}`;
    context.lineWidth = 3;
    const taken: { left: number; right: number; y: number }[] = [];
    for (const body of bodies) {
      const left = ((body.x ?? 0) - middleX) * scale + this.#canvas.clientWidth / 2 + radiusOf(body) * scale + 4;
      const y = ((body.y ?? 0) - middleY) * scale + HEIGHT / 2 + 4;
      const right = left + context.measureText(body.label).width;
      if (taken.some((other) => left < other.right && other.left < right && Math.abs(y - other.y) < 14)) continue;
      taken.push({ left, right, y });
      context.strokeStyle = paper;
      context.fillStyle = ink;
      context.strokeText(body.label, left, y);
      context.fillText(body.label, left, y);
    }
  }
}

interface Colours {
  readonly ink: string;
  readonly paper: string;
  readonly line: string;
  readonly link: string;
}

function coloursOf(canvas: HTMLElement): Colours {
  const style = getComputedStyle(canvas);
  const [ink, paper, line, link] = ['--ink', '--paper', '--line', '--link'].map((name) => style.getPropertyValue(name).trim()) as [string, string, string, string];
  return { ink, paper, line, link };
}

const radiusOf = ({ tieCount }: Body): number => 3 + Math.sqrt(tieCount);

function drawTie(context: CanvasRenderingContext2D, { source, target, count }: Tie, colour: string, scale: number): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.min(5, Math.sqrt(count)) / Math.max(1, scale);
  context.beginPath();
  context.moveTo(source.x ?? 0, source.y ?? 0);
  context.lineTo(target.x ?? 0, target.y ?? 0);
  context.stroke();
}

function drawBody(context: CanvasRenderingContext2D, body: Body, { paper, link }: Colours, isFaint: boolean): void {
  context.globalAlpha = isFaint ? 0.25 : 1;
  context.fillStyle = body.isOsce ? link : paper;
  context.strokeStyle = link;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(body.x ?? 0, body.y ?? 0, radiusOf(body), 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.globalAlpha = 1;
}

/** A body of this graph has its page here. */
function pathOf({ iri }: Body): string {
  const at = iri.indexOf('/id/');
  return at === -1 ? iri : iri.slice(at);
}
