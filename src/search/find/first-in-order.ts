/**
 * The first `count` of many, without sorting all. Cost: one comparison an item for most, log
 * `count` for those kept.
 */
export function firstInOrder<Item>(
  items: readonly Item[],
  count: number,
  compare: (left: Item, right: Item) => number,
): Item[] {
  // A heap with the last of the kept on top.
  const heap = items.slice(0, count);
  for (let at = (heap.length >> 1) - 1; at >= 0; at -= 1) sink(heap, at, compare);
  for (let at = heap.length; at < items.length; at += 1) {
    if (compare(items[at]!, heap[0]!) >= 0) continue;
    heap[0] = items[at]!;
    sink(heap, 0, compare);
  }
  return heap.sort(compare);
}

function sink<Item>(
  heap: Item[],
  from: number,
  compare: (left: Item, right: Item) => number,
): void {
  const item = heap[from]!;
  let at = from;
  for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && compare(heap[child + 1]!, heap[child]!) > 0) child += 1;
    if (compare(heap[child]!, item) <= 0) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = item;
}
