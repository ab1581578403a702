/** A map that can be zoomed and moved: places in clusters, named where there is room. */
import type { ZoomTransform } from 'd3-zoom';
import { zoomIdentity } from 'd3-zoom';
import { anchorTo, element, fill, svgElement } from '../elements.js';
import { Zoom } from '../zoom.js';
import { LEAST_TARGET, clustersOf, type Cluster, type Spot } from './clusters.js';
import { extentOf } from '../numbers.js';

/** A place in units of the drawing. */
export interface MapPlace extends Spot {
  readonly label: string;
  /** Its link, and its amount in words. */
  readonly href?: string | undefined;
  readonly amount?: string | undefined;
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly places: readonly MapPlace[];
  /** Names for orientation. */
  readonly capitals?: readonly { readonly x: number; readonly y: number; readonly name: string }[];
}

/** Places this far outside the view may be in a visible cluster. */
const NEAR = 60;
const MOST_SCALE = 24;
/** A few places far from all others are out of sight at first, where the others gain by it. */
const NEARLY_ALL = 0.98;
const BEGINNING = { filled: 0.85, least: 1.2 };
const LINE_HEIGHT = 15;
/** The radius from which a name can be on a circle. */
const LARGE = 12;
/** Of wide letters, so that no name is cut. */
const LETTER_WIDTH = 7.5;
const MOST_LISTED = 60;

export class ZoomMap {
  /** The places of the chosen cluster. */
  readonly words = element('div', { class: 'map-words', 'aria-live': 'polite' });
  readonly zoom: Zoom;
  readonly #marks = svgElement('g', { class: 'marks' });
  #transform: ZoomTransform = zoomIdentity;

  /** `ground` is scaled as it is; marks and names keep their size. */
  constructor(
    private readonly svg: SVGSVGElement,
    private readonly ground: SVGGElement,
    private readonly drawing: MapDrawing,
  ) {
    this.zoom = new Zoom(svg, {
      scales: [1, MOST_SCALE],
      onZoom: (transform) => {
        this.#transform = transform;
        this.#draw();
      },
    });
    fill(svg, ground, this.#marks);
    svg.classList.add('zoomable');
    let isFramed = false;
    new ResizeObserver(() => {
      if (!isFramed && svg.clientWidth > 0) {
        isFramed = true;
        this.#zoomTo(mostOf(drawing.places), BEGINNING);
      }
      this.#draw();
    }).observe(svg);
  }

  /** A unit of the drawing is a pixel, whatever the width. */
  #draw(): void {
    const width = this.svg.clientWidth;
    if (width === 0) return;
    const unit = width / this.drawing.width;
    const height = this.drawing.height * unit;
    const { k } = this.#transform;
    const toMap = ({ x, y }: Pick<Spot, 'x' | 'y'>): [number, number] =>
      this.#transform.apply([x * unit, y * unit]);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.ground.setAttribute(
      'transform',
      `translate(${this.#transform.x} ${this.#transform.y}) scale(${k * unit})`,
    );
    const isNear = (x: number, y: number): boolean =>
      x > -NEAR && y > -NEAR && x < width + NEAR && y < height + NEAR;
    const clusters = clustersOf(
      this.drawing.places.flatMap((place) => {
        const [x, y] = toMap(place);
        return isNear(x, y) ? [{ ...place, x, y, place }] : [];
      }),
    );
    const names = new Names(width, height);
    for (const { x, y, radius } of clusters) names.block(x, y, Math.max(radius, 6));
    const labels = clusters.map((cluster) =>
      names.write(cluster.x, cluster.y, cluster.radius, nameOf(cluster)),
    );
    const capitals = (this.drawing.capitals ?? []).flatMap(({ name, ...at }) => {
      const [x, y] = toMap(at);
      const text = names.isTaken(x, y) ? undefined : names.write(x, y, 2, name);
      return text
        ? [
            svgElement(
              'g',
              { class: 'capitals' },
              svgElement('circle', { cx: x, cy: y, r: 1.5 }),
              text,
            ),
          ]
        : [];
    });
    fill(this.#marks, ...capitals, ...clusters.map((each) => this.#mark(each)), ...labels);
  }

  #mark(cluster: Cluster<MapPlace & { readonly place: MapPlace }>): Element {
    const { x, y, radius, places } = cluster;
    const [first, ...others] = places;
    const content = [
      // Targets are never smaller than a finger needs.
      svgElement('circle', {
        class: 'target',
        cx: x,
        cy: y,
        r: Math.max(radius, LEAST_TARGET / 2),
      }),
      svgElement('circle', { class: 'point', cx: x, cy: y, r: radius }),
      svgElement('title', {}, titleOf(cluster)),
    ];
    if (others.length === 0 && first?.href !== undefined && first.href !== '') {
      const link = svgElement('a', { tabindex: -1 }, ...content);
      link.setAttribute('href', first.href);
      return link;
    }
    const mark = svgElement('g', { class: others.length > 0 ? 'cluster' : undefined }, ...content);
    if (others.length > 0) mark.addEventListener('click', () => this.#open(cluster));
    return mark;
  }

