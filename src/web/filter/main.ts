/** The script of reference pages: a box that filters their parts, and addresses of closed ones. */
import { element, field, found } from '../elements.js';

const groups = [...document.querySelectorAll<HTMLDetailsElement>('details.group')];
const box = element('input', { type: 'search', autocomplete: 'off' });
found('.group', HTMLElement).before(field('Filter', box));

box.addEventListener('input', () => {
  const words = box.value.trim().toLowerCase();
  for (const group of groups) {
    const parts = [...group.querySelectorAll<HTMLElement>('.term, tbody tr')];
    for (const part of parts) {
      const { textContent } = part.querySelector('summary') ?? part;
      part.hidden = !textContent.toLowerCase().includes(words);
    }
    group.hidden = parts.every(({ hidden }) => hidden);
    group.open ||= words !== '';
  }
});

function openNamed(): void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(named instanceof HTMLDetailsElement)) return;
  for (const part of [named, named.closest<HTMLDetailsElement>('details.group')])
    part?.setAttribute('open', '');
  named.scrollIntoView();
}
addEventListener('hashchange', openNamed);
openNamed();
