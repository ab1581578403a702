/** Stores the query of the editor under a name, for those who have a token. */
import { element, field } from '../elements.js';
import { RequestFailed, addressHere, send } from '../requests.js';
import { tokenForm } from '../token-form.js';

/** A form that is closed at first. */
export function saveForm(queryOf: () => string): HTMLElement {
  const name = element('input', {
    autocomplete: 'off',
    placeholder: 'events-in-a-state',
    pattern: '[a-z][a-z0-9]*(-[a-z0-9]+)*',
    title: 'Small letters, digits and hyphens between them',
    maxlength: 64,
    required: true,
  });
  const title = element('input', { autocomplete: 'off' });
  const write = (token: string): Promise<(Node | string)[]> =>
    save(name.value, withSummary(title.value.trim(), queryOf()), token.trim());
  return element(
    'details',
    { class: 'save-query no-print' },
    element('summary', {}, 'Save as a stored query'),
    tokenForm(
      [{ label: 'Save query', write }],
      field('Name', name),
      field('Title (optional)', title),
    ),
  );
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
