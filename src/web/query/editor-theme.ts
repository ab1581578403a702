/** The editor's look, in the colors of the page, which also define the dark ones. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const SELECTION = [
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground',
  '.cm-selectionBackground',
].join(', ');

const look = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
    fontSize: '0.9375rem',
    maxHeight: 'min(70vh, 44rem)',
  },
  '&.cm-focused': { outline: '3px solid var(--link)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', minHeight: '9.6rem' },
  '.cm-content': { padding: '0.6rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.8rem 0 0.4rem' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--soft)',
    border: 'none',
    paddingInlineStart: '0.35rem',
    fontSize: '0.8125rem',
  },
  '.cm-lineNumbers .cm-gutterElement': { lineHeight: '1.5rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  [SELECTION]: { backgroundColor: 'color-mix(in srgb, var(--link) 22%, transparent)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--link) 20%, transparent)',
    outline: '1px solid var(--edge)',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'var(--wrong-paper)',
    color: 'var(--wrong)',
  },
  '.wrong-word': {
    textDecoration: 'underline wavy var(--wrong) 1.5px',
    textUnderlineOffset: '0.2em',
    textDecorationSkipInk: 'none',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
    boxShadow: '0 6px 24px rgb(0 0 0 / 18%)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    fontSize: '0.875rem',
    maxHeight: '17rem',
    minWidth: 'min(20rem, 80vw)',
    maxWidth: 'min(46rem, 84vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '0.2rem 0.7rem',
    lineHeight: '1.5',
    display: 'flex',
    gap: '1rem',
    justifyContent: 'space-between',
    alignItems: 'baseline',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--link)',
    color: 'var(--on-link)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': {
    marginInlineStart: '0',
    fontStyle: 'normal',
    fontFamily: 'var(--sans)',
    fontSize: '0.8125rem',
    color: 'var(--soft)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionInfo': {
    fontFamily: 'var(--sans)',
    fontSize: '0.875rem',
    lineHeight: '1.45',
    padding: '0.5rem 0.8rem',
    maxWidth: '22rem',
  },
  // Where there is no room beside the list, it would lie on it.
  '@media (max-width: 48rem)': { '.cm-completionInfo': { display: 'none' } },
});

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--link)', fontWeight: '600' },
  { tag: tags.macroName, color: 'var(--link)' },
  { tag: [tags.variableName], color: 'var(--variable)' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--literal)' },
  { tag: tags.link, color: 'var(--soft)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
]);

export const editorTheme: Extension = [look, syntaxHighlighting(colors)];
