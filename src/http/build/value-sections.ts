/** Choices for a condition: any value, none, one of its values, or more conditions. */
import {
  anyValueOf,
  conditionAt,
  hasRoom,
  withCondition,
  type BuiltQuery,
  type Condition,
  type Counted,
  type ConditionPath,
  type ValueTest,
  type ValueChoices,
} from '../../build/index.js';
import type { TermId } from '../../graph/index.js';
import { textKey } from '../../search/index.js';
import type { BuildChoice, BuildForm, BuildSection } from '../pages/build-views.js';
import { placeText } from './build-address.js';
import type { ViewTools } from './view-tools.js';

/** Values offered at first; others are found by name. */
const VALUES_SHOWN = 12;
/** Longer texts are found by their words. */
const LONGEST_TEXT_OFFERED = 80;

export function valueSections(
  tools: ViewTools,
  query: BuiltQuery,
  at: ConditionPath,
  open: Condition,
): BuildSection[] {
  return new SectionMaker(tools, query, at, open).sections();
}

export function sectionsOf(...sections: readonly BuildSection[]): BuildSection[] {
  return sections.filter(({ choices, form }) => choices.length > 0 || form);
}

/** Possible conditions on a place, at first with any value. */
export function conditionsToAdd(
  tools: ViewTools,
  query: BuiltQuery,
  at: ConditionPath,
): BuildChoice[] {
  const holder = at.length === 0 ? query : conditionAt(query, at);
  if (!holder || !hasRoom(query, at)) return [];
  const place = [...at, holder.conditions.length];
  return tools.choices.relations(query, at).map(({ choice, count }) => ({
    label: choice.label,
    count,
    href: tools.hrefOf(withCondition(query, place, anyValueOf(choice)), place),
  }));
}

class SectionMaker {
  readonly #values: ValueChoices;

  constructor(
    private readonly tools: ViewTools,
    private readonly query: BuiltQuery,
    private readonly at: ConditionPath,
    private readonly open: Condition,
  ) {
    this.#values = tools.choices.values(query, at);
  }

