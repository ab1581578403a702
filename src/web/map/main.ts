/** The script of pages with a map: makes the places of the list below it zoomable. */
import { element, found } from '../elements.js';
import { ZoomMap, type MapPlace } from './zoom-map.js';

for (const figure of document.querySelectorAll<HTMLElement>('.map')) {
  const svg = found('svg', SVGSVGElement, figure);
  const { width, height } = svg.viewBox.baseVal;
  const map = new ZoomMap(svg, found('.ground', SVGGElement, svg), {
    width,
    height,
    places: [...figure.querySelectorAll<HTMLElement>('li[data-x]')].map(placeOf),
    capitals: [...svg.querySelectorAll('.capitals text')].map((text) => ({
      x: Number(text.previousElementSibling?.getAttribute('cx')),
      y: Number(text.previousElementSibling?.getAttribute('cy')),
      name: text.textContent,
    })),
  });
  svg.after(
    map.zoom.buttons,
    element(
      'p',
      { class: 'hint no-print zoom-hint' },
      'Drag to move. Zoom with Ctrl and the wheel, two fingers or the buttons.',
    ),
    map.words,
  );
}

function placeOf(item: HTMLElement): MapPlace {
  const link = item.querySelector('a:not(.external)');
  const count = Number(item.dataset.count);
  return {
    x: Number(item.dataset.x),
    y: Number(item.dataset.y),
    count,
    label: (item.querySelector('a') ?? item).textContent.trim(),
    href: link?.getAttribute('href') ?? undefined,
    amount: count > 1 ? count.toLocaleString('en-GB') : undefined,
  };
}
