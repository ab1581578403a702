/** Zooming and moving by mouse, touch, keyboard: two fingers or Control, so that pages scroll. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { button, element, type Attributes } from './elements.js';

export interface ZoomSettings {
  /** How far one may zoom out and in; 1 is the whole. */
  readonly scales: readonly [least: number, most: number];
  /** Called with each new place. */
  readonly onZoom: (transform: ZoomTransform) => void;
  /** Whether the drawing may be moved out of its frame. */
  readonly isFree?: boolean;
}

const STEP = 1.6;

/** A drawing that can be zoomed, with buttons for it. */
export class Zoom {
  readonly buttons: HTMLElement;
  /** What “Show all” does, where that is not the beginning. */
  onShowAll = (): void => {
    this.to(zoomIdentity);
  };
  readonly #surface;
  readonly #zoom;

  constructor(surface: SVGSVGElement, { scales, onZoom, isFree }: ZoomSettings) {
    this.#surface = select<SVGSVGElement, unknown>(surface);
    this.#zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([...scales])
      .filter((event: Event) => isMeant(event))
      .on('zoom', ({ transform }: { readonly transform: ZoomTransform }) => onZoom(transform));
    if (isFree !== true)
      this.#zoom.constrain((transform, [[left, top], [right, bottom]]) => {
        const within = (start: number, end: number): number => Math.min(0, Math.max(start, end));
        const [width, height] = [right - left, bottom - top];
        const [x, y] = [
          within(width * (1 - transform.k), transform.x),
          within(height * (1 - transform.k), transform.y),
        ];
        return zoomIdentity.translate(x, y).scale(transform.k);
      });
    this.#surface.call(this.#zoom);
    this.buttons = element(
      'div',
      { class: 'zoom-buttons no-print', role: 'group', 'aria-label': 'Zoom' },
      button('+', () => this.by(STEP), called('Zoom in')),
      button('−', () => this.by(1 / STEP), called('Zoom out')),
      button('⤢', () => this.onShowAll(), called('Show all')),
    );
  }

  by(factor: number): void {
    this.#zoom.scaleBy(this.#surface, factor);
  }

  to(transform: ZoomTransform): void {
    this.#zoom.transform(this.#surface, transform);
  }
}

const called = (label: string): Attributes => ({ 'aria-label': label, title: label });

/** One finger scrolls the page, and so does a wheel without Control. */
function isMeant(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (event.type.startsWith('touch')) return (event as TouchEvent).touches.length > 1;
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey;
}
