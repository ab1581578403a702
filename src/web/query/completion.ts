/** Completion: prefixes, fitting classes and properties, variables, keywords, things. */
import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { SearchJson } from '../../json-answers.js';
import { counted } from '../numbers.js';
import { select, sendForJson } from '../requests.js';
import { inOrder } from './completion-order.js';
import { insertDeclaring } from './declared-prefix.js';
import {
  classesIn,
  declaredPrefixes,
  cursorAt,
  predicatesTo,
  queryVariables,
  type QueryCursor,
  type Slot,
} from './query-cursor.js';
import { FUNCTIONS, KEYWORDS } from './sparql-tokens.js';
import { shortener } from '../answer/terms.js';
import type { KnownTerms, VocabularyTerm } from './vocabulary.js';

/** Shorter names are not searched. */
const LEAST_LETTERS = 3;
/** How long typing has to pause before a search. */
const PAUSE_MS = 150;
const THINGS_OFFERED = 8;
/** Results read where only some classes fit. */
const THINGS_SEARCHED = 100;

/** From the vocabulary, which is loaded on first use. */
export function wordCompletion(vocabulary: () => Promise<KnownTerms>): CompletionSource {
  return async (context) => {
    const text = context.state.doc.toString();
    const place = placeAt(text, context.pos);
    if (place.slot === 'nothing' && place.written !== '' && !/^[A-Za-z]/.test(place.written))
      return null;
    const isOpen = place.slot === 'predicate' || isForClass(place);
    if (place.written === '' && !context.explicit && !isOpen) return null;
    // After an angle bracket a thing is being named.
    if (place.written.startsWith('<') || namedAfterBracket(context) !== undefined) return null;
    const options = inOrder(place.written, optionsAt(place, text, await vocabulary()));
    return options.length === 0 || context.aborted
      ? null
      : { from: place.start, options, filter: false };
  };
}

/** As `cursorAt`, but several words after `a` are all written of a class: `a field op`. */
export function placeAt(text: string, offset: number): QueryCursor {
  const words = /\sa\s+(\p{L}+(?: \p{L}+)+)$/u.exec(text.slice(0, offset))?.[1] ?? '';
  const start = offset - words.length;
  const place = cursorAt(text, start);
  return words !== '' && isForClass(place)
    ? { ...place, written: words, start }
    : cursorAt(text, offset);
}

const isForClass = ({ slot, predicate }: QueryCursor): boolean =>
  slot === 'object' && (predicate === 'a' || predicate === 'rdf:type');

