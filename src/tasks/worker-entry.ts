/** The module of the service's workers: queries, searches and tasks. */
import { openTextSearch } from '../search/index.js';
import { serveSparql } from '../sparql/index.js';
import { taskHandlers } from './handlers.js';

serveSparql({ open: openTextSearch, tasks: taskHandlers });
