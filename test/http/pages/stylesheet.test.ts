import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

describe('The stylesheet', () => {
  const css = readFileSync(new URL('../../../src/web/site.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);

  it('loads nothing', () => {
    expect(css).not.toMatch(/url\(|@import|https?:/);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('has enough contrast in its %s colours (WCAG 2.2, 1.4.3 and 1.4.11)', (_scheme, palette) => {
    const pairs: [string, string, number][] = [
      ...['ink', 'soft', 'link', 'link-strong'].flatMap((color): [string, string, number][] => [
        [color, 'paper', 4.5],
        [color, 'raised', 4.5],
      ]),
      ['wrong', 'paper', 4.5],
      ['wrong', 'wrong-paper', 4.5],
      ['ink', 'wrong-paper', 4.5],
      ['soft', 'wrong-paper', 4.5],
      ['on-marker', 'marker', 4.5],
      ['on-link', 'link', 4.5],
      ['on-link', 'link-strong', 4.5],
      ['edge', 'paper', 3],
    ];
    const tooWeak = pairs.filter(
      ([front, back, least]) =>
        !(contrast(colorOf(palette, front), colorOf(palette, back)) >= least),
    );
    expect(tooWeak).toEqual([]);
  });
});

function colorOf(palette: string, name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(palette)?.[1] ?? '';
}

/** WCAG 2.2: relative luminances, the lighter over the darker. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = NaN, lighter = NaN] = [luminance(one), luminance(other)].sort(
    (left, right) => left - right,
  );
  return (lighter + 0.05) / (darker + 0.05);
}