/** All options for a place, whatever the typed letters. */
export function optionsAt(place: QueryCursor, text: string, vocabulary: KnownTerms): Completion[] {
  if (place.written.startsWith('?') || place.written.startsWith('$'))
    return variables(text, place.written);
  if (isForClass(place)) return terms(place, text, vocabulary);
  const words = [...keywords(place.slot), ...(place.written === '' ? [] : functions(place.slot))];
  if (place.slot === 'header')
    return [
      ...words,
      ...variables(text, place.written),
      ...(/\bprefix\s+$/i.test(text.slice(0, place.start)) ? prefixes(vocabulary) : []),
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
  const kinds: readonly VocabularyTerm['kind'][] = isForClass(place)
    ? ['class']
    : place.slot === 'predicate'
      ? ['property']
      : ['class', 'property'];
  const properties = fittingProperties(place, text, known, vocabulary);
  const classes = isForClass(place)
    ? expectedClasses(place, text, known, vocabulary)
    : new Set<string>();
  const fits = ({ iri, kind }: VocabularyTerm): boolean =>
    kind === 'property' ? properties.has(iri) : vocabulary.isWithin(iri, classes);
  return vocabulary.terms
    .filter(({ kind }) => kinds.includes(kind))
    .map((term) => {
      const short = shorten(term.iri);
      const isShort = short !== term.iri;
      return {
        label: isShort ? short : `<${term.iri}>`,
        // Those of the shapes first, then by use.
        boost:
          Math.min(30, 4 * Math.log10(term.count + 1)) +
          (fits(term) ? 40 : 0) +
          (isShort ? 0 : -30),
        detail: [
          ...(term.label === undefined || short.endsWith(`:${term.label}`) ? [] : [term.label]),
          ...[properties.get(term.iri) ?? []].flat(),
          counted(term.count, term.kind === 'class' ? 'thing' : 'use'),
        ].join(' · '),
        type: term.kind,
        ...(term.definition === undefined ? {} : { info: term.definition }),
        apply: isShort ? declaring(short, vocabulary.prefixes) : `<${term.iri}>`,
      };
    });
}

/** Properties that shapes have for the classes of the statement's subject. */
function fittingProperties(
  { slot, subject }: QueryCursor,
  text: string,
  prefixes: ReadonlyMap<string, string>,
  vocabulary: KnownTerms,
): ReadonlyMap<string, 'mandatory' | 'optional'> {
  if (slot !== 'predicate' || subject === undefined) return new Map();
  const classes = (classesIn(text).get(subject) ?? []).map((written) => expand(written, prefixes));
  return new Map(classes.flatMap((iri) => [...vocabulary.propertiesOf(iri)]));
}

/** The classes of values of the properties whose object the statement's subject is. */
function expectedClasses(
  { subject }: QueryCursor,
  text: string,
  prefixes: ReadonlyMap<string, string>,
  vocabulary: KnownTerms,
): ReadonlySet<string> {
  const predicates = subject === undefined ? [] : (predicatesTo(text).get(subject) ?? []);
  return new Set(
    predicates.flatMap((written) => [...vocabulary.valueClassesOf(expand(written, prefixes))]),
  );
}

function expand(written: string, prefixes: ReadonlyMap<string, string>): string {
  if (written.startsWith('<')) return written.slice(1, -1);
  const [prefix = '', ...local] = written.split(':');
  return (prefixes.get(prefix) ?? '') + local.join(':');
}

/** Writes a prefixed name. */
const declaring =
  (name: string, known: ReadonlyMap<string, string>) =>
  (view: EditorView, _completion: Completion, from: number, to: number): void => {
    const prefix = name.slice(0, name.indexOf(':'));
    insertDeclaring(view, { from, to, insert: name }, prefix, known, 'input.complete');
  };

/**
 * Things by name: after `<` in any number of words, elsewhere where a thing fits. As the object of
 * a property only things of the classes of its values are offered.
 */
export const thingCompletion =
  (vocabulary: () => Promise<KnownTerms>, version: string | undefined): CompletionSource =>
  async (context) => {
    const asked = askedThing(context);
    if (!asked) return null;
    const controller = new AbortController();
    context.addEventListener('abort', () => controller.abort(), { onDocChange: true });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (context.aborted) return null;
    const text = context.state.doc.toString();
    const known = await vocabulary();
    const prefixes = new Map([...known.prefixes, ...declaredPrefixes(text)]);
    const classes =
      asked.predicate === undefined
        ? new Set<string>()
        : known.valueClassesOf(expand(asked.predicate, prefixes));
    const parameters = new URLSearchParams({
      q: asked.name,
      limit: String(classes.size === 0 ? THINGS_OFFERED : THINGS_SEARCHED),
      ...(version === undefined ? {} : { version }),
    });
    const found = await sendForJson<SearchJson>(`/search?${parameters.toString()}`, {
      signal: controller.signal,
    }).catch(() => undefined);
    if (!found) return null;
    const hits =
      classes.size === 0
        ? found.hits
        : await hitsWithin(found.hits, classes, version).catch(() => []);
    // An answer that comes too late is dropped by the editor.
    return {
      from: asked.from,
      filter: false,
      options: hits.slice(0, THINGS_OFFERED).map(thingOption),
    };
  };

/** Those that are of one of the classes. @throws RequestFailed */
async function hitsWithin(
  hits: SearchJson['hits'],
  classes: ReadonlySet<string>,
  version: string | undefined,
): Promise<SearchJson['hits']> {
  const iris = (all: Iterable<string>): string => [...all].map((iri) => `<${iri}>`).join(' ');
  const rows = await select(
    `SELECT DISTINCT ?thing { VALUES ?class { ${iris(classes)} } VALUES ?thing { ${iris(
      hits.map(({ iri }) => iri),
    )} } ?thing a ?class }`,
    version,
  );
  const fitting = new Set(rows.map(({ thing }) => thing));
  return hits.filter(({ iri }) => fitting.has(iri));
}

function thingOption({ iri, label, kind }: SearchJson['hits'][number], index: number): Completion {
  return {
    label: `<${iri}>`,
    displayLabel: label,
    detail: kind,
    type: 'thing',
    // In the order of the service.
    boost: -index,
    apply: (view, _completion, from, to) => {
      // The name as a comment on one line, where it hides nothing.
      const comment = {
        from: view.state.doc.lineAt(to).to,
        insert: ` # ${label.replaceAll(/\s+/g, ' ')}`,
      };
      view.dispatch({
        changes: [{ from, to, insert: `<${iri}>` }, comment],
        selection: { anchor: from + iri.length + 2 },
        userEvent: 'input.complete',
      });
    },
  };
}

/** The typed part of a thing's name, and where it begins. */
function askedThing(
  context: CompletionContext,
): { readonly name: string; readonly from: number; readonly predicate?: string } | undefined {
  const { state, pos } = context;
  const name = namedAfterBracket(context);
  const from = name === undefined ? pos : pos - name.length - 1;
  const place = cursorAt(state.doc.toString(), from);
  const ofPredicate =
    place.slot === 'object' && place.predicate !== undefined ? { predicate: place.predicate } : {};
  if (name !== undefined)
    return name.length >= LEAST_LETTERS && place.slot !== 'header' && place.slot !== 'nothing'
      ? { name, from, ...ofPredicate }
      : undefined;
  const mayBeThing = place.slot === 'subject' || (place.slot === 'object' && !isForClass(place));
  return mayBeThing && place.written.length >= LEAST_LETTERS && /^\p{L}+$/u.test(place.written)
    ? { name: place.written, from: place.start, ...ofPredicate }
    : undefined;
}

/** The words behind an unclosed angle bracket that begins no address. */
function namedAfterBracket({ state, pos }: CompletionContext): string | undefined {
  const line = state.doc.lineAt(pos);
  return /<([\p{L}\d][^<>"{}|\\^`:]*)$/u.exec(line.text.slice(0, pos - line.from))?.[1];
}
