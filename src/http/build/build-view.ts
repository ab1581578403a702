/** A built query for its page. */
import {
  NAME_ORDER,
  conditionAt,
  visitConditions,
  withoutCondition,
  writeQuery,
  type BuiltQuery,
  type Counted,
  type BuildRelation,
  type WrittenQuery,
} from '../../build/index.js';
import type { BuildChoice, BuildSection, BuildView, BuiltView } from '../pages/build-views.js';
import type { Link } from '../pages/views.js';
import { queryHref } from '../pages/values.js';
import { placeText } from './build-address.js';
import type { BuildRequest } from './build-request.js';
import { rowsOf } from './build-rows.js';
import { conditionsToAdd, sectionsOf, valueSections } from './value-sections.js';
import { ViewTools, type BuildContext } from './view-tools.js';

export const ROWS_SHOWN = 20;

/** Cost: for each counted choice the things of the query's kind, and the query. */
export async function buildView(
  { query, ...request }: BuildRequest,
  context: BuildContext,
): Promise<BuildView> {
  const maker = new ViewMaker(request, context);
  return query ? maker.built(query) : { kinds: maker.kinds() };
}

class ViewMaker {
  readonly #context: BuildContext;
  readonly #tools: ViewTools;

  constructor(request: Omit<BuildRequest, 'query'>, context: BuildContext) {
    this.#context = context;
    this.#tools = new ViewTools(request, context);
  }

  kinds(): BuildChoice[] {
    const { vocabulary } = this.#context;
    return this.#tools.choices.kinds().map(({ choice, count }) => ({
      label: vocabulary.nounsOf(choice)[count === 1 ? 0 : 1],
      count,
      href: this.#tools.hrefOf({ kind: choice, conditions: [], columns: [], order: NAME_ORDER }),
    }));
  }

  async built(query: BuiltQuery): Promise<BuiltView> {
    const { service, version, vocabulary } = this.#context;
    const { at, page } = this.#tools.request;
    const groups = [
      ...this.#tools.choices.groupsOfConditions(query),
      ...this.#tools.choices.groups(query),
    ];
    const total = this.#tools.choices.count(query);
    const rowCount =
      query.group === undefined
        ? total
        : query.group === 'all'
          ? 1
          : (groups.find(({ choice }) => choice === query.group)?.count ?? 0);
    const written = this.#write(query);
    const open = conditionAt(query, at);
    const pinned = this.#tools.request.version === undefined ? '' : `&version=${version.number}`;
    const pageHref = (number: number): string =>
      this.#tools.hrefOf(query, at, [['page', String(number)]]);
    return {
      nouns: vocabulary.nounsOf(query.kind),
      total,
      wholeHref: this.#tools.hrefOf(query),
      conditions: this.#conditionLines(query),
      ...(open ? { open: { words: this.#tools.conditionText(open) } } : {}),
      sections: open ? valueSections(this.#tools, query, at, open) : this.#sectionsOfWhole(query),
      columns: this.#columns(query),
      orders: this.#orders(query),
      groups: this.#groups(query, groups, total),
      sparql: written.sparql,
      queryHref: queryHref(written.sparql) + pinned,
      // Files would follow queries without FROM.
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
      nameOf: (iri) => this.#tools.nameOf(iri),
      kindOf: (relation) => this.#tools.choices.kindOf(relation),
    });
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
        value: this.#tools.words(test),
        href: this.#tools.hrefOf(query, place),
        isOpen: placeText(place) === placeText(this.#tools.request.at),
        without: {
          label: `Without “${relation.label}”`,
          count: this.#tools.choices.count(rest),
          href: this.#tools.hrefOf(rest),
        },
      });
    });
    return lines;
  }

  #sectionsOfWhole(query: BuiltQuery): BuildSection[] {
    const { vocabulary } = this.#context;
    const narrower = this.#tools.choices.narrowerKinds(query).map(({ choice, count }) => ({
      label: vocabulary.nounsOf(choice)[1],
      count,
      href: this.#tools.hrefOf({ ...query, kind: choice }),
    }));
    return sectionsOf(
      { title: 'Add a condition on', choices: conditionsToAdd(this.#tools, query, []) },
      { title: 'Only one kind of them', choices: narrower },
    );
  }

  #columns(query: BuiltQuery): BuildChoice[] {
    return this.#tools.choices.relations(query, []).map(({ choice, count }) => {
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
        href: this.#tools.hrefOf({ ...query, columns, order, group: undefined }),
      };
    });
  }

  #orders(query: BuiltQuery): Link[] {
    if (query.group !== undefined) return [];
    const by: (BuildRelation | 'name')[] = ['name', ...query.columns];
    return by
      .flatMap((each) => [false, true].map((isDescending) => ({ each, isDescending })))
      .filter(
        ({ each, isDescending }) =>
          each !== query.order.by || isDescending !== query.order.isDescending,
      )
      .map(({ each, isDescending }) => ({
        label: `${each === 'name' ? 'name' : each.label}${isDescending ? ', last first' : ''}`,
        href: this.#tools.hrefOf({ ...query, order: { by: each, isDescending } }),
      }));
  }

  #groups(
    query: BuiltQuery,
    groups: readonly Counted<BuildRelation | number>[],
    total: number,
  ): BuildChoice[] {
    if (total === 0) return [];
    const toChoice = (label: string, count: number, group: BuiltQuery['group']): BuildChoice => ({
      label,
      count,
      isChosen: query.group === group,
      href: this.#tools.hrefOf({ ...query, group }),
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
      ...groups.flatMap(({ choice, count }) => {
        const by = typeof choice === 'number' ? query.conditions[choice] : choice;
        if (!by) return [];
        const label = 'test' in by ? this.#tools.conditionText(by) : by.label;
        return [toChoice(label, count, choice)];
      }),
    ];
  }
}
