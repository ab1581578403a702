/** Completion: prefixes, fitting classes and properties, variables, keywords, things. */
import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { SearchJson } from '../../json-answers.js';
import { sendForJson } from '../requests.js';
import {
  classesIn,
  declaredPrefixes,
  cursorAt,
  queryVariables,
  type QueryCursor,
  type Slot,
} from './query-cursor.js';
import { FUNCTIONS, KEYWORDS } from './sparql-tokens.js';
import { shortener } from './terms.js';
import type { KnownTerms, VocabularyTerm } from './vocabulary.js';

/** Names shorter than this are not looked for. */
const LEAST_LETTERS = 3;
/** How long writing has to pause before things are looked for. */
const PAUSE_MS = 150;
const THINGS_OFFERED = 8;

/** From the vocabulary, which is requested when first needed. */
export function wordCompletion(vocabulary: () => Promise<KnownTerms>): CompletionSource {
  return async (context) => {
    const text = context.state.doc.toString();
    const place = cursorAt(text, context.pos);
    if (place.slot === 'nothing' && place.written !== '' && !/^[A-Za-z]/.test(place.written))
      return null;
    if (place.written === '' && !context.explicit && place.slot !== 'predicate') return null;
    // After an angle bracket a thing is being named.
    if (place.written.startsWith('<') || namedAfterBracket(context) !== undefined) return null;
    const options = optionsAt(place, text, await vocabulary());
    return options.length === 0 || context.aborted
      ? null
      : { from: place.start, options, validFor: /^[\w:?$.-]*$/ };
  };
}

/** All that may be written at a place; the editor keeps what fits the letters that are there. */
export function optionsAt(place: QueryCursor, text: string, vocabulary: KnownTerms): Completion[] {
  if (place.written.startsWith('?') || place.written.startsWith('$'))
    return variables(text, place.written);
  const words = [...keywords(place.slot), ...(place.written === '' ? [] : functions(place.slot))];
  if (place.slot === 'header')
    return [
      ...words,
      ...variables(text, place.written),
      ...(isAfterPrefix(text, place) ? prefixes(vocabulary) : []),
    ];
  return [...terms(place, text, vocabulary), ...variables(text, place.written), ...words];
}

function keywords(slot: Slot): Completion[] {
  if (slot === 'predicate')
    return [{ label: 'a', type: 'keyword', detail: 'is of the class', boost: 50 }];
  return KEYWORDS.map((label) => ({ label, type: 'keyword', boost: -20 }));
}

function functions(slot: Slot): Completion[] {
  if (slot !== 'expression' && slot !== 'header') return [];
  return FUNCTIONS.map((label) => ({ label, apply: `${label}(`, type: 'function', boost: -10 }));
}

function variables(text: string, written: string): Completion[] {
  return queryVariables(text)
    .filter((variable) => variable !== written)
    .map((label) => ({ label, type: 'variable', boost: 20 }));
}

function isAfterPrefix(text: string, { start }: QueryCursor): boolean {
  return /\bprefix\s+$/i.test(text.slice(0, start));
}

function prefixes({ prefixes: known }: KnownTerms): Completion[] {
  return [...known].map(([prefix, iri]) => ({
    label: `${prefix}:`,
    apply: `${prefix}: <${iri}>\n`,
    detail: iri,
    type: 'namespace',
    boost: 60,
  }));
}

function terms(place: QueryCursor, text: string, vocabulary: KnownTerms): Completion[] {
  const known = new Map([...vocabulary.prefixes, ...declaredPrefixes(text)]);
  const shorten = shortener(known);
  const isForClass =
    place.slot === 'object' && (place.predicate === 'a' || place.predicate === 'rdf:type');
  const kinds: readonly VocabularyTerm['kind'][] = isForClass
    ? ['class']
    : place.slot === 'predicate'
      ? ['property']
      : ['class', 'property'];
  const fitting = fittingProperties(place, text, known, vocabulary);
  return vocabulary.terms
    .filter(({ kind }) => kinds.includes(kind))
    .map((term) => {
      const short = shorten(term.iri);
      const isShort = short !== term.iri;
      return {
        label: isShort ? short : `<${term.iri}>`,
        // Known to the shapes of the subject's class before others, and then what is used more.
        boost:
          Math.min(30, 4 * Math.log10(term.count + 1)) +
          (fitting.has(term.iri) ? 40 : 0) +
          (isShort ? 0 : -30),
        detail:
          term.label === undefined || short.endsWith(`:${term.label}`)
            ? countOf(term)
            : `${term.label} · ${countOf(term)}`,
        type: term.kind,
        ...(term.definition === undefined ? {} : { info: term.definition }),
        apply: isShort ? declaring(short, vocabulary.prefixes) : `<${term.iri}>`,
      };
    });
}

