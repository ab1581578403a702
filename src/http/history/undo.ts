/** `DELETE /changes/{version}`: a commit is undone by another one. */
import type { CommitResult } from '../../commits/index.js';
import { undoOf } from '../../snapshots/index.js';
import { INTEGER, objectOf, wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { expectedVersionOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { DRY_RUN, OF_WRITE, WRITE_ERRORS, inPath } from '../exchange/parameters.js';
import { pathParameter, type Handler, type Operation } from '../exchange/route.js';
import { PREVIEW_MEMBERS, noteOf, previewOf, writeOnce } from '../writing/writing.js';

export function undoOperation(service: Service, settings: HttpSettings): Operation {
  return {
    summary: 'Undoes a commit, such as a merge, unless later ones changed its statements',
    parameters: [
      inPath('version', 'The number of the version that the commit made.', {
        examples: ['1'],
        schema: wholeNumber(1),
      }),
      DRY_RUN,
      ...OF_WRITE,
    ],
    scope: 'graph',
    mediaTypes: ['application/json'],
    errors: [...WRITE_ERRORS, 'not-found', 'version-dropped'],
    schema: objectOf(
      { version: INTEGER, undone: INTEGER, added: INTEGER, removed: INTEGER },
      PREVIEW_MEMBERS,
    ),
    handle: (request, response) => undo(request, response, service, settings),
  };
}

const undo: Handler = async (request, response, service) => {
  const bearer = writerOf(request);
  const step = service.changes.change(pathParameter(request, 'version'));
  const note = noteOf(request, bearer, `Undone: version ${step.id}, ${step.message}`);
  await writeOnce<CommitResult<undefined>>(request, response, service.committer.log, {
    commit: (keepAnswer) =>
      service.committer.commit(
        async (version) => ({
          change: await undoOf(step, version, service),
          value: undefined,
        }),
        {
          ...note,
          expectedVersion: expectedVersionOf(request, service.current),
          keepAnswer,
        },
      ),
    answerOf: (result) => ({
      status: 200,
      headers: { 'Graph-Version': String(result.version.number) },
      body: note.isDryRun ? previewOf(result, { undone: step.id }) : undoneJson(result, step.id),
    }),
  });
};

/** What undoing a version did. */
export function undoneJson({ version, change }: CommitResult, undone: number): object {
  return {
    version: version.number,
    undone,
    added: change.added.length,
    removed: change.removed.length,
  };
}
