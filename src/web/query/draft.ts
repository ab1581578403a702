/** What is written at an address, for a reload; each tab of the browser has its own. */
const KEY = 'osce-graph.draft';

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
    return address === location.search && lines.length > 0 ? lines.join('\n') : undefined;
  } catch {
    return undefined;
  }
}
