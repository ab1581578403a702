/** The module of query workers without search. */
import { serveSparql } from './serve-sparql.js';

serveSparql();
