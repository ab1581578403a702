/**
 * Text typed over a selection. Browsers would keep the look of the replaced text by writing a style
 * into the page, which the policy of pages forbids and reports to the console; so the editor
 * replaces it itself.
 */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Text over a selection as any other, brackets that close themselves included. */
export const plainInput: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection;
    if (
      event.inputType !== 'insertText' ||
      event.data === null ||
      main.empty ||
      view.composing ||
      view.state.selection.ranges.length > 1
    )
      return false;
    const text = event.data;
    const insert = () =>
      view.state.update(view.state.replaceSelection(text), {
        userEvent: 'input.type',
        scrollIntoView: true,
      });
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, main.from, main.to, text, insert));
    if (!isHandled) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});
