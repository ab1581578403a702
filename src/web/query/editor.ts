/** The editor: colors, completion, and errors underlined at their place. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { declarePrefixes } from './declared-prefix.js';
import { editorTheme } from './editor-theme.js';
import { errorMark, markError } from './error-mark.js';
import { plainInput } from './plain-input.js';
import { SPARQL } from './sparql-language.js';

export interface EditorEvents {
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

export interface EditorHelp {
  readonly completions: readonly CompletionSource[];
  readonly prefixes: Promise<ReadonlyMap<string, string>>;
}

/** In a shadow tree that adopts its styles: the page's policy forbids inline ones. */
export class Editor {
  readonly #view: EditorView;
  readonly #extensions: Extension;

  constructor(host: HTMLElement, { completions, prefixes }: EditorHelp, events: EditorEvents) {
    const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
    const completion = autocompletion({
      override: [...completions],
      icons: false,
      activateOnTypingDelay: 60,
      maxRenderedOptions: 60,
    });
    this.#extensions = [keys(events), WRITING, completion, declarePrefixes(prefixes), told(events)];
    this.#view = new EditorView({ parent: root, root });
  }

  /** Begins with a text, before which there is nothing to undo. */
  start(text: string): void {
    this.#view.setState(EditorState.create({ doc: text, extensions: this.#extensions }));
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts another text in the place of all that is there; undo brings it back. */
  set text(text: string) {
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: { anchor: text.length },
      scrollIntoView: true,
    });
  }

  focus(): void {
    this.#view.focus();
  }

  /** Puts the cursor at a line and column, both counted from 1. */
  goTo(line: number, column: number): void {
    this.#view.dispatch({
      selection: { anchor: this.#offsetOf(line, column) },
      scrollIntoView: true,
    });
    this.#view.focus();
  }

  /** Underlines the word at a line and column, both counted from 1, with its problem. */
  markError(message: string, line: number, column: number): void {
    const { doc } = this.#view.state;
    const from = this.#offsetOf(line, column);
    const { from: lineStart, to: lineEnd } = doc.lineAt(from);
    const word = /^(?:[\w:.?$-]+|.)/u.exec(doc.sliceString(from, lineEnd))?.[0] ?? '';
    // At the end of a line the character before is marked, so that there is something to see.
    const [start, end] =
      word === '' ? [Math.max(lineStart, from - 1), from] : [from, from + word.length];
    this.#view.dispatch({ effects: markError.of({ from: start, to: end, message }) });
  }

  /** The offset of a place, or the nearest that there is. */
  #offsetOf(line: number, column: number): number {
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(from + Math.max(column - 1, 0), to);
  }

  clearError(): void {
    this.#view.dispatch({ effects: markError.of({ from: 0, to: 0, message: '' }) });
  }
}

const WRITING: Extension = [
  lineNumbers(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  indentUnit.of('  '),
  EditorView.lineWrapping,
  placeholder('SELECT …'),
  plainInput,
  SPARQL,
  errorMark,
  editorTheme,
  EditorView.contentAttributes.of({
    'aria-label': 'SPARQL query. Control and Enter run it; Escape and then Tab leave the editor.',
    spellcheck: 'false',
    autocapitalize: 'off',
    // Editable text can be reached without it, which tools that look for barriers do not know.
    tabindex: '0',
  }),
];

/** Control and Enter run the query, before any other meaning that they have. */
function keys({ onRun }: EditorEvents): Extension {
  const run = (): boolean => {
    onRun();
    return true;
  };
  return [
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run },
        { key: 'Ctrl-Enter', run },
      ]),
    ),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
  ];
}

function told({ onChange }: EditorEvents): Extension {
  return EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange(update.state.doc.toString());
  });
}
