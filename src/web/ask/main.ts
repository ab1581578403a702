/** The script of pages with a field for questions. */
import { found } from '../elements.js';
import './ask.css';
import { GuidedQuestion } from './guided-question.js';

const form = found('form.search', HTMLFormElement);
const askButton = form.querySelector<HTMLButtonElement>('button[formaction$="/ask"]') ?? undefined;
new GuidedQuestion(form, found('#q', HTMLInputElement, form), askButton).start();
