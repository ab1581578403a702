/** The page of a question. */
import type { Reply } from '../../ask/index.js';
import type { AskInput } from '../../capabilities/index.js';
import { askPage } from '../pages/ask-page.js';
import type { PageSurface } from './page-surface.js';

export const askSurface: PageSurface<AskInput, Reply> = { page: askPage };
