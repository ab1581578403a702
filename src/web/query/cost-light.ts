/** The light beside the buttons: the query's estimated cost, or that it has an error. */
import type { Explained } from './explanation.js';
import { element, fill } from '../elements.js';
import { costOf } from './cost.js';

const COUNT = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
const WORDS = { light: 'Light', moderate: 'Moderate', heavy: 'Heavy' } as const;

/** Uses color and words; words alone are enough. */
export class CostLight {
  readonly element = element('p', { class: 'cost' });

  /** Shows the state of the query in the editor. */
  show(explanation: Explained | undefined): void {
    const cost = explanation && costOf(explanation);
    this.element.dataset.weight = explanation?.problem ? 'broken' : (cost?.weight ?? 'unknown');
    if (explanation?.problem)
      fill(
        this.element,
        explanation.problem.line === undefined
          ? explanation.problem.detail
          : `Line ${explanation.problem.line}: ${withoutPlace(explanation.problem.detail)}`,
      );
    else if (cost)
      fill(
        this.element,
        element('strong', {}, WORDS[cost.weight]),
        ` · about ${COUNT.format(cost.rows)} ${cost.rows === 1 ? 'row' : 'rows'}`,
        ...(explanation.warnings ?? []).map((warning) => ` · ${warning}`),
      );
    else fill(this.element);
  }
}

/** The message without the position before it. */
function withoutPlace(detail: string): string {
  return detail.replace(/^Syntax error at line \d+, column \d+: /, '');
}
