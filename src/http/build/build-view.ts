/** A built query as its page shows it. */
import {
  LabelReader,
  UNBOUND,
  localNameOf,
  type GraphVersion,
  type TermId,
} from '../../graph/index.js';
import { namedNode } from '../../rdf/index.js';
import {
  Choices,
  NAME_ORDER,
  anyOf,
  conditionAt,
  hasRoom,
  hasValues,
  testWords,
  visitConditions,
  withCondition,
  withoutCondition,
  writeQuery,
  type BuildVocabulary,
  type BuiltQuery,
  type Condition,
  type Counted,
  type Place,
  type Relation,
  type Test,
  type ValueChoices,
  type WrittenQuery,
} from '../../build/index.js';
import { keyOf } from '../../search/index.js';
import type { Service } from '../../service.js';
import type {
  BuildChoice,
  BuildForm,
  BuildSection,
  BuildView,
  BuiltView,
} from '../pages/build-views.js';
import type { Link } from '../pages/views.js';
import { queryHref } from '../pages/values.js';
import { parametersOfQuery, placeText } from './build-address.js';
import type { BuildRequest } from './build-request.js';
import { rowsOf } from './build-rows.js';

/** Rows of a page. */
export const ROWS_SHOWN = 20;
/** Values that are offered at once; others are found by their names. */
const VALUES_SHOWN = 12;
/** Longer texts are looked for by what is in them. */
const LONGEST_TEXT_OFFERED = 80;

/** What a view is made for. */
export interface BuildContext {
  readonly service: Service;
  readonly version: GraphVersion;
  readonly vocabulary: BuildVocabulary;
  readonly language: string;
  readonly signal: AbortSignal;
}

/**
 * The view of what a request asks for. Cost: for each choice that is counted the things of the
 * query's kind, and the query itself.
 */
export async function buildView(
  { query, ...request }: BuildRequest,
  context: BuildContext,
): Promise<BuildView> {
  const maker = new ViewMaker(request, context);
  return query ? maker.built(query) : { kinds: maker.kinds() };
}

class ViewMaker {
  readonly #request: Omit<BuildRequest, 'query'>;
  readonly #context: BuildContext;
  readonly #choices: Choices;
  readonly #labels: LabelReader;

  constructor(request: Omit<BuildRequest, 'query'>, context: BuildContext) {
    this.#request = request;
    this.#context = context;
    this.#choices = new Choices(context.version, context.vocabulary);
    this.#labels = new LabelReader(context.version.ids, context.language);
  }

