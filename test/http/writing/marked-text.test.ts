import { describe, expect, it } from '@jest/globals';
import { markedText } from '../../../src/http/writing/marked-text.js';

describe('The text of a page with marks', () => {
  it('is whole, whatever spans lie in each other, and shows the one with fewest words', () => {
    const text = 'A workshop took place in Tirana.';
    const pieces = markedText(text, 'text/plain', [
      { start: 0, end: 31, colour: 1 },
      { start: 25, end: 31, colour: 2 },
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces).toEqual([
      { text: 'A workshop took place in ', id: 'words-0', colour: 1 },
      { text: 'Tirana', id: 'words-25', colour: 2 },
      { text: '.' },
    ]);
  });

  it('has no markup of the page in it, and no script', () => {
    const source =
      '<p>In <b>Tirana</b> &amp; elsewhere</p><script>alert("x < y")</script><p>end</p>';
    const start = source.indexOf('Tirana');
    expect(
      markedText(source, 'text/html', [{ start, end: start + 6, colour: 0 }])
        .map(({ text }) => text)
        .join('')
        .trim(),
    ).toBe('In Tirana & elsewhere\nend');
  });

  it('shows of a long page what is around the words', () => {
    const pieces = markedText(`${'a'.repeat(5000)}Tirana${'b'.repeat(5000)}`, 'text/plain', [
      { start: 5000, end: 5006, colour: 0 },
    ]);
    expect(pieces.map(({ text }) => text.length)).toEqual([300, 6, 300]);
  });
});
