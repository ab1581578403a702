/** Stores the query of the editor under a name, for those who have a token. */
import { element } from '../elements.js';
import { RequestFailed, addressHere, send } from '../requests.js';
import { tokenForm } from '../token-form.js';

/** A form that is closed at first. */
export function saveForm(queryOf: () => string): HTMLElement {
  const name = field('Name', {
    id: 'query-name',
    placeholder: 'events-in-a-state',
    pattern: '[a-z][a-z0-9]*(-[a-z0-9]+)*',
    title: 'Small letters, digits and hyphens between them',
    maxlength: '64',
    required: '',
  });
  const title = field('Title (optional)', { id: 'query-title' });
  const write = (token: string): Promise<(Node | string)[]> =>
    save(name.input.value, withSummary(title.input.value.trim(), queryOf()), token.trim());
  return element(
    'details',
    { class: 'save-query no-print' },
    element('summary', {}, 'Save as a stored query'),
    tokenForm([{ label: 'Save query', write }], name.line, title.line),
  );
}

function field(
  label: string,
  attributes: Readonly<Record<string, string>> & { readonly id: string },
): { readonly line: HTMLElement; readonly input: HTMLInputElement } {
  const input = element('input', { type: 'text', autocomplete: 'off', ...attributes });
  const line = element(
    'p',
    { class: 'field' },
    element('label', { for: attributes.id }, label),
    input,
  );
  return { line, input };
}

/** In the header of the query; a JSON string is one of YAML, too. */
export function withSummary(title: string, query: string): string {
  return title === '' ? query : `#+ summary: ${JSON.stringify(title)}\n${query}`;
}

async function save(name: string, text: string, token: string): Promise<(Node | string)[]> {
  const path = `/queries/${encodeURIComponent(name)}`;
  try {
    await send(path, {
      method: 'PUT',
      document: { mediaType: 'application/sparql-query', text },
      token,
    });
    const link = element('a', {}, name);
    link.href = addressHere(path);
    return ['Saved as ', link, '.'];
  } catch (error) {
    if (error instanceof RequestFailed && error.problem.code === 'precondition-required')
      throw new Error('There is a stored query of this name already. Choose another name.', {
        cause: error,
      });
    throw error;
  }
}
