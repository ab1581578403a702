/** The module of a thread that reads pages. */
import { parentPort } from 'node:worker_threads';
import { handleRequests } from '../threads/index.js';
import { OrderReader, READY, type PageOrder } from './page-reader.js';

/** Patterns are compiled when first used, which takes longer than reading. */
const WARM_UP =
  'News\nA training course\nA training course for 20 judges, organized by the OSCE and the Ministry of ' +
  'Justice in co-operation with the Bar and funded by Norway under the project “Courts”, was held in ' +
  'Belgrade from 2 to 4 May 2019.\n- Issued by:\n- OSCE\n“It works,” said Ann Lee, Head of the OSCE.\n';

const reader = new OrderReader();
reader.read({ page: { source: WARM_UP, mediaType: 'text/plain' } });
handleRequests((order: PageOrder) =>
  reader.read(order, () => {
    parentPort?.postMessage(READY);
  }),
);
