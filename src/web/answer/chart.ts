/** Pictures as SVG in the page's colors, each described in words; the table has the numbers. */
import { element, fill, svgElement } from '../elements.js';
import { COUNT, extentOf } from '../numbers.js';
import type { Naming } from './cells.js';
import type { BarsData, ColumnsData, Picture } from './chart-choice.js';

const ROW = 28;

const CLASSES = { map: 'map', graph: 'graph-view', chart: 'chart', timeline: 'chart' } as const;

/** A picture that is drawn anew when its room changes. */
export function pictureOf(picture: Picture, naming: Naming): HTMLElement {
  const holder = element('figure', { class: CLASSES[picture.kind] });
  return drawnFor(holder, (width) => draw(picture, naming, width));
}

/** Fills an element with a drawing for its width, once it has one. */
export function drawnFor(
  holder: HTMLElement,
  draw: (width: number) => Promise<Element[]> | Element[],
): HTMLElement {
  let drawnWidth = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width < 50 || width === drawnWidth) return;
    drawnWidth = width;
    void Promise.resolve(draw(width)).then((content) => fill(holder, ...content));
  }).observe(holder);
  return holder;
}

async function draw(picture: Picture, naming: Naming, width: number): Promise<Element[]> {
  switch (picture.kind) {
    case 'chart':
      return drawBars(picture, width);
    case 'timeline':
      return drawColumns(picture, width);
    case 'map':
      return (await import('./map.js')).drawMap(picture.points, width);
    case 'graph':
      return [await (await import('./graph.js')).drawGraph(picture.links, naming, width)];
  }
}

function drawBars({ measure, bars, moreCount }: BarsData, width: number): Element[] {
  const isNarrow = width < 560;
  const most = Math.max(extentOf(bars.map(({ amount }) => amount))[1], 0) || 1;
  // Where there is little room a name is above its bar.
  const [left, step] = isNarrow ? [0, ROW * 1.6] : [Math.min(width * 0.45, 380), ROW];
  const room = width - left - 70;
  const marks = bars.flatMap(({ name, amount }, index) => {
    const y = index * step + (isNarrow ? 18 : 0);
    const length = Math.max(1, (amount / most) * room);
    return [
      svgElement(
        'text',
        isNarrow ? { x: 0, y: y - 4 } : { x: left - 10, y: y + 18, 'text-anchor': 'end' },
        shortened(name, isNarrow ? width : left - 10),
        svgElement('title', {}, name),
      ),
      svgElement(
        'rect',
        { class: 'series-1', x: left, y: y + 4, width: length, height: isNarrow ? 12 : 18, rx: 2 },
        svgElement('title', {}, `${name}: ${COUNT.format(amount)}`),
      ),
      svgElement(
        'text',
        { class: 'amount', x: left + length + 6, y: y + (isNarrow ? 14 : 18) },
        COUNT.format(amount),
      ),
    ];
  });
  const more =
    moreCount === 0
      ? []
      : [caption(`The first ${bars.length} rows; the table has ${COUNT.format(moreCount)} more.`)];
  return [
    frame(
      width,
      bars.length * step + (isNarrow ? 10 : 4),
      `${measure}: ${bars
        .slice(0, 3)
        .map(({ name, amount }) => `${name} ${COUNT.format(amount)}`)
        .join(', ')} …`,
      ...marks,
    ),
    ...more,
  ];
}

/** The area of the columns: the top left corner, the height, and the width of each. */
interface ColumnsFrame {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly room: number;
  /** The amount at the top. */
  readonly most: number;
}

function drawColumns({ measure, series, years }: ColumnsData, width: number): Element[] {
  const [left, top, height] = [46, 12, 300];
  const sums = years.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0));
  const most = niceCeiling(extentOf(sums)[1]);
  const axes: ColumnsFrame = { left, top, height, room: (width - left - 4) / years.length, most };
  return [
    ...(series.length > 1 ? [legendOf(series)] : []),
    frame(
      width,
      top + height + 30,
      `${measure} by year, from ${years[0]?.year ?? ''} to ${years.at(-1)?.year ?? ''}`,
      ...amountLines(axes, width),
      ...years.flatMap((year, index) => columnOf(year, series, index, axes)),
      ...yearLabels(years, axes),
    ),
    caption(`${measure} by year`),
  ];
}

function amountLines({ left, top, height, most }: ColumnsFrame, width: number): Element[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const y = top + height * (1 - share);
    return [
      svgElement('line', { class: 'grid', x1: left, x2: width, y1: y, y2: y }),
      svgElement(
        'text',
        { class: 'amount', x: left - 8, y: y + 4, 'text-anchor': 'end' },
        COUNT.format(share * most),
      ),
    ];
  });
}

/** The amounts of one year on top of each other. */
function columnOf(
  { year, amounts }: ColumnsData['years'][number],
  series: readonly string[],
  index: number,
  { left, top, height, room, most }: ColumnsFrame,
): Element[] {
  let below = 0;
  return amounts.flatMap((amount, at) => {
    below += amount;
    if (amount === 0) return [];
    const place = {
      x: left + (index + 0.1) * room,
      y: top + height * (1 - below / most),
      width: room * 0.8,
      height: (height * amount) / most,
    };
    const name = series.length > 1 ? `, ${series[at] ?? ''}` : '';
    return svgElement(
      'rect',
      { class: `series-${at + 1}`, ...place },
      svgElement('title', {}, `${year}${name}: ${COUNT.format(amount)}`),
    );
  });
}

function yearLabels(
  years: ColumnsData['years'],
  { left, top, height, room }: ColumnsFrame,
): Element[] {
  const everyYears = Math.ceil(44 / room);
  return years.flatMap(({ year }, index) => {
    const place = { x: left + (index + 0.5) * room, y: top + height + 20 };
    return index % everyYears === 0
      ? svgElement('text', { class: 'amount', ...place, 'text-anchor': 'middle' }, year)
      : [];
  });
}

function legendOf(series: readonly string[]): HTMLElement {
  return element(
    'ul',
    { class: 'legend' },
    ...series.map((name, at) =>
      element(
        'li',
        {},
        element('span', { class: `swatch series-${at + 1}` }),
        name === '' ? 'none' : name,
      ),
    ),
  );
}

/** The least round number that is not below. */
function niceCeiling(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(amount, 1)));
  return (
    [1, 2, 4, 5, 8, 10].map((factor) => factor * power).find((nice) => nice >= amount) ?? 10 * power
  );
}

/** A name shortened to some pixels, at somewhat less than eight a letter. */
function shortened(name: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 7.6));
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** A picture of some pixels, with its content in words. */
function frame(width: number, height: number, label: string, ...content: Element[]): SVGSVGElement {
  return svgElement(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    ...content,
  );
}

function caption(text: string): HTMLElement {
  return element('figcaption', { class: 'hint' }, text);
}
