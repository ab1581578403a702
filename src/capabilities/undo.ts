/** Undoes a commit by another one. */
import type { CommitResult } from '../commits/index.js';
import { INTEGER, membersOf, objectOf, said, wholeNumber } from '../input/index.js';
import { undoOf } from '../snapshots/index.js';
import type { Capability } from './capability.js';

export const undo: Capability<{ readonly commit: number }, CommitResult> = {
  name: 'undo',
  summary: 'Undoes a commit, such as a merge, unless later ones changed its statements',
  input: membersOf({
    commit: said(wholeNumber(1), 'The number of the version that the commit made.', 1),
  }),
  output: objectOf({ undone: INTEGER }),
  scope: 'graph',
  write: { hasDryRun: true },
  errors: ['not-found', 'version-dropped'],
  run: ({ commit }, { service, note }) => {
    const step = service.changes.change(commit);
    return service.committer.commit(
      async (version) => ({ change: await undoOf(step, version, service), value: undefined }),
      { ...note, message: note.message ?? `Undone: version ${step.id}, ${step.message}` },
    );
  },
  json: (_result, { commit }) => ({ undone: commit }),
  http: {
    method: 'DELETE',
    path: '/changes/{version}',
    topic: 'Versions',
    names: { commit: 'version' },
  },
  commands: [
    {
      usage: 'undo <commit>',
      text: ({ version, undone }: Readonly<Record<string, number>>) =>
        `version ${version}: undone version ${undone}\n`,
    },
  ],
};
