/** `DELETE /changes/{version}`: a commit is undone by another one. */
import type { CommitResult } from '../../commits/index.js';
import { undoOf } from '../../snapshots/index.js';
import { wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { expectedVersionOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { OF_WRITE, WRITE_ERRORS, inPath } from '../exchange/parameters.js';
import { pathParameter, type Handler, type Operation } from '../exchange/route.js';
import { INTEGER, objectOf } from '../exchange/schemas.js';
import { noteOf, writeOnce } from '../writing/writing.js';

export function undoOperation(service: Service, settings: HttpSettings): Operation {
  return {
    summary: 'Undoes a commit, such as a merge, unless later ones changed its statements',
    parameters: [
      inPath('version', 'The number of the version that the commit made.', {
        examples: ['1'],
        schema: wholeNumber(1),
      }),
      ...OF_WRITE,
    ],
    scope: 'graph',
    mediaTypes: ['application/json'],
    errors: [...WRITE_ERRORS, 'not-found', 'version-dropped'],
    schema: objectOf({ version: INTEGER, undone: INTEGER, added: INTEGER, removed: INTEGER }),
    handle: (request, response) => undo(request, response, service, settings),
  };
}

const undo: Handler = async (request, response, service) => {
  const bearer = writerOf(request);
  const step = service.changes.change(pathParameter(request, 'version'));
  await writeOnce<CommitResult<undefined>>(request, response, service.committer.log, {
    commit: (keepAnswer) =>
      service.committer.commit(
        async (version) => ({
          change: await undoOf(step, version, service),
          value: undefined,
        }),
        {
          ...noteOf(request, bearer, `Undone: version ${step.id}, ${step.message}`),
          expectedVersion: expectedVersionOf(request, service.current),
          keepAnswer,
        },
      ),
    answerOf: ({ version, change }) => ({
      status: 200,
      headers: { 'Graph-Version': String(version.number) },
      body: {
        version: version.number,
        undone: step.id,
        added: change.added.length,
        removed: change.removed.length,
      },
    }),
  });
};
