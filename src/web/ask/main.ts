/** The script of pages with a field for questions. */
import { found } from '../elements.js';
import './ask.css';
import { GuidedQuestion } from './guided-question.js';

const form = found('form.search', HTMLFormElement);
new GuidedQuestion(form, found('#q', HTMLInputElement, form)).start();
