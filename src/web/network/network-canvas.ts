/** The network in a section of the page: moved, zoomed, searched, filtered. */
import { zoomIdentity } from 'd3-zoom';
import { element, fill, hint, alertHint } from '../elements.js';
import { Zoom } from '../zoom.js';
import { draw, type Viewport } from './drawing.js';
import { startLayout } from './layout.js';
import { nameInAddress, type Body, type DrawnNetwork, type DrawnTie } from './network-data.js';
import { TieFilter } from './tie-filter.js';
import { TieList } from './tie-list.js';
import { extentOf } from '../extent.js';

/** How near to a body a pointer has to be, in pixels. */
const REACH = 14;
const SCALES = [0.05, 8] as const;
/** Pixels around the whole network. */
const MARGIN = 30;

export class NetworkCanvas {
  readonly #canvas = element('canvas', { 'aria-hidden': true });
  readonly #list = new TieList();
  readonly #search = element('input', {
    type: 'search',
    list: 'network-bodies',
    autocomplete: 'off',
  });
  readonly #filter: TieFilter;
  readonly #zoom: Zoom;
  #bodies: readonly Body[];
  #ties: readonly DrawnTie[];
  #viewport: Viewport = { x: 0, y: 0, scale: 1 };
  #isMoved = false;
  #isDrawingDue = false;
  /** One body, or two whose tie was chosen below. */
  #chosen: readonly Body[];

  constructor(
    private readonly section: HTMLElement,
    private readonly network: DrawnNetwork,
  ) {
    [this.#bodies, this.#ties] = [network.bodies, network.ties];
    const parameters = new URLSearchParams(location.search);
    this.#chosen = parameters
      .getAll('body')
      .flatMap(
        (name) => network.bodies.find(({ iri }) => iri.endsWith(`/${name}`) || iri === name) ?? [],
      );
    this.#search.value = this.#chosen[0]?.label ?? '';
    this.#filter = new TieFilter(network.ties, parameters, () => {
      this.#thinOut();
      this.#tell();
    });
    this.#zoom = new Zoom(this.#canvas, {
      scales: SCALES,
      isFree: true,
      onZoom: ({ x, y, k }) => {
        const [width, height] = [this.#canvas.clientWidth, this.#canvas.clientHeight];
        this.#viewport = { x: (width / 2 - x) / k, y: (height / 2 - y) / k, scale: k };
        this.#drawSoon();
      },
    });
    const names = element('datalist', { id: 'network-bodies' });
    // Thousands of names are only made when somebody searches.
    this.#search.addEventListener(
      'focus',
      () => {
        const { compare } = new Intl.Collator('en');
        const labels = network.bodies.map(({ label }) => label).sort(compare);
        fill(names, ...labels.map((label) => element('option', { value: label })));
      },
      { once: true },
    );
    fill(
      section,
      element(
        'div',
        { class: 'network-tools' },
        element('label', {}, 'Find a body ', this.#search),
        names,
      ),
      this.#filter.element,
      this.#canvas,
      this.#zoom.buttons,
      hint(
        'Filled: bodies of the OSCE. Choose a body to see with whom it organizes. Drag to move; ' +
          'Zoom with Ctrl and the wheel, two fingers or the buttons.',
      ),
    );
    this.#listen();
    this.#thinOut();
  }

  /** Draws the layout while it settles; only its end with reduced motion. */
  start(workerAddress: string): void {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    startLayout(this.network, workerAddress, {
      onStep: (isDone) => {
        if (isStill && !isDone) return;
        if (!this.#isMoved) this.#fit();
        this.#drawSoon();
        if (isDone) this.#canvas.dataset.state = 'done';
      },
      onFault: () =>
        fill(this.section, alertHint('The network could not be drawn; the table below has it.')),
    });
  }

  #listen(): void {
    this.#search.addEventListener('change', () => {
      const text = this.#search.value.trim().toLowerCase();
      const { bodies } = this.network;
      const found =
        text === ''
          ? undefined
          : (bodies.find(({ label }) => label.toLowerCase() === text) ??
            bodies.find(({ label }) => label.toLowerCase().includes(text)));
      this.#choose(found);
    });
    for (const type of ['pointerdown', 'wheel'] as const)
      this.#canvas.addEventListener(type, () => (this.#isMoved = true), { passive: true });
    this.#zoom.buttons.addEventListener('click', () => (this.#isMoved = true), { capture: true });
    this.#zoom.onShowAll = () => this.#fit();
    // A press that moves is no click.
    this.#canvas.addEventListener('click', ({ offsetX, offsetY }) =>
      this.#choose(this.#bodyAt(offsetX, offsetY)),
    );
    this.#canvas.addEventListener('pointermove', ({ offsetX, offsetY, buttons }) => {
      if (buttons === 0) this.#canvas.title = this.#bodyAt(offsetX, offsetY)?.label ?? '';
    });
    new ResizeObserver(() => {
      if (!this.#isMoved) this.#fit();
      this.#drawSoon();
    }).observe(this.#canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#drawSoon());
  }

  /** The nearest of the bodies in reach. */
  #bodyAt(x: number, y: number): Body | undefined {
    const { x: middleX, y: middleY, scale } = this.#viewport;
    const [atX, atY] = [
      (x - this.#canvas.clientWidth / 2) / scale + middleX,
      (y - this.#canvas.clientHeight / 2) / scale + middleY,
    ];
    let nearest: Body | undefined;
    let least = REACH / scale;
    for (const body of this.#bodies) {
      const distance = Math.hypot(body.x - atX, body.y - atY);
      if (distance <= least) [nearest, least] = [body, distance];
    }
    return nearest;
  }

  /** Leaves out filtered ties, and bodies without others. */
  #thinOut(): void {
    this.#ties = this.network.ties.filter((tie) => this.#filter.shows(tie));
    const tied = new Set(this.#ties.flatMap(({ source, target }) => [source, target]));
    this.#bodies = this.network.bodies.filter((body) => tied.has(body));
    this.#drawSoon();
  }

  #choose(body: Body | undefined): void {
    this.#chosen = body ? [body] : [];
    this.#search.value = body?.label ?? '';
    this.#drawSoon();
    this.#tell();
  }

  /** Shows the choice in the address and the ties below. */
  #tell(): void {
    this.#list.show({
      ...this.#filter.parameters,
      body: this.#chosen.map((body) => nameInAddress(body)),
    });
  }

  #fit(): void {
    const [left, right] = extentOf(this.network.bodies.map(({ x }) => x));
    const [top, bottom] = extentOf(this.network.bodies.map(({ y }) => y));
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const fitting = Math.min(
      (width - 2 * MARGIN) / (right - left + 1),
      (height - 2 * MARGIN) / (bottom - top + 1),
    );
    const scale = Math.min(2, Math.max(SCALES[0], fitting));
    this.#zoom.to(
      zoomIdentity
        .translate(width / 2, height / 2)
        .scale(scale)
        .translate(-(left + right) / 2, -(top + bottom) / 2),
    );
  }

  /** With the next frame, once, however much has changed. */
  #drawSoon(): void {
    if (this.#isDrawingDue) return;
    this.#isDrawingDue = true;
    requestAnimationFrame(() => {
      this.#isDrawingDue = false;
      draw(this.#canvas, {
        bodies: this.#bodies,
        ties: this.#ties,
        chosen: this.#chosen,
        viewport: this.#viewport,
      });
    });
  }
}
