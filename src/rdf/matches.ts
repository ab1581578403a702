/**
 * All matches of a global expression. `matchAll` gives the same but copies the expression each
 * time, which takes longer than looking for a match in a sentence. @throws TypeError for others
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`The expression ${pattern.source} is not global.`);
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex += 1;
    matches.push(match);
  }
  return matches;
}
