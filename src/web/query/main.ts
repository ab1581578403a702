/**
 * The query page: puts the editor in the place of the text field, and answers below it without
 * leaving the page.
 */
import './query.css';
import { found } from '../elements.js';
import { QueryPage } from './query-page.js';

new QueryPage(found('form.editor', HTMLFormElement)).start();
