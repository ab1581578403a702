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
    if (slot === 'header' || slot === 'nothing') return false;
    if (missingDeclaration(query, written, known) === '') return false;
    insertDeclaring(view, { from, to, insert: text }, written, known, 'input.type');
    return true;
  });
}

/** Puts a text in the place of another, and declares its prefix on top if missing. */
export function insertDeclaring(
  view: EditorView,
  change: { readonly from: number; readonly to: number; readonly insert: string },
  prefix: string,
  known: ReadonlyMap<string, string>,
  userEvent: string,
): void {
  const declaration = missingDeclaration(view.state.doc.toString(), prefix, known);
  view.dispatch({
    changes: [{ from: 0, insert: declaration }, change],
    selection: { anchor: declaration.length + change.from + change.insert.length },
    userEvent,
  });
}
