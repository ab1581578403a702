/** Tools of views of built queries: addresses, names and words. */
import {
  Choices,
  hasValues,
  testWords,
  type BuildVocabulary,
  type BuiltQuery,
  type Condition,
  type ConditionPath,
  type ValueTest,
} from '../../build/index.js';
import type { GraphVersion, TermId } from '../../graph/index.js';
import { LabelReader, UNBOUND, localNameOf } from '../../graph/index.js';
import { namedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { QueryOptions } from '../../sparql/index.js';
import { parametersOfQuery, placeText } from './build-address.js';
import type { BuildRequest } from './build-request.js';

export interface BuildContext {
  readonly service: Service;
  readonly version: GraphVersion;
  readonly vocabulary: BuildVocabulary;
  readonly language: string;
  readonly asked: QueryOptions;
}

type Parameter = readonly [name: string, value: string];

export class ViewTools {
  readonly vocabulary: BuildVocabulary;
  readonly choices: Choices;
  readonly #version: GraphVersion;
  readonly #labels: LabelReader;

  constructor(
    readonly request: Omit<BuildRequest, 'query'>,
    { version, vocabulary, language }: BuildContext,
  ) {
    this.vocabulary = vocabulary;
    this.choices = new Choices(version, vocabulary);
    this.#version = version;
    this.#labels = new LabelReader(version.ids, language);
  }

  hrefOf(query: BuiltQuery, at: ConditionPath = [], more: readonly Parameter[] = []): string {
    const parameters = this.parameters(query, at, more).map(([...pair]) => pair);
    return `/build?${new URLSearchParams(parameters).toString()}`;
  }

  /** The parameters of a query with the condition at a place open. */
  parameters(query: BuiltQuery, at: ConditionPath, more: readonly Parameter[] = []): Parameter[] {
    const { version } = this.request;
    const grouping = typeof query.group === 'number' ? query.conditions[query.group] : undefined;
    return [
      ...parametersOfQuery(
        grouping && !hasValues(grouping) ? { ...query, group: undefined } : query,
        this.vocabulary,
      ),
      ...(at.length === 0 ? [] : [['at', placeText(at)] as const]),
      ...more,
      ...(version === undefined ? [] : [['version', version] as const]),
    ];
  }

  iriOf(id: TermId): string {
    return this.#version.ids.dictionary.textOf(id);
  }

  nameOf(iri: string): string {
    const id = this.#version.ids.dictionary.idOf(namedNode(iri));
    return (id === UNBOUND ? undefined : this.#labels.labelOf(id)?.value) ?? localNameOf(iri);
  }

  labelOf(id: TermId): string {
    return this.#labels.labelOf(id)?.value ?? localNameOf(this.iriOf(id));
  }

  words(test: ValueTest): string {
    return testWords(test, {
      vocabulary: this.vocabulary,
      nameOf: (iri) => this.nameOf(iri),
    });
  }

  conditionText({ relation, test }: Condition): string {
    return `${relation.label}: ${this.words(test)}`;
  }
}