function countOf({ count, kind }: VocabularyTerm): string {
  const noun = kind === 'class' ? 'thing' : 'use';
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Properties that shapes have for the classes of the statement's subject. */
function fittingProperties(
  { slot, subject }: QueryCursor,
  text: string,
  prefixes: ReadonlyMap<string, string>,
  vocabulary: KnownTerms,
): ReadonlySet<string> {
  if (slot !== 'predicate' || subject === undefined) return new Set();
  const classes = (classesIn(text).get(subject) ?? []).map((written) => expand(written, prefixes));
  return new Set(classes.flatMap((iri) => [...vocabulary.propertiesOf(iri)]));
}

function expand(written: string, prefixes: ReadonlyMap<string, string>): string {
  if (written.startsWith('<')) return written.slice(1, -1);
  const [prefix = '', ...local] = written.split(':');
  return (prefixes.get(prefix) ?? '') + local.join(':');
}

/** Writes a prefixed name, and declares its prefix on top where the query does not yet. */
function declaring(name: string, known: ReadonlyMap<string, string>) {
  return (view: EditorView, _completion: Completion, from: number, to: number): void => {
    const prefix = name.slice(0, name.indexOf(':'));
    const iri = known.get(prefix);
    const isMissing = iri !== undefined && !declaredPrefixes(view.state.doc.toString()).has(prefix);
    const declaration = isMissing ? `PREFIX ${prefix}: <${iri}>\n` : '';
    view.dispatch({
      changes: [
        ...(isMissing ? [{ from: 0, insert: declaration }] : []),
        { from, to, insert: name },
      ],
      selection: { anchor: declaration.length + from + name.length },
      userEvent: 'input.complete',
    });
  };
}

/** Things by name: after `<` in any number of words, elsewhere where a thing fits. */
export const thingCompletion: CompletionSource = async (context) => {
  const asked = askedThing(context);
  if (!asked) return null;
  const controller = new AbortController();
  context.addEventListener(
    'abort',
    () => {
      controller.abort();
    },
    { onDocChange: true },
  );
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if (context.aborted) return null;
  const parameters = new URLSearchParams({ q: asked.name, limit: String(THINGS_OFFERED) });
  const found = await sendForJson<SearchJson>(`/search?${parameters.toString()}`, {
    signal: controller.signal,
  }).catch(() => undefined);
  return found
    ? ({
        from: asked.from,
        filter: false,
        options: found.hits.map(thingOption),
      } satisfies CompletionResult)
    : null;
};

function thingOption({ iri, label, kind }: SearchJson['hits'][number], index: number): Completion {
  // The order is that of the service.
  return { label: `<${iri}>`, displayLabel: label, detail: kind, type: 'thing', boost: -index };
}

/** What is written of a thing's name, and where that begins. */
function askedThing(
  context: CompletionContext,
): { readonly name: string; readonly from: number } | undefined {
  const { state, pos } = context;
  const name = namedAfterBracket(context);
  const from = name === undefined ? pos : pos - name.length - 1;
  const place = cursorAt(state.doc.toString(), from);
  if (name !== undefined)
    return name.length >= LEAST_LETTERS && place.slot !== 'header' && place.slot !== 'nothing'
      ? { name, from }
      : undefined;
  const mayBeThing =
    place.slot === 'subject' || (place.slot === 'object' && place.predicate !== 'a');
  return mayBeThing && place.written.length >= LEAST_LETTERS && /^\p{L}+$/u.test(place.written)
    ? { name: place.written, from: place.start }
    : undefined;
}

/** The words behind an angle bracket that has no end yet and begins no address. */
function namedAfterBracket({ state, pos }: CompletionContext): string | undefined {
  const line = state.doc.lineAt(pos);
  return /<([\p{L}\d][^<>"{}|\\^`:]*)$/u.exec(line.text.slice(0, pos - line.from))?.[1];
}