  kinds(): BuildChoice[] {
    const { vocabulary } = this.#context;
    return this.#choices.kinds().map(({ choice, count }) => ({
      label: vocabulary.nounsOf(choice)[count === 1 ? 0 : 1],
      count,
      href: this.#hrefOf({ kind: choice, conditions: [], columns: [], order: NAME_ORDER }),
    }));
  }

  async built(query: BuiltQuery): Promise<BuiltView> {
    const { service, version, vocabulary } = this.#context;
    const { at, page } = this.#request;
    const groups = [...this.#choices.groupsOfConditions(query), ...this.#choices.groups(query)];
    const total = this.#choices.count(query);
    const rowCount =
      query.group === undefined
        ? total
        : query.group === 'all'
          ? 1
          : (groups.find(({ choice }) => choice === query.group)?.count ?? 0);
    const written = this.#write(query);
    const open = conditionAt(query, at);
    const pinned = this.#request.version === undefined ? '' : `&version=${version.number}`;
    const pageHref = (number: number): string =>
      this.#hrefOf(query, at, [['page', String(number)]]);
    return {
      nouns: vocabulary.nounsOf(query.kind),
      total,
      wholeHref: this.#hrefOf(query),
      conditions: this.#conditionLines(query),
      ...(open ? { open: { words: this.#conditionText(open) } } : {}),
      sections: open ? this.#valueChoices(query, at, open) : this.#sectionsOfWhole(query),
      columns: this.#columns(query),
      orders: this.#orders(query),
      groups: this.#groups(query, groups, total),
      sparql: written.sparql,
      queryHref: queryHref(written.sparql) + pinned,
      // Files would be of what queries without FROM see.
      downloads: !service.isUnionDefaultGraph
        ? []
        : ['csv', 'json'].map((format) => ({
            label: format.toUpperCase(),
            href: `/sparql?format=${format}${pinned}&query=${encodeURIComponent(written.sparql)}`,
          })),
      table: {
        ...(await rowsOf(written, this.#context, {
          page,
          size: ROWS_SHOWN,
          kindLabel: vocabulary.nounsOf(query.kind)[0],
        })),
        rowCount,
      },
      ...(page > 1 ? { previousHref: pageHref(page - 1) } : {}),
      ...(page * ROWS_SHOWN < rowCount ? { nextHref: pageHref(page + 1) } : {}),
    };
  }

  #write(query: BuiltQuery): WrittenQuery {
    const {
      service: { names, prefixes },
      vocabulary,
    } = this.#context;
    return writeQuery(query, {
      names,
      prefixes,
      vocabulary,
      nameOf: (iri) => this.#nameOf(iri),
      kindOf: (relation) => this.#choices.kindOf(relation),
    });
  }

  #hrefOf(
    query: BuiltQuery,
    at: Place = [],
    more: readonly (readonly [string, string])[] = [],
  ): string {
    return `/build?${new URLSearchParams(this.#parameters(query, at, more)).toString()}`;
  }

  #parameters(
    query: BuiltQuery,
    at: Place,
    more: readonly (readonly [string, string])[] = [],
  ): [string, string][] {
    const { version } = this.#request;
    const isGrouped = typeof query.group !== 'number' || hasValues(query.conditions[query.group]!);
    return [
      ...parametersOfQuery(
        isGrouped ? query : { ...query, group: undefined },
        this.#context.vocabulary,
      ),
      ...(at.length === 0 ? [] : [['at', placeText(at)] as [string, string]]),
      ...more.map(([...pair]): [string, string] => pair),
      ...(version === undefined ? [] : [['version', version] as [string, string]]),
    ];
  }

  #nameOf(iri: string): string {
    const id = this.#context.version.ids.dictionary.idOf(namedNode(iri));
    return (id === UNBOUND ? undefined : this.#labels.labelOf(id)?.value) ?? localNameOf(iri);
  }

  #labelOf(id: TermId): string {
    return (
      this.#labels.labelOf(id)?.value ??
      localNameOf(this.#context.version.ids.dictionary.textOf(id))
    );
  }

  #words(test: Test): string {
    return testWords(test, {
      vocabulary: this.#context.vocabulary,
      nameOf: (iri) => this.#nameOf(iri),
    });
  }

  #conditionText({ relation, test }: Condition): string {
    return `${relation.label}: ${this.#words(test)}`;
  }

  #conditionLines(query: BuiltQuery): BuiltView['conditions'] {
    const lines: BuiltView['conditions'][number][] = [];
    visitConditions(query, ({ relation, test }, place) => {
      // Groups by a condition would be those of another one.
      const rest = {
        ...withoutCondition(query, place),
        ...(typeof query.group === 'number' ? { group: undefined } : {}),
      };
      lines.push({
        depth: place.length - 1,
        relation: relation.label,
        value: this.#words(test),
        href: this.#hrefOf(query, place),
        isOpen: placeText(place) === placeText(this.#request.at),
        without: {
          label: `Without “${relation.label}”`,
          count: this.#choices.count(rest),
          href: this.#hrefOf(rest),
        },
      });
    });
    return lines;
  }

  #sectionsOfWhole(query: BuiltQuery): BuildSection[] {
    const { vocabulary } = this.#context;
    const narrower = this.#choices.narrowerKinds(query).map(({ choice, count }) => ({
      label: vocabulary.nounsOf(choice)[1],
      count,
      href: this.#hrefOf({ ...query, kind: choice }),
    }));
    return sectionsOf(
      { title: 'Add a condition on', choices: this.#conditionsToAdd(query, []) },
      { title: 'Only one kind of them', choices: narrower },
    );
  }

  /** Conditions that can be put on what is at a place, to begin with any value. */
  #conditionsToAdd(query: BuiltQuery, at: Place): BuildChoice[] {
    if (!hasRoom(query, at)) return [];
    const place = [...at, (at.length === 0 ? query : conditionAt(query, at)!).conditions.length];
    return this.#choices.relations(query, at).map(({ choice, count }) => ({
      label: choice.label,
      count,
      href: this.#hrefOf(withCondition(query, place, anyOf(choice)), place),
    }));
  }

  #valueChoices(query: BuiltQuery, at: Place, open: Condition): BuildSection[] {
    const { vocabulary } = this.#context;
    const values = this.#choices.values(query, at);
    const chosen = this.#words(open.test);
    const choice = (
      label: string,
      count: number,
      changed: Condition,
      place: Place = at,
    ): BuildChoice => ({
      label,
      count,
      href: this.#hrefOf(withCondition(query, at, changed), place),
      isChosen: this.#words(changed.test) === chosen,
    });
    const toTest = (test: Test): Condition => ({ relation: open.relation, test, conditions: [] });
    const whether = [
      choice('any', values.any, toTest({ kind: 'any' })),
      choice('none', values.missing, toTest({ kind: 'missing' })),
    ].filter(({ count }) => count > 0);
    const classes = values.classes
      .filter(
        ({ choice: iri }) =>
          !open.relation.classes.includes(iri) || open.relation.classes.length > 1,
      )
      .map(({ choice: classIri, count }) =>
        choice(vocabulary.nounsOf(classIri)[0], count, {
          ...open,
          test: { kind: 'any', classIri },
        }),
      );
    const texts = values.texts.filter(
      ({ choice: text }) => text !== '' && text.length <= LONGEST_TEXT_OFFERED,
    );
    const above = at.slice(0, -1);
    const form = this.#form(query, at, open, values);
    return sectionsOf(
      { title: 'Any value, or none', choices: whether },
      { title: 'Any of one kind', choices: classes },
      values.kind === 'things'
        ? {
            title: 'A certain one',
            ...this.#things(values.things, (iri, label, count) =>
              choice(label, count, toTest({ kind: 'thing', iri }), above),
            ),
            ...form,
          }
        : values.kind === 'texts'
          ? {
              title: 'A text, or what has a text in it',
              choices: texts
                .slice(0, VALUES_SHOWN)
                .map(({ choice: text, count }) =>
                  choice(text, count, toTest({ kind: 'text', text }), above),
                ),
              moreCount: values.texts.length - Math.min(texts.length, VALUES_SHOWN),
              ...form,
            }
          : values.kind === 'days'
            ? {
                title: 'A year, or from one date to another',
                choices: values.years.map(({ choice: year, count }) =>
                  choice(year, count, toTest({ kind: 'days', from: year, to: year })),
                ),
                ...form,
              }
            : {
                title: 'At least, or from one number to another',
                choices: values.atLeast.map(({ choice: min, count }) =>
                  choice(min, count, toTest({ kind: 'numbers', min })),
                ),
                ...form,
              },
      {
        title: 'Add a condition on its value',
        choices:
          values.kind === 'things' && open.test.kind === 'any'
            ? this.#conditionsToAdd(query, at)
            : [],
      },
    );
  }

  /**
   * Those that have what is looked for in their names, in spite of case and marks, the most
   * frequent first. Cost: the name of each where something is looked for, else of those that are
   * shown.
   */
  #things(
    things: readonly Counted<TermId>[],
    toChoice: (iri: string, label: string, count: number) => BuildChoice,
  ): Pick<BuildSection, 'choices' | 'moreCount'> {
    const wanted = keyOf(this.#request.find);
    const found =
      wanted === ''
        ? things
        : things.filter(({ choice }) => keyOf(this.#labelOf(choice)).includes(wanted));
    const least = found[VALUES_SHOWN - 1]?.count ?? 0;
    const shown = found
      .filter(({ count }) => count >= least)
      .map(({ choice, count }) =>
        toChoice(this.#context.version.ids.dictionary.textOf(choice), this.#labelOf(choice), count),
      )
      .sort((left, right) => right.count - left.count || left.label.localeCompare(right.label))
      .slice(0, VALUES_SHOWN);
    return { choices: shown, moreCount: found.length - shown.length };
  }

  /** None where all values are listed. */
  #form(
    query: BuiltQuery,
    at: Place,
    open: Condition,
    { kind, range, things }: ValueChoices,
  ): { readonly form?: BuildForm } {
    const { test, relation } = open;
    const name = placeText(at);
    const hint = range && `There is something from ${range[0]} to ${range[1]}.`;
    const form = (fields: BuildForm['fields']): { form: BuildForm } => ({
      form: {
        fields,
        kept: this.#parameters(withCondition(query, at, anyOf(relation)), at),
        button: 'Apply',
        ...(hint ? { hint } : {}),
      },
    });
    const ends = <End extends string>(
      names: readonly (readonly [end: End, label: string])[],
      valueOf: (end: End) => string | undefined,
      pattern: string,
    ): { form: BuildForm } =>
      form(
        names.map(([end, label]) => ({
          name: `${name}.${end}`,
          label,
          value: valueOf(end) ?? '',
          pattern,
        })),
      );
    switch (kind) {
      case 'things':
        return things.length <= VALUES_SHOWN
          ? {}
          : {
              form: {
                fields: [{ name: 'find', label: 'Words of its name', value: this.#request.find }],
                kept: this.#parameters(query, at),
                button: 'Find',
              },
            };
      case 'texts':
        return form([
          {
            name: `${name}.has`,
            label: 'With this in it',
            value: test.kind === 'contains' ? test.text : '',
          },
        ]);
      case 'days':
        return ends(
          [
            ['from', 'from'],
            ['to', 'to'],
          ],
          (end) => (test.kind === 'days' ? test[end] : undefined),
          '[0-9]{4}(-[0-9]{2}){0,2}',
        );
      case 'numbers':
        return ends(
          [
            ['min', 'at least'],
            ['max', 'at most'],
          ],
          (end) => (test.kind === 'numbers' ? test[end] : undefined),
          '-?[0-9]+([.][0-9]+)?',
        );
    }
  }

  #columns(query: BuiltQuery): BuildChoice[] {
    return this.#choices.relations(query, []).map(({ choice, count }) => {
      const isChosen = query.columns.includes(choice);
      const columns = isChosen
        ? query.columns.filter((each) => each !== choice)
        : [...query.columns, choice];
      const order =
        columns.some((each) => each === query.order.by) || query.order.by === 'name'
          ? query.order
          : NAME_ORDER;
      return {
        label: choice.label,
        count,
        isChosen,
        href: this.#hrefOf({ ...query, columns, order, group: undefined }),
      };
    });
  }

  #orders(query: BuiltQuery): Link[] {
    if (query.group !== undefined) return [];
    const by: (Relation | 'name')[] = ['name', ...query.columns];
    return by
      .flatMap((each) => [false, true].map((isDescending) => ({ each, isDescending })))
      .filter(
        ({ each, isDescending }) =>
          each !== query.order.by || isDescending !== query.order.isDescending,
      )
      .map(({ each, isDescending }) => ({
        label: `${each === 'name' ? 'name' : each.label}${isDescending ? ', last first' : ''}`,
        href: this.#hrefOf({ ...query, order: { by: each, isDescending } }),
      }));
  }

  #groups(
    query: BuiltQuery,
    groups: readonly Counted<Relation | number>[],
    total: number,
  ): BuildChoice[] {
    if (total === 0) return [];
    const toChoice = (label: string, count: number, group: BuiltQuery['group']): BuildChoice => ({
      label,
      count,
      isChosen: query.group === group,
      href: this.#hrefOf({ ...query, group }),
    });
    return [
      ...(query.group === undefined
        ? []
        : [
            toChoice(
              `nothing: the ${this.#context.vocabulary.nounsOf(query.kind)[1]} themselves`,
              total,
              undefined,
            ),
          ]),
      toChoice('nothing but how many there are', 1, 'all'),
      ...groups.map(({ choice, count }) =>
        toChoice(
          typeof choice === 'number'
            ? this.#conditionText(query.conditions[choice]!)
            : choice.label,
          count,
          choice,
        ),
      ),
    ];
  }
}

/** Those in which there is something to choose. */
function sectionsOf(...sections: readonly BuildSection[]): BuildSection[] {
  return sections.filter(({ choices, form }) => choices.length > 0 || form);
}