  sections(): BuildSection[] {
    const { any, missing, kind } = this.#values;
    const takesConditions = kind === 'things' && this.open.test.kind === 'any';
    return sectionsOf(
      {
        title: 'Any value, or none',
        choices: [
          this.#choice('any', any, { kind: 'any' }),
          this.#choice('none', missing, { kind: 'missing' }),
        ].filter(({ count }) => count > 0),
      },
      { title: 'Any of one kind', choices: this.#classes() },
      { ...this.#valuesSection(), ...this.#form() },
      {
        title: 'Add a condition on its value',
        choices: takesConditions ? conditionsToAdd(this.tools, this.query, this.at) : [],
      },
    );
  }

  /** Another test in place of the condition's. */
  #choice(
    label: string,
    count: number,
    test: ValueTest,
    {
      place = this.at,
      conditions = [],
    }: Partial<Pick<Condition, 'conditions'>> & {
      readonly place?: ConditionPath;
    } = {},
  ): BuildChoice {
    const changed = { relation: this.open.relation, test, conditions };
    return {
      label,
      count,
      href: this.tools.hrefOf(withCondition(this.query, this.at, changed), place),
      isChosen: this.tools.words(test) === this.tools.words(this.open.test),
    };
  }

  #classes(): BuildChoice[] {
    const { relation, conditions } = this.open;
    return this.#values.classes
      .filter(({ choice }) => !relation.classes.includes(choice) || relation.classes.length > 1)
      .map(({ choice: classIri, count }) =>
        this.#choice(
          this.tools.vocabulary.nounsOf(classIri)[0],
          count,
          { kind: 'any', classIri },
          { conditions },
        ),
      );
  }

  #valuesSection(): BuildSection {
    const { kind, things, years, atLeast } = this.#values;
    switch (kind) {
      case 'things':
        return { title: 'A certain one', ...this.#things(things) };
      case 'texts':
        return { title: 'Text, or part of it', ...this.#texts() };
      case 'days':
        return {
          title: 'A year, or from one date to another',
          choices: years.map(({ choice: year, count }) =>
            this.#choice(year, count, { kind: 'days', from: year, to: year }),
          ),
        };
      case 'numbers':
        return {
          title: 'At least, or from one number to another',
          choices: atLeast.map(({ choice: min, count }) =>
            this.#choice(min, count, { kind: 'numbers', min }),
          ),
        };
    }
  }

  #texts(): Pick<BuildSection, 'choices' | 'moreCount'> {
    const { texts } = this.#values;
    const shown = texts
      .filter(({ choice: text }) => text !== '' && text.length <= LONGEST_TEXT_OFFERED)
      .slice(0, VALUES_SHOWN);
    return {
      choices: shown.map(({ choice: text, count }) =>
        this.#choice(text, count, { kind: 'text', text }, { place: this.at.slice(0, -1) }),
      ),
      moreCount: texts.length - shown.length,
    };
  }

  /**
   * Those with the searched text in their names, the most frequent first. Cost: the name of each,
   * or without a search of those shown.
   */
  #things(things: readonly Counted<TermId>[]): Pick<BuildSection, 'choices' | 'moreCount'> {
    const tools = this.tools;
    const place = this.at.slice(0, -1);
    const wanted = textKey(tools.request.find);
    const found =
      wanted === ''
        ? things
        : things.filter(({ choice }) => textKey(tools.labelOf(choice)).includes(wanted));
    const least = found[VALUES_SHOWN - 1]?.count ?? 0;
    const shown = found
      .filter(({ count }) => count >= least)
      .map(({ choice: id, count }) =>
        this.#choice(tools.labelOf(id), count, { kind: 'thing', iri: tools.iriOf(id) }, { place }),
      )
      .sort((left, right) => right.count - left.count || left.label.localeCompare(right.label))
      .slice(0, VALUES_SHOWN);
    return { choices: shown, moreCount: found.length - shown.length };
  }

  /** A form for other values; none where all are listed. */
  #form(): { readonly form?: BuildForm } {
    const { test } = this.open;
    const { kind, things } = this.#values;
    switch (kind) {
      case 'things':
        return things.length <= VALUES_SHOWN ? {} : { form: this.#findForm() };
      case 'texts':
        return this.#valueForm([
          ['has', 'With this in it', test.kind === 'contains' ? test.text : undefined],
        ]);
      case 'days': {
        const { from, to } = test.kind === 'days' ? test : {};
        const pattern = '[0-9]{4}(-[0-9]{2}){0,2}';
        return this.#valueForm([
          ['from', 'from', from, pattern],
          ['to', 'to', to, pattern],
        ]);
      }
      case 'numbers': {
        const { min, max } = test.kind === 'numbers' ? test : {};
        const pattern = '-?[0-9]+([.][0-9]+)?';
        return this.#valueForm([
          ['min', 'at least', min, pattern],
          ['max', 'at most', max, pattern],
        ]);
      }
    }
  }

  #findForm(): BuildForm {
    return {
      fields: [{ name: 'find', label: 'Words of its name', value: this.tools.request.find }],
      kept: this.tools.parameters(this.query, this.at),
      button: 'Find',
    };
  }

  #valueForm(
    fields: readonly (readonly [
      end: string,
      label: string,
      value: string | undefined,
      pattern?: string,
    ])[],
  ): { readonly form: BuildForm } {
    const { range } = this.#values;
    const withAny = withCondition(this.query, this.at, anyValueOf(this.open.relation));
    return {
      form: {
        fields: fields.map(([end, label, value = '', pattern]) => ({
          name: `${placeText(this.at)}.${end}`,
          label,
          value,
          ...(pattern === undefined ? {} : { pattern }),
        })),
        kept: this.tools.parameters(withAny, this.at),
        button: 'Apply',
        ...(range ? { hint: `There is something from ${range[0]} to ${range[1]}.` } : {}),
      },
    };
  }
}
