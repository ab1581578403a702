/** Parts of a page that are loaded when they are opened. */
import { element, fill, button, hint, alertHint } from './elements.js';

/** A button that gives way to what it loads. */
export function opener(
  label: string,
  about: string,
  failure: string,
  show: (place: HTMLElement) => Promise<void>,
): readonly Node[] {
  const place = element('div', {});
  const open = button(label, () => {
    open.disabled = true;
    void show(place).then(
      () => open.remove(),
      () => {
        open.disabled = false;
        fill(place, alertHint(failure));
      },
    );
  });
  return [hint(about), open, place];
}
