/** The error of a query, underlined at its place until the text changes. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Underlines a piece of the text with a tooltip, and nothing else; a piece of no length is none. */
export const markError = StateEffect.define<{ from: number; to: number; message: string }>();

export const errorMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects }) {
    const error = effects.find((effect) => effect.is(markError))?.value;
    if (!error) return docChanged ? Decoration.none : marks;
    const { from, to, message } = error;
    const mark = Decoration.mark({ class: 'wrong-word', attributes: { title: message } });
    return from < to ? Decoration.set(mark.range(from, to)) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});
