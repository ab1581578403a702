/** Takes back the commit of a version. */
import { anchorTo } from './elements.js';
import { sendForJson } from './requests.js';
import type { TokenAction } from './token-form.js';

export const undoAction = (version: string): TokenAction => ({
  label: 'Undo',
  write: async (token) => {
    const made = await sendForJson<{ version: number }>(`/changes/${version}`, {
      method: 'DELETE',
      token,
    });
    return [
      `Undone in version ${made.version}: `,
      anchorTo(`/snapshots/${made.version - 1}/diff/${made.version}`, 'what changed'),
      '.',
    ];
  },
});
