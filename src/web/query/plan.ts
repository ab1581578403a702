/** The plan as text: each step with its rows, estimated and real, and its time. */
import { alertHint, button, element, fill, hint } from '../elements.js';
import { RequestFailed } from '../requests.js';

/** The plan, which is requested now, and can be measured in a run. */
export function planOf(read: (mode: 'plan' | 'run') => Promise<string>): HTMLElement {
  const place = element('div');
  const load = async (mode: 'plan' | 'run'): Promise<void> => {
    fill(place, hint(mode === 'run' ? 'Running and measuring …' : 'Planning …'));
    try {
      const text = await read(mode);
      const measure = button(mode === 'run' ? 'Measure again' : 'Run and measure', () => {
        void load('run');
      });
      fill(
        place,
        hint('Each step takes the rows of those below it.'),
        element('pre', { class: 'plan', tabindex: 0, 'aria-label': 'Plan' }, text),
        element('p', { class: 'actions' }, measure),
      );
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      fill(place, alertHint(error.problem.detail));
    }
  };
  void load('plan');
  return place;
}
