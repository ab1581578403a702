/** The module of a thread that reads pages. */
import { handleRequests } from '../threads/index.js';
import { OrderReader, type PageOrder } from './page-order.js';

const reader = new OrderReader();
handleRequests((order: PageOrder) => reader.read(order));
