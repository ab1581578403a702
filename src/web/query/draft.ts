/** What is written at an address, for a reload; each tab of the browser has its own. */
const KEY = 'osce-graph.draft';

/** A link to a query shows that query, whatever was written at its address before. */
function isFromLink(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return location.search !== '' && entry?.type === 'navigate';
}

export function keepDraft(text: string): void {
  try {
    sessionStorage.setItem(KEY, `${location.search}\n${text}`);
  } catch {
    // Storage is full or switched off.
  }
}

export function draftHere(): string | undefined {
  try {
    const [address, ...lines] = (sessionStorage.getItem(KEY) ?? '').split('\n');
    const isHere = address === location.search && lines.length > 0;
    return isHere && !isFromLink() ? lines.join('\n') : undefined;
  } catch {
    return undefined;
  }
}