  /** Lists the places of a cluster, and zooms until they are apart. */
  #open({ places }: Cluster<MapPlace & { readonly place: MapPlace }>): void {
    const shown = places.slice(0, MOST_LISTED);
    fill(
      this.words,
      element(
        'ul',
        { class: 'plain many' },
        ...shown.map(({ label, href, amount }) =>
          element(
            'li',
            {},
            href === undefined || href === '' ? label : anchorTo(href, label),
            ' ',
            amount !== undefined && element('span', { class: 'tally' }, amount),
          ),
        ),
      ),
      shown.length < places.length && `and ${places.length - shown.length} more`,
    );
    this.#zoomTo(
      places.map(({ place }) => place),
      { filled: 0.7, least: this.#transform.k },
    );
  }

  /** Zooms until places fill a part of the map, unless that would be less than a scale. */
  #zoomTo(
    places: readonly MapPlace[],
    { filled, least }: { readonly filled: number; readonly least: number },
  ): void {
    const [left, right] = extentOf(places.map(({ x }) => x));
    const [top, bottom] = extentOf(places.map(({ y }) => y));
    const [across, down] = [right - left, bottom - top];
    const { width, height } = this.drawing;
    const scale = Math.min(MOST_SCALE, (filled * width) / across, (filled * height) / down);
    if (across + down === 0 || scale <= least) return;
    const unit = this.svg.clientWidth / width;
    this.zoom.to(
      zoomIdentity
        .translate((width / 2) * unit, (height / 2) * unit)
        .scale(scale)
        .translate(-(left + across / 2) * unit, -(top + down / 2) * unit),
    );
  }
}

/** Those in the smallest circle around their centre that has nearly all of their counts. */
function mostOf(places: readonly MapPlace[]): readonly MapPlace[] {
  const sum = (valueOf: (place: MapPlace) => number): number =>
    places.reduce((total, place) => total + place.count * valueOf(place), 0);
  const all = sum(() => 1);
  const [x, y] = [sum((place) => place.x) / all, sum((place) => place.y) / all];
  const distanceOf = (place: MapPlace): number => Math.hypot(place.x - x, place.y - y);
  let before = 0;
  return [...places]
    .sort((one, other) => distanceOf(one) - distanceOf(other))
    .filter(({ count }) => (before += count) - count < NEARLY_ALL * all);
}

function nameOf({ places }: Cluster<MapPlace>): string {
  const [first, ...others] = places;
  return others.length === 0 ? (first?.label ?? '') : `${first?.label ?? ''} +${others.length}`;
}

function titleOf({ places }: Cluster<MapPlace>): string {
  const lines = places
    .slice(0, 8)
    .map(({ label, amount }) => (amount === undefined ? label : `${label}: ${amount}`));
  return [...lines, ...(places.length > 8 ? [`and ${places.length - 8} more`] : [])].join('\n');
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const isWithin = ({ left, right, top, bottom }: Box, x: number, y: number): boolean =>
  left < x && x < right && top < y && y < bottom;

/** Writes names into free space. */
class Names {
  readonly #taken: Box[] = [];
  readonly #written: Box[] = [];

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  block(x: number, y: number, radius: number): void {
    this.#taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  }

  isTaken(x: number, y: number): boolean {
    return this.#taken.some((box) => isWithin(box, x, y));
  }

  /** Beside a circle, above or below it, or on a large one; undefined where there is no room. */
  write(x: number, y: number, radius: number, text: string): SVGTextElement | undefined {
    if (!isWithin({ left: 0, right: this.width, top: 0, bottom: this.height }, x, y))
      return undefined;
    const length = (text.length + 1) * LETTER_WIDTH;
    const [beside, over] = [radius + 4 + length / 2, radius + LINE_HEIGHT / 2];
    for (const [across, down] of [
      [beside, 0],
      [-beside, 0],
      [0, -over],
      [0, over],
      ...(radius < LARGE ? [] : ([[0, 0]] as const)),
    ] as const) {
      const [left, top] = [x + across - length / 2, y + down - LINE_HEIGHT / 2];
      const box = { left, right: left + length, top, bottom: top + LINE_HEIGHT };
      // The name of a large circle may lie on small ones.
      const others = across === 0 && down === 0 ? this.#written : this.#taken;
      const isFree =
        left > 0 &&
        top > 0 &&
        box.right < this.width &&
        box.bottom < this.height &&
        !others.some(
          (other) =>
            !isWithin(other, x, y) &&
            box.left < other.right &&
            other.left < box.right &&
            box.top < other.bottom &&
            other.top < box.bottom,
        );
      if (!isFree) continue;
      this.#taken.push(box);
      this.#written.push(box);
      const [anchor, at] =
        across === 0 ? ['middle', x] : across < 0 ? ['end', box.right] : [undefined, left];
      return svgElement('text', { x: at, y: y + down + 4, 'text-anchor': anchor }, text);
    }
    return undefined;
  }
}
