/** The script of pages with a list of places: draws them on a map above it. */
import { drawnFor } from '../answer/chart.js';
import type { MapPoint } from '../answer/chart-choice.js';
import { drawMap } from '../answer/map.js';
import { element } from '../elements.js';

for (const figure of document.querySelectorAll<HTMLElement>('.map')) {
  const points = [...figure.querySelectorAll<HTMLElement>('li[data-latitude]')].map(pointOf);
  const capitals = JSON.parse(figure.dataset.capitals ?? '[]') as MapPoint[];
  figure.prepend(drawnFor(element('div'), (width) => drawMap(points, width, capitals)));
}

function pointOf(item: HTMLElement): MapPoint {
  const count = Number(item.dataset.count);
  return {
    latitude: Number(item.dataset.latitude),
    longitude: Number(item.dataset.longitude),
    name: (item.querySelector('a') ?? item).textContent.trim(),
    amount: count > 1 ? count : undefined,
    href: item.querySelector('a:not(.external)')?.getAttribute('href') ?? undefined,
  };
}
