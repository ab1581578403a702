/** The words behind the statements that a page shows. */
import { receiptsFor, type ReadReceipt } from '../../news/index.js';
import { EMPTY, html, type Html } from '../pages/html.js';
import { countOf } from '../pages/values.js';
import type { ShownThing, Statement } from './wording.js';

/** A receipt on the page of a thing. */
export interface Receipt extends ReadReceipt {
  /** On the page. */
  readonly id: string;
  /** The statement's. */
  readonly key: string;
  readonly statement: string;
}

export const keyOf = (statement: Statement): string => statement.join(' ');

/** The receipts of some statements, in the order of their words. */
export function receiptsOf(
  statements: readonly Statement[],
  { version, names, words }: ShownThing,
): Receipt[] {
  const found = new Map<string, Omit<Receipt, 'id'>>();
  for (const statement of statements)
    for (const each of receiptsFor(statement, version, names))
      found.set(each.receipt.value, {
        ...each,
        key: keyOf(statement),
        statement: words.statement(statement),
      });
  return [...found]
    .sort(
      ([iri, left], [otherIri, right]) =>
        left.start - right.start ||
        left.statement.localeCompare(right.statement) ||
        (iri < otherIri ? -1 : 1),
    )
    .map(([, receipt], index) => ({ ...receipt, id: `receipt-${index + 1}` }));
}

/** From a value to the receipt that it rests on. */
export function proofLink({ id, quote }: Receipt, value: string): Html {
  const hasWords = quote !== '';
  return html`<a
    class="proof"
    href="#${id}"
    title="${hasWords ? 'The words that this rests on' : 'Why an editor added this'}"
    >${hasWords ? 'words' : 'note'}<span class="visually-hidden">
      ${hasWords ? 'that this rests on' : 'on'}: ${value}</span
    ></a
  >`;
}

/** The receipts of a thing with this label as a table. */
export function receiptTable(receipts: readonly Receipt[], label: string): Html {
  if (receipts.length === 0) return EMPTY;
  const head = ['Statement', 'The words it rests on', 'Rule', 'Confidence'].map(
    (name) => html`<th scope="col" role="columnheader">${name}</th>`,
  );
  return html`<section aria-labelledby="receipts">
    <h2 id="receipts">Receipts</h2>
    <p class="hint">Facts, each with the words it was read from, or an editor’s note.</p>
    <table class="receipts" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${receipts.map((receipt) => receiptRow(receipt, label))}
      </tbody>
    </table>
  </section>`;
}

/** A row; roles are spelled out because small screens lay the cells out one below the other. */
function receiptRow(receipt: Receipt, label: string): Html {
  const { id, statement, quote, isUnchecked, before, after, note, start, end } = receipt;
  const own = `${label} – `;
  return html`<tr role="row" id="${id}">
    <th scope="row" role="rowheader" dir="auto">
      ${statement.startsWith(own) ? statement.slice(own.length) : statement}
    </th>
    <td role="cell">
      ${quote !== '' && html`<q dir="auto">${before}<mark>${quote}</mark>${after}</q>`}
      ${
        isUnchecked &&
        html`<span class="hint">Entered by an editor, not checked against the page.</span>`
      }
      ${note !== '' && html`<span class="hint">Note:</span> <span dir="auto">${note}</span>`}${
        end > start && html` <span class="span">characters ${countOf(start)}–${countOf(end)}</span>`
      }
    </td>
    <td role="cell" data-label="Rule">${receipt.rule}</td>
    <td role="cell" data-label="Confidence" class="number">${receipt.confidence}</td>
  </tr> `;
}
