/** A range of one string, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”"', '„': '“”"', '«': '»', '"': '"”' };

/** Sentences are cut here at the latest, to bound the text of every pattern. */
const MAX_SENTENCE_LENGTH = 1_500;

/** Words whose full stop ends no sentence. */
const ABBREVIATIONS = new RegExp(
  '(?:^|[\\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Ss|No|Nos|Art|vs|e\\.g|i\\.e|' +
    'approx|incl|ret|Gen|Col|Lt|Maj|Capt|Amb|Jr|Sr|(?:\\p{Lu}\\.)*\\p{Lu})\\.$',
  'u',
);

/** Marks included. An unclosed quotation extends to the end. */
export function findQuotations(text: string): TextRange[] {
  const quotations: TextRange[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const closing = CLOSING[text[at] ?? ''];
    if (closing === undefined) continue;
    let end = at + 1;
    while (end < text.length && !closing.includes(text[end] ?? '')) end += 1;
    quotations.push({ start: at, end: Math.min(text.length, end + 1) });
    at = end;
  }
  return quotations;
}

/** A full stop inside a quotation ends a sentence only at the quotation's end. */
export function splitSentences(text: string): TextRange[] {
  const quotations = findQuotations(text);
  const sentences: TextRange[] = [];
  let start = 0;
  const cut = (end: number): void => {
    for (; end - start > MAX_SENTENCE_LENGTH; start += MAX_SENTENCE_LENGTH)
      sentences.push({ start, end: start + MAX_SENTENCE_LENGTH });
    if (text.slice(start, end).trim() !== '') sentences.push(trimRange(text, start, end));
    start = end;
  };
  for (const match of text.matchAll(/[.!?]["”»)\]]{0,2}\s+(?=["“„«(\p{Lu}\d])/gu)) {
    const stop = match.index + 1;
    const isInside = quotations.some(
      (quotation) => quotation.start < stop && stop < quotation.end - 1,
    );
    if (!isInside && !ABBREVIATIONS.test(text.slice(Math.max(start, stop - 12), stop)))
      cut(match.index + match[0].length);
  }
  cut(text.length);
  return sentences;
}

function trimRange(text: string, start: number, end: number): TextRange {
  const piece = text.slice(start, end);
  return {
    start: start + piece.length - piece.trimStart().length,
    end: start + piece.trimEnd().length,
  };
}
