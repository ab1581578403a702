/** The module that a query worker runs where nothing is searched. */
import { serveSparql } from './serve-sparql.js';

serveSparql();
