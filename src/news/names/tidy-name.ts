/** A name for output: one kind of apostrophe, no article, single spaces. */
export function tidyName(name: string): string {
  return name.replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').replace(/^the /i, '').trim();
}
