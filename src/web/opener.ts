/** Parts of a page that are loaded when they are opened. */
import { element, fill } from './elements.js';

/** A button that gives way to what it loads. */
export function opener(
  label: string,
  hint: string,
  failure: string,
  show: (place: HTMLElement) => Promise<void>,
): readonly Node[] {
  const button = element('button', { type: 'button', class: 'quiet' }, label);
  const place = element('div', {});
  button.addEventListener('click', () => {
    button.disabled = true;
    void show(place).then(
      () => button.remove(),
      () => {
        button.disabled = false;
        fill(place, element('p', { class: 'hint', role: 'alert' }, failure));
      },
    );
  });
  return [element('p', { class: 'hint' }, hint), button, place];
}
