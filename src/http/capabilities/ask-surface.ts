/** The page of a question, and how a question can go on. */
import type { Reply } from '../../ask/index.js';
import type { AskInput } from '../../capabilities/index.js';
import { flag } from '../exchange/parameters.js';
import { isSet } from '../exchange/request.js';
import { askPage } from '../pages/ask-page.js';
import type { PageSurface } from './page-surface.js';

export const askSurface: PageSurface<AskInput, Reply> = {
  parameters: [flag('continue', 'Suggest how to continue the question instead of answering it.')],
  instead: async ({ question = '' }, { service, version }, parameters) =>
    isSet(parameters, 'continue')
      ? service.questions.continue(version, question.trimStart())
      : undefined,
  page: askPage,
};
