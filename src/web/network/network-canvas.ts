/** The network in a section of the page: moved, enlarged, searched, thinned out. */
import { element, fill, anchorTo } from '../elements.js';
import { draw, type Viewport } from './drawing.js';
import { startLayout } from './layout.js';
import type { Body, DrawnNetwork, DrawnTie } from './network-data.js';
import { TieFilter } from './tie-filter.js';

/** How near to a body a pointer has to be, in pixels. */
const REACH = 14;
const [SMALLEST_SCALE, LARGEST_SCALE] = [0.05, 8];
/** Pixels around the whole network. */
const MARGIN = 30;

export class NetworkCanvas {
  readonly #canvas = element('canvas', { 'aria-hidden': true });
  readonly #words = element('div', { class: 'network-words', 'aria-live': 'polite' });
  readonly #search = element('input', {
    type: 'search',
    list: 'network-bodies',
    autocomplete: 'off',
  });
  readonly #filter: TieFilter;
  #bodies: readonly Body[];
  #ties: readonly DrawnTie[];
  #viewport: Viewport = { x: 0, y: 0, scale: 1 };
  #isMoved = false;
  #isDrawingDue = false;
  #chosen: Body | undefined;

  constructor(
    private readonly section: HTMLElement,
    private readonly network: DrawnNetwork,
  ) {
    [this.#bodies, this.#ties] = [network.bodies, network.ties];
    this.#filter = new TieFilter(network.ties, () => {
      this.#thinOut();
    });
    const names = element('datalist', { id: 'network-bodies' });
    // Thousands of names are only made for who looks for one.
    this.#search.addEventListener(
      'focus',
      () => {
        const { compare } = new Intl.Collator('en');
        fill(
          names,
          ...network.bodies
            .map(({ label }) => label)
            .sort(compare)
            .map((label) => element('option', { value: label })),
        );
      },
      { once: true },
    );
    const buttons = (
      [
        ['Closer', 1.4],
        ['Further', 1 / 1.4],
      ] as const
    ).map(([label, factor]) => {
      const button = element('button', { type: 'button', class: 'quiet' }, label);
      button.addEventListener('click', () => {
        this.#zoom(factor, this.#canvas.clientWidth / 2, this.#canvas.clientHeight / 2);
      });
      return button;
    });
    fill(
      section,
      element(
        'div',
        { class: 'network-tools' },
        element('label', {}, 'Find a body ', this.#search),
        ...buttons,
        names,
      ),
      this.#filter.element,
      this.#canvas,
      element(
        'p',
        { class: 'hint' },
        'Filled: bodies of the OSCE. Drag to move, choose a body to see with whom it organizes.',
      ),
      this.#words,
    );
    this.#listen();
  }

  /** Draws the layout as it becomes clear; only its end with reduced motion. */
  start(workerAddress: string): void {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    startLayout(this.network, workerAddress, {
      onStep: (isDone) => {
        if (isStill && !isDone) return;
        if (!this.#isMoved) this.#fit();
        this.#drawSoon();
        if (isDone) this.#canvas.dataset.state = 'done';
      },
      onFault: () => {
        fill(
          this.section,
          element(
            'p',
            { class: 'hint', role: 'alert' },
            'The network could not be drawn; the table below has it.',
          ),
        );
      },
    });
  }

  #listen(): void {
    this.#search.addEventListener('change', () => {
      const text = this.#search.value.trim().toLowerCase();
      this.#choose(
        text === ''
          ? undefined
          : (this.network.bodies.find(({ label }) => label.toLowerCase() === text) ??
              this.network.bodies.find(({ label }) => label.toLowerCase().includes(text))),
      );
    });
    this.#canvas.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.#zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.offsetX, event.offsetY);
      },
      { passive: false },
    );
    this.#canvas.addEventListener('pointerdown', (event) => {
      this.#drag(event);
    });
    this.#canvas.addEventListener('pointermove', ({ offsetX, offsetY, buttons }) => {
      if (buttons === 0) this.#canvas.title = this.#bodyAt(offsetX, offsetY)?.label ?? '';
    });
    new ResizeObserver(() => {
      if (!this.#isMoved) this.#fit();
      this.#drawSoon();
    }).observe(this.#canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#drawSoon();
    });
  }

  /** A press that does not move chooses what is there. */
  #drag({ offsetX, offsetY, clientX, clientY, pointerId }: PointerEvent): void {
    const from = this.#viewport;
    let hasMoved = false;
    const move = (event: PointerEvent): void => {
      hasMoved ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > 4;
      if (!hasMoved) return;
      this.#isMoved = true;
      this.#viewport = {
        ...from,
        x: from.x - (event.clientX - clientX) / from.scale,
        y: from.y - (event.clientY - clientY) / from.scale,
      };
      this.#drawSoon();
    };
    this.#canvas.setPointerCapture(pointerId);
    this.#canvas.addEventListener('pointermove', move);
    const end = ({ type }: PointerEvent): void => {
      for (const each of ['pointerup', 'pointercancel'] as const)
        this.#canvas.removeEventListener(each, end);
      this.#canvas.removeEventListener('pointermove', move);
      if (!hasMoved && type === 'pointerup') this.#choose(this.#bodyAt(offsetX, offsetY));
    };
    for (const each of ['pointerup', 'pointercancel'] as const)
      this.#canvas.addEventListener(each, end);
  }

  #zoom(factor: number, x: number, y: number): void {
    const [beforeX, beforeY] = this.#toNetwork(x, y);
    this.#isMoved = true;
    this.#viewport = {
      ...this.#viewport,
      scale: Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, this.#viewport.scale * factor)),
    };
    const [afterX, afterY] = this.#toNetwork(x, y);
    this.#viewport = {
      ...this.#viewport,
      x: this.#viewport.x + beforeX - afterX,
      y: this.#viewport.y + beforeY - afterY,
    };
    this.#drawSoon();
  }

  #toNetwork(x: number, y: number): [number, number] {
    const { x: middleX, y: middleY, scale } = this.#viewport;
    return [
      (x - this.#canvas.clientWidth / 2) / scale + middleX,
      (y - this.#canvas.clientHeight / 2) / scale + middleY,
    ];
  }

  /** The nearest of the bodies in reach. */
  #bodyAt(x: number, y: number): Body | undefined {
    const [atX, atY] = this.#toNetwork(x, y);
    let nearest: Body | undefined;
    let least = REACH / this.#viewport.scale;
    for (const body of this.#bodies) {
      const distance = Math.hypot(body.x - atX, body.y - atY);
      if (distance <= least) [nearest, least] = [body, distance];
    }
    return nearest;
  }

  /** Leaves out ties that are not asked for, and bodies that have no others. */
  #thinOut(): void {
    this.#ties = this.network.ties.filter((tie) => this.#filter.shows(tie));
    const tied = new Set(this.#ties.flatMap(({ source, target }) => [source, target]));
    this.#bodies = this.network.bodies.filter((body) => tied.has(body));
    this.#choose(this.#chosen);
  }

  #choose(body: Body | undefined): void {
    this.#chosen = body;
    fill(this.#words, ...(body ? this.#tellTies(body) : []));
    this.#drawSoon();
  }

  #tellTies(body: Body): HTMLElement[] {
    const ties = this.#ties
      .filter(({ source, target }) => source === body || target === body)
      .sort((left, right) => this.#filter.eventsOf(right) - this.#filter.eventsOf(left));
    const items = ties.map((tie) => {
      const other = tie.source === body ? tie.target : tie.source;
      return element(
        'li',
        {},
        anchorTo(pathOf(other), other.label),
        ' ',
        element('span', { class: 'tally' }, wordsOf(tie)),
      );
    });
    return [
      element(
        'p',
        {},
        element('strong', {}, anchorTo(pathOf(body), body.label)),
        ` is tied to ${ties.length} ${ties.length === 1 ? 'other' : 'others'}, ` +
          'of those that are shown:',
      ),
      element('ul', { class: 'plain many' }, ...items),
    ];
  }

  #fit(): void {
    const [xs, ys] = [this.network.bodies.map(({ x }) => x), this.network.bodies.map(({ y }) => y)];
    const [left, right, top, bottom] = [
      Math.min(...xs),
      Math.max(...xs),
      Math.min(...ys),
      Math.max(...ys),
    ];
    const fitting = Math.min(
      (this.#canvas.clientWidth - 2 * MARGIN) / (right - left + 1),
      (this.#canvas.clientHeight - 2 * MARGIN) / (bottom - top + 1),
    );
    this.#viewport = {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      scale: Math.min(2, Math.max(SMALLEST_SCALE, fitting)),
    };
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

function wordsOf({ together, partner }: DrawnTie): string {
  return [
    together > 0 ? `${together} together` : '',
    partner > 0 ? `${partner} in co-operation` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A body of this graph has its page here. */
function pathOf({ iri }: Body): string {
  const at = iri.indexOf('/id/');
  return at === -1 ? iri : iri.slice(at);
}
