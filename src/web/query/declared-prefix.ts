/** Typing `og:` adds `PREFIX og: <…>` on top, if known and missing. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { cursorAt, missingDeclaration } from './query-cursor.js';

/** Declares the prefixes of a map, once loaded; one undo takes back both. */
export function declarePrefixes(loading: Promise<ReadonlyMap<string, string>>): Extension {
  let known: ReadonlyMap<string, string> = new Map();
  void loading.then((prefixes) => {
    known = prefixes;
  });
  return EditorView.inputHandler.of((view, from, to, text) => {
    if (text !== ':') return false;
    const query = view.state.doc.toString();
    const { slot, written } = cursorAt(query, from);
    const declaration = missingDeclaration(query, written, known);
    if (declaration === '' || slot === 'header' || slot === 'nothing') return false;
    view.dispatch({
      changes: [
        { from: 0, insert: declaration },
        { from, to, insert: text },
      ],
      selection: { anchor: declaration.length + from + 1 },
      userEvent: 'input.type',
    });
    return true;
  });
}
