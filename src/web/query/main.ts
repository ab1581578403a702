/** The query page: an editor for the text field, and answers below without a reload. */
import '../answer/answer.css';
import '../answer/graph.css';
import './query.css';
import { found } from '../elements.js';
import { QueryPage } from './query-page.js';

new QueryPage(found('form.editor', HTMLFormElement)).start();
