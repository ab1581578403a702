/** A second opinion on data and shapes, by a library that shares nothing with ours. */
import type { Quad, QuadSource } from '../rdf/index.js';
import type { LibraryOptions } from './library.js';
import type { ValidationReport, ValidationResult } from './validation-report.js';

export const SECOND_VALIDATORS = ['rdf-validate-shacl'] as const;
export type SecondValidator = (typeof SECOND_VALIDATORS)[number];

/** Loads the library first. Arguments and errors are those of `libraryReport`. */
export async function secondReport(
  shapes: Iterable<Quad>,
  data: QuadSource,
  options?: LibraryOptions,
): Promise<ValidationReport> {
  const { libraryReport } = await import('./library.js');
  return libraryReport(shapes, data, options);
}

/** Findings of only one of two reports on the same data, a line each. */
export function differencesOf(own: ValidationReport, other: ValidationReport): string[] {
  const ours = new Set(own.results.map(lineOf));
  const theirs = new Set(other.results.map(lineOf));
  return [
    ...[...ours].filter((line) => !theirs.has(line)).map((line) => `- ${line}`),
    ...[...theirs].filter((line) => !ours.has(line)).map((line) => `+ ${line}`),
  ];
}

/** Without its message, which each validator words in its own way. */
function lineOf({ severity, focusNode, path, value, shape }: ValidationResult): string {
  return [severity, focusNode, path, value, shape].map((part) => part ?? '').join(' ');
}
