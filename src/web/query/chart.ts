/**
 * Pictures of an answer, drawn as SVG in the colours of the page. Each says in words what it shows;
 * the table has the same numbers.
 */
import { element, fill, svgElement } from '../elements.js';
import type { BarsData, ColumnsData, Picture } from './chart-choice.js';
import { drawMap } from './map.js';
import { COUNT, caption, frame } from './picture.js';

const ROW = 28;

/** A picture that is drawn anew when its room changes. */
export function chartOf(picture: Picture): HTMLElement {
  const holder = element('figure', { class: 'chart' });
  let drawnWidth = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width < 50 || width === drawnWidth) return;
    drawnWidth = width;
    fill(holder, ...draw(picture, width));
  }).observe(holder);
  return holder;
}

function draw(picture: Picture, width: number): Element[] {
  switch (picture.kind) {
    case 'bars':
      return drawBars(picture, width);
    case 'columns':
      return drawColumns(picture, width);
    case 'map':
      return drawMap(picture, width);
  }
}

function drawBars({ measure, bars, moreCount }: BarsData, width: number): Element[] {
  const isNarrow = width < 560;
  const most = Math.max(...bars.map(({ amount }) => amount), 0) || 1;
  // Where there is little room a name stands above its bar.
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

function drawColumns({ measure, series, years }: ColumnsData, width: number): Element[] {
  const [left, top, height] = [46, 12, 300];
  const most = niceCeiling(
    Math.max(...years.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0))),
  );
  const room = (width - left - 4) / years.length;
  const yOf = (amount: number): number => top + height * (1 - amount / most);
  const lines = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    svgElement('line', {
      class: 'grid',
      x1: left,
      x2: width,
      y1: yOf(share * most),
      y2: yOf(share * most),
    }),
    svgElement(
      'text',
      { class: 'amount', x: left - 8, y: yOf(share * most) + 4, 'text-anchor': 'end' },
      COUNT.format(share * most),
    ),
  ]);
  const everyYears = Math.ceil(44 / room);
  const columns = years.flatMap(({ year, amounts }, index) => {
    let below = 0;
    const parts = amounts.flatMap((amount, at) => {
      below += amount;
      return amount === 0
        ? []
        : svgElement(
            'rect',
            {
              class: `series-${at + 1}`,
              x: left + index * room + room * 0.1,
              y: yOf(below),
              width: room * 0.8,
              height: (height * amount) / most,
            },
            svgElement(
              'title',
              {},
              `${year}${series.length > 1 ? `, ${series[at] ?? ''}` : ''}: ${COUNT.format(amount)}`,
            ),
          );
    });
    const label =
      index % everyYears === 0
        ? [
            svgElement(
              'text',
              {
                class: 'amount',
                x: left + (index + 0.5) * room,
                y: top + height + 20,
                'text-anchor': 'middle',
              },
              year,
            ),
          ]
        : [];
    return [...parts, ...label];
  });
  const legend =
    series.length > 1
      ? [
          element(
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
          ),
        ]
      : [];
  return [
    ...legend,
    frame(
      width,
      top + height + 30,
      `${measure} by year, from ${years[0]!.year} to ${years.at(-1)!.year}`,
      ...lines,
      ...columns,
    ),
    caption(`${measure} by year`),
  ];
}

/** The least round number that is not below. */
function niceCeiling(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(amount, 1)));
  return (
    [1, 2, 4, 5, 8, 10].map((factor) => factor * power).find((nice) => nice >= amount) ?? 10 * power
  );
}

/** A name that fits into some pixels, at somewhat less than eight a letter. */
function shortened(name: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 7.6));
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
