/** A form that writes with an access token, which stays in its field and is gone with the page. */
import { element, field, fill } from './elements.js';
import { RequestFailed } from './requests.js';

export interface TokenAction {
  readonly label: string;
  /** Writes, and returns what to say then. An error that it throws is shown by its message. */
  readonly write: (token: string) => Promise<(Node | string)[]>;
}

/** The first action is the one that Enter takes; `fields` are below the token. */
export function tokenForm(
  actions: readonly TokenAction[],
  ...fields: readonly Node[]
): HTMLElement {
  const token = element('input', {
    type: 'password',
    autocomplete: 'off',
    required: true,
  });
  const outcome = element('p', { role: 'status' });
  const buttons = actions.map(({ label }, index) =>
    element('button', { type: 'submit', class: index === 0 ? undefined : 'quiet' }, label),
  );
  const form = element(
    'form',
    { class: 'token-form' },
    field('Access token (not stored)', token),
    ...fields,
    element('p', { class: 'actions' }, ...buttons),
    outcome,
  );
  const say = (kind: 'done' | 'failed', ...content: readonly (Node | string)[]): void => {
    outcome.dataset.outcome = kind;
    fill(outcome, ...content);
  };
  const run = async ({ write }: TokenAction): Promise<void> => {
    for (const button of buttons) button.disabled = true;
    try {
      say('done', ...(await write(token.value)));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      say('failed', error instanceof RequestFailed ? error.problem.detail : error.message);
    }
    for (const button of buttons) button.disabled = false;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const pressed = buttons.findIndex((button) => button === event.submitter);
    const action = actions[Math.max(0, pressed)];
    if (action) void run(action);
  });
  return form;
}
