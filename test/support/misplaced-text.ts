/** Finds text on a page that nobody can read well: squeezed, clipped, or over other text. */
import type { Page } from 'playwright-core';

/** Runs in the page. A line for each piece of text: what is wrong with it, and its beginning. */
const MEASURE = `(() => {
  const LEAST_WIDTH = 20;
  // Columns share a line.
  const LEAST_CELL_WIDTH = 12;
  const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true });
  const isHiddenFromSight = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { clipPath, position } = getComputedStyle(each);
      if (position === 'absolute' && clipPath !== 'none') return true;
    }
    return element.closest('.skip, datalist, noscript, script, style, textarea, select') !== null;
  };
  const characterWidth = new Map();
  const widthOf = (element) => {
    const { font } = getComputedStyle(element);
    if (!characterWidth.has(font)) {
      const context = document.createElement('canvas').getContext('2d');
      context.font = font;
      characterWidth.set(font, context.measureText('The quick brown fox jumps over it').width / 33);
    }
    return characterWidth.get(font);
  };
  const scrolls = ({ overflowX, overflowY }) =>
    [overflowX, overflowY].some((each) => each === 'auto' || each === 'scroll');
  const scrollerOf = (element) => {
    let each = element;
    while (each && !scrolls(getComputedStyle(each))) each = each.parentElement;
    return each;
  };
  const found = [];
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim().replace(/\\s+/g, ' ');
    const parent = node.parentElement;
    if (text === '' || !isShown(parent) || isHiddenFromSight(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (rects.length === 0) continue;
    const short = JSON.stringify(text.slice(0, 40));
    texts.push({ node, rects, short, scroller: scrollerOf(parent) });
    // The box that the text is laid out in.
    let block = parent;
    while (getComputedStyle(block).display.startsWith('inline') && block.parentElement)
      block = block.parentElement;
    const room = block.clientWidth / widthOf(parent);
    const least = block.closest('td, th') ? LEAST_CELL_WIDTH : LEAST_WIDTH;
    if (rects.length > 2 && text.length > LEAST_WIDTH && room > 0 && room < least)
      found.push('squeezed to ' + Math.round(room) + ' characters: ' + short);
    for (let each = parent; each; each = each.parentElement) {
      const { overflowX } = getComputedStyle(each);
      if (overflowX === 'auto' || overflowX === 'scroll') break;
      if (each !== document.documentElement && overflowX !== 'hidden' && overflowX !== 'clip') continue;
      const { left, right } = each.getBoundingClientRect();
      if (rects.some((rect) => rect.left < left - 2 || rect.right > right + 2)) {
        found.push('clipped: ' + short);
        break;
      }
    }
  }
  // Letters are lower than their lines.
  const inset = ({ left, right, top, bottom, height }) =>
    ({ left: left + 1, right: right - 1, top: top + height / 4, bottom: bottom - height / 4 });
  const boxes = texts
    .flatMap(({ rects, ...text }) => rects.map((rect) => ({ ...text, ...inset(rect) })))
    .sort((one, other) => one.top - other.top);
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (other.top >= one.bottom) break;
      if (one.node === other.node || one.left >= other.right || other.left >= one.right) continue;
      // What is scrolled out of sight is not over anything.
      if (one.scroller !== other.scroller) continue;
      found.push('overlaps: ' + one.short + ' and ' + other.short);
    }
  });
  return [...new Set(found)];
})()`;

export const misplacedText = (page: Page): Promise<string[]> => page.evaluate<string[]>(MEASURE);
