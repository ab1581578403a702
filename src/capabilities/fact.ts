/** One fact of a thing that is added, corrected or withdrawn, by words for its values. */
import { ServiceError, badRequest, notFound } from '../errors.js';
import { givenLabelOf, type GraphVersion } from '../graph/index.js';
import {
  BOOLEAN,
  filledText,
  membersOf,
  objectOf,
  quoted,
  said,
  TEXT,
  THING,
  type ValueOf,
} from '../input/index.js';
import {
  RDF,
  XSD,
  namedNode,
  parseRdf,
  quad,
  saidThing,
  toNTriplesTerm,
  type Change,
  type NamedNode,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { capability, type Caller } from './capability.js';
import { FactReader, contextTermsOf, requireKey } from './fact-reader.js';

const MAX_LISTED = 5;

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

export const fact = capability({
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
  isWrite: true,
  run: ({ quote, page, note: reason, ...input }, { service, publicUrl, note }) => {
    if (input.before === undefined && input.after === undefined)
      throw badRequest('Give the value that goes as “before”, the one that comes as “after”.');
    const thing = saidThing(input.thing, service.names);
    const withReceipts = service.news.withReceipts(note.author, { quote, page, note: reason });
    return service.committer.commit(
      async (version) => {
        const { change, written } = await madeIn({ ...input, thing, version, service, publicUrl });
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
  http: {
    method: 'POST',
    path: '/facts',
    topic: 'Things',
    example: { thing: 'state/albania', key: 'name', after: 'Shqipëria', note: 'As it says' },
  },
});

const lineOf = ({ subject, predicate, object }: Quad): string =>
  `${[subject, predicate, object].map(toNTriplesTerm).join(' ')} .`;

interface Edit
  extends Omit<ValueOf<typeof fact.input>, 'thing'>, Pick<Caller, 'service' | 'publicUrl'> {
  readonly thing: NamedNode;
  readonly version: GraphVersion;
}

async function madeIn(edit: Edit): Promise<{ change: Change; written: Written }> {
  const { thing, key, before: went, after: comes, version, service } = edit;
  requireKey(key, contextTermsOf(service.context));
  if (version.count(thing) === 0) throw notFound(`There is no thing <${thing.value}>.`);
  const gone = went === undefined ? undefined : await presentStatement(edit, went);
  const come = comes === undefined ? undefined : await statementOf(edit, comes);
  const before = gone && come?.equals(gone) ? undefined : gone;
  const after =
    come && assertedLike(edit, come.predicate, come.object).length === 0 ? come : undefined;
  const { edits } = service.names.graphs;
  return {
    change: {
      removed: before ? assertedLike(edit, before.predicate, before.object) : [],
      added: after ? [quad(thing, after.predicate, after.object, edits)] : [],
    },
    written: { before, after },
  };
}

/** The statement of a value. @throws ServiceError as `FactReader.value` does */
async function statementOf(edit: Edit, text: string): Promise<Quad> {
  const { thing, key, service } = edit;
  const value = await new FactReader(service, edit).value(key, text);
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
 * The statement of the value that goes, which the thing has.
 * @throws ServiceError `not-found`, with what the thing has; `bad-request` for a name of several
 */
async function presentStatement(edit: Edit, text: string): Promise<Quad> {
  const { thing, key, service } = edit;
  const terms = contextTermsOf(service.context);
  const property =
    key === terms.typeKey ? RDF.type : namedNode(terms.propertyOf(key) ?? terms.expand(key));
  const present = assertedLike(edit, property);
  let meant: Quad | undefined;
  try {
    meant = await statementOf(edit, text);
  } catch (error) {
    // A value that no thing may have can still go.
    if (!(error instanceof ServiceError)) throw error;
  }
  const found = present.find(({ object }) =>
    meant ? object.equals(meant.object) : object.value === text,
  );
  if (found) return quad(thing, property, found.object);
  const listed = [...new Set(present.map(({ object }) => textOf(object, property, edit)))];
  throw notFound(
    `<${thing.value}> has no ${key} “${quoted(text)}”. ` +
      (listed.length === 0
        ? 'It has no value there.'
        : `Present: ${listed.slice(0, MAX_LISTED).join(', ')}.`),
  );
}

/** The asserted statements of the thing, without those of receipts and proposals. */
function assertedLike(
  { thing, version, service: { names } }: Edit,
  property: Quad['predicate'],
  object?: Term,
): Quad[] {
  return [...version.match(thing, property, object)].filter(({ graph }) => names.isAsserted(graph));
}

/** A value by the name with which it can be given, and with its key if that is another one. */
function textOf(value: Term, property: NamedNode, edit: Edit): string {
  const { key, version, service } = edit;
  const coercion =
    value.termType !== 'Literal'
      ? '@id'
      : value.language
        ? `@${value.language}`
        : value.datatype.equals(XSD.string)
          ? undefined
          : value.datatype.value;
  const own = contextTermsOf(service.context).keyFor(property.value, coercion).key;
  const thing = service.names.thingOf(value.value);
  const label = thing && givenLabelOf(version, value);
  const text = thing
    ? `${label === undefined ? '' : `“${label}” `}${thing.kind}/${thing.slug}`
    : `“${quoted(value.value)}”`;
  return own === key ? text : `${own} ${text}`;
}
