/** One fact of a thing that is added, corrected or withdrawn, by words for its values. */
import type { CommitResult } from '../commits/index.js';
import { badRequest, notFound, type ServiceError } from '../errors.js';
import { LABEL_PROPERTIES, givenLabelOf } from '../graph/index.js';
import {
  BOOLEAN,
  filledText,
  membersOf,
  objectOf,
  quoted,
  said,
  TEXT,
  THING,
} from '../input/index.js';
import {
  RDF,
  SKOS,
  XSD,
  namedNode,
  objectsOf,
  parseRdf,
  quad,
  saidThing,
  toNTriplesTerm,
  type Change,
  type ContextTerms,
  type NamedNode,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { textKey } from '../search/index.js';
import type { Caller, Capability } from './capability.js';
import { FactReader, contextTermsOf, requireKey } from './fact-reader.js';

const MAX_LISTED = 5;

interface Input {
  readonly thing: string;
  readonly key: string;
  /** The value that goes, and the one that comes. */
  readonly before?: string;
  readonly after?: string;
  readonly quote?: string;
  readonly page?: string;
  readonly note?: string;
}

/** The statement that went, and the one that came; none where the fact was there already. */
interface Written {
  readonly before: Quad | undefined;
  readonly after: Quad | undefined;
}

interface Answer {
  readonly before?: string;
  readonly after?: string;
  readonly isThere: boolean;
}

const VALUE = filledText(100_000);
const EVIDENCE = filledText(2_000);
/** An option that a command does not have. */
const NONE = undefined;

export const fact: Capability<Input, CommitResult<Written>> = {
  name: 'fact',
  summary: 'Adds, corrects or withdraws a fact about a thing; its receipts follow',
  input: membersOf(
    {
      thing: said(THING, 'The thing, as kind/slug or IRI.', 'place/novi-sad'),
      key: said(filledText(2_000), 'A key of its JSON.', 'inState'),
    },
    {
      before: said(VALUE, 'The value that goes, by its text, IRI or name.', 'state/albania'),
      after: said(VALUE, 'The value that comes.', 'state/serbia'),
      quote: said(EVIDENCE, 'The words that it rests on; needs the page.', 'in Novi Sad, Serbia'),
      page: said(
        EVIDENCE,
        'The page with these words: its address, or the IRI or slug of its item.',
        '2021-11-23-bread',
      ),
      note: said(EVIDENCE, 'A reason in your words.', 'I was there'),
    },
  ),
  output: objectOf(
    { isThere: said(BOOLEAN, 'Whether the new value was there already.') },
    { before: said(TEXT, 'The statement that went.'), after: said(TEXT, 'The one that came.') },
  ),
  scope: 'graph',
  write: { hasDryRun: true },
  errors: ['not-found'],
  run: ({ quote, page, note: reason, ...input }, { service, publicUrl, note }) => {
    if (input.before === undefined && input.after === undefined)
      throw badRequest('Give the value that goes as “before”, the one that comes as “after”.');
    const thing = saidThing(input.thing, service.names);
    const withReceipts = service.news.withReceipts(note.author, { quote, page, note: reason });
    return service.committer.commit(
      async (version) => {
        const edit = { ...input, thing, version, service, publicUrl };
        const { change, written } = await madeIn(edit);
        return { change: withReceipts(change, version), value: written };
      },
      { ...note, message: note.message ?? `Fact about ${thing.value}` },
    );
  },
  json: ({ value: { before, after } }, input): Answer => ({
    ...(before ? { before: lineOf(before) } : {}),
    ...(after ? { after: lineOf(after) } : {}),
    isThere: input.after !== undefined && !after,
  }),
  http: { method: 'POST', path: '/facts', topic: 'Things' },
  commands: [
    command('add <thing> <key> <value>', 'add a fact', {
      names: { after: 'value' },
      fixed: { before: NONE },
    }),
    command('correct <thing> <key> <value> <new-value>', 'put another value in its place', {
      names: { before: 'value', after: 'new-value' },
    }),
    command('withdraw <thing> <key> <value>', 'withdraw a fact', {
      names: { before: 'value' },
      fixed: { after: NONE, quote: NONE, page: NONE, note: NONE },
    }),
  ],
};

function command(usage: string, description: string, rest: object): object {
  return {
    usage: `fact ${usage}`,
    description,
    group:
      'add, correct or withdraw a fact about a thing (kind/slug, or its IRI), given by a key of ' +
      'its JSON and a value; its receipts follow',
    text: toText,
    ...rest,
  };
}

const lineOf = ({ subject, predicate, object }: Quad): string =>
  `${[subject, predicate, object].map(toNTriplesTerm).join(' ')} .`;

function toText({ before, after, isThere }: Answer, { quote }: Input): string {
  return [
    before && `- ${before}\n`,
    after && `+ ${after}\n`,
    isThere && `The fact is there already.${before ? '' : ' Nothing was written.'}\n`,
    after &&
      quote &&
      'The words are checked against the page only if its text is kept (KEEP_PAGES).\n',
  ]
    .filter(Boolean)
    .join('');
}

/** A fact of a thing in a version. */
interface Edit extends Omit<Input, 'thing'>, Pick<Caller, 'service' | 'version' | 'publicUrl'> {
  readonly thing: NamedNode;
}

/** The change of a version, if the values can be read. */
async function madeIn(edit: Edit): Promise<{ change: Change; written: Written }> {
  const { thing, key, before: went, after: comes, version, service } = edit;
  requireKey(key, termsOf(edit));
  if (version.count(thing) === 0) throw notFound(`There is no thing <${thing.value}>.`);
  const gone = went === undefined ? undefined : presentStatement(edit, went);
  const come = comes === undefined ? undefined : await newStatement(edit, comes);
  const before = gone && come?.equals(gone) ? undefined : gone;
  const after = come && assertedLike(edit, come).length === 0 ? come : undefined;
  const { edits } = service.names.graphs;
  return {
    change: {
      removed: before ? assertedLike(edit, before) : [],
      added: after ? [quad(after.subject, after.predicate, after.object, edits)] : [],
    },
    written: { before, after },
  };
}

/** The statement of the value that comes. @throws ServiceError as `FactReader.value` does */
async function newStatement(
  { thing, key, service, version, publicUrl }: Edit,
  text: string,
): Promise<Quad> {
  const value = await new FactReader(service, { version, thing, publicUrl }).value(key, text);
  const [statement] = await parseRdf(JSON.stringify({ '@id': thing.value, [key]: value }), {
    format: 'jsonld',
    baseIri: thing.value,
    context: service.context,
  });
  if (statement) return statement;
  throw badRequest(`“${key}” cannot have the value “${quoted(text)}”. Nothing was written.`, {
    details: { parameter: key, value: text },
  });
}

/**
 * The statement of the value that goes, which the thing has: by its text, IRI, kind and slug, or
 * name. @throws ServiceError `not-found`, with what the thing has; `bad-request` for several
 */
function presentStatement(edit: Edit, text: string): Quad {
  const { thing, key } = edit;
  const property = propertyOf(edit);
  const found = assertedValues(edit, property).filter(
    (each) => keyOf(each, property, edit) === key && isMeant(each, text, edit),
  );
  const [only] = found;
  if (only && found.length === 1)
    // Values of asserted statements can be objects.
    return quad(thing, property, only as Quad['object']);
  if (!only) throw notThere(edit, text);
  throw badRequest(
    `“${quoted(text)}” is ${found.length} values of “${key}”: ` +
      `${found.map((each) => textOf(each, edit)).join(', ')}. Give one by its kind/slug.`,
  );
}

const termsOf = ({ service }: Edit): ContextTerms => contextTermsOf(service.context);

/** The property of a key of the context, or of one with a prefix. */
function propertyOf(edit: Edit): NamedNode {
  const terms = termsOf(edit);
  const { key } = edit;
  return key === terms.typeKey ? RDF.type : namedNode(terms.propertyOf(key) ?? terms.expand(key));
}

/** The asserted statements like one, without those of receipts and proposals. */
function assertedLike(
  { version, service: { names } }: Edit,
  { subject, predicate, object }: Pick<Quad, 'subject' | 'predicate'> & { object?: Term },
): Quad[] {
  const apart = [names.graphs.inferred, ...names.sideGraphs];
  return [...version.match(subject, predicate, object)].filter(
    ({ graph }) => !apart.some((each) => each.equals(graph)),
  );
}

/** The asserted values, each once. */
function assertedValues(edit: Edit, predicate: NamedNode): Term[] {
  const values = assertedLike(edit, { subject: edit.thing, predicate }).map(({ object }) => object);
  return values.filter((each, index) => values.findIndex((one) => one.equals(each)) === index);
}

/** The key of the JSON that has a value: an untagged label is a `name`. */
function keyOf(value: Term, property: NamedNode, edit: Edit): string {
  const terms = termsOf(edit);
  if (property.equals(RDF.type)) return terms.typeKey;
  const coercion =
    value.termType !== 'Literal'
      ? '@id'
      : value.language
        ? `@${value.language}`
        : value.datatype.equals(XSD.string)
          ? undefined
          : value.datatype.value;
  return terms.keyFor(property.value, coercion).key;
}

function isMeant(value: Term, text: string, edit: Edit): boolean {
  if (value.value === text || value.termType !== 'NamedNode') return value.value === text;
  const {
    version,
    service: { names },
  } = edit;
  const terms = termsOf(edit);
  const thing = names.thingOf(value.value);
  const path = thing ? `${thing.kind}/${thing.slug}` : terms.shorten(value.value);
  if (path === text || terms.expand(text) === value.value) return true;
  return [...LABEL_PROPERTIES, SKOS.altLabel, names.og('abbreviation')].some((property) =>
    objectsOf(version, value, property).some((name) => textKey(name.value) === textKey(text)),
  );
}

/** Looks at all keys of the property, as one may have been taken for another. */
function notThere(edit: Edit, text: string): ServiceError {
  const { thing, key } = edit;
  const property = propertyOf(edit);
  const present = assertedValues(edit, property).map((value) => ({
    value,
    ownKey: keyOf(value, property, edit),
  }));
  const other = present.find(({ value }) => isMeant(value, text, edit))?.ownKey;
  const listed = present
    .slice(0, MAX_LISTED)
    .map(({ value, ownKey }) => `${ownKey === key ? '' : `${ownKey} `}${textOf(value, edit)}`);
  return notFound(
    `<${thing.value}> has no ${key} “${quoted(text)}”. ` +
      (present.length === 0 ? 'It has no value there.' : `Present: ${listed.join(', ')}.`) +
      (other === undefined ? '' : ` Did you mean the key ${other}?`),
  );
}

function textOf(value: Term, { version, service: { names } }: Edit): string {
  const thing = names.thingOf(value.value);
  const label = thing && givenLabelOf(version, value);
  return thing
    ? `${label === undefined ? '' : `“${label}” `}${thing.kind}/${thing.slug}`
    : `“${quoted(value.value)}”`;
}
