/** The buttons above an answer: what to look at it as, and what cells show. */
import { element, fill, button, type Child } from '../elements.js';
import type { Naming } from './cells.js';

export interface View {
  readonly name: string;
  readonly show: () => void;
}

export class ViewBar {
  readonly element = element('div', { class: 'view-bar' });

  clear(): void {
    fill(this.element);
  }

  /** Offers views, the first of which is shown, and more at the end. */
  offer(views: readonly View[], more: Child): void {
    const group = { class: 'views', role: 'group', 'aria-label': 'Look at it as' };
    const buttons = views.map(({ name, show }) => {
      const press = (): void => {
        show();
        this.press(name);
      };
      return button(name, press, { 'aria-pressed': 'false', 'data-view': name });
    });
    fill(this.element, element('div', group, ...buttons), more);
    this.press(views[0]?.name ?? '');
  }

  press(name: string): void {
    for (const each of this.element.querySelectorAll('[data-view]'))
      each.setAttribute('aria-pressed', String(each.getAttribute('data-view') === name));
  }
}

/** Boxes for how terms are written. */
export function switches(naming: Naming, refresh: () => void): HTMLElement {
  const names = [
    ['usesNames', 'Names instead of IRIs'],
    ['usesPrefixes', 'Prefixes'],
    ['showsTypes', 'Types'],
  ] as const;
  return element(
    'div',
    { class: 'switches' },
    ...names.map(([name, label]) => {
      const box = element('input', { type: 'checkbox', checked: naming[name] });
      box.addEventListener('change', () => {
        naming[name] = box.checked;
        refresh();
      });
      return element('label', { class: 'switch' }, box, ` ${label}`);
    }),
  );
}
