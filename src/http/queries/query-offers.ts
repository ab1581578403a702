/** The forms of a stored query: its answer, or its text. */
import { mediaTypeOfExport } from '../../snapshots/index.js';
import type { QueryKind } from '../../sparql/index.js';
import type { Offer } from '../exchange/negotiation.js';
import {
  BOOLEAN_OFFERS,
  GRAPH_OFFERS,
  OFFERS_BEFORE_ANSWER,
  PAGE_OFFER,
  SOLUTION_OFFERS,
  type AnswerFormat,
} from '../protocols/query-answer.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';

type QueryFormat = AnswerFormat | { readonly of: 'text' | 'parquet' };
type Offers = readonly Offer<QueryFormat>[];

const TEXT_OFFER: Offer<QueryFormat> = {
  name: 'rq',
  format: { of: 'text' },
  mediaType: QUERY_TYPE,
};
const PARQUET_OFFER: Offer<QueryFormat> = {
  name: 'parquet',
  format: { of: 'parquet' },
  mediaType: mediaTypeOfExport('answer.parquet'),
};
const OF_GRAPH: Offers = [...GRAPH_OFFERS, PAGE_OFFER, TEXT_OFFER];

export const QUERY_OFFERS: Offers = [...OFFERS_BEFORE_ANSWER, PARQUET_OFFER, TEXT_OFFER];

export const OFFERS_OF: Readonly<Record<QueryKind, Offers>> = {
  select: [...SOLUTION_OFFERS, PARQUET_OFFER, PAGE_OFFER, TEXT_OFFER],
  ask: [...BOOLEAN_OFFERS, PAGE_OFFER, TEXT_OFFER],
  construct: OF_GRAPH,
  describe: OF_GRAPH,
};
