/** The module that a query worker runs where texts are searched. */
import { serveSparql } from '../sparql/index.js';
import { openTextSearch } from './sparql-search.js';

serveSparql(openTextSearch);
