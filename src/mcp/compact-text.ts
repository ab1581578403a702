/** An answer as a compact text, for models that do not read JSON: a line a member or an item. */

/** Members in lines of their own, lists below their names. */
export function compactText(answer: Readonly<Record<string, unknown>>): string {
  return linesOf(answer, '').join('\n');
}

function linesOf(members: object, indent: string): string[] {
  return Object.entries(members).flatMap(([name, value]: [string, unknown]) => {
    if (isEmpty(value)) return [];
    if (Array.isArray(value) && value.some(isObject))
      return [`${indent}${name}:`, ...value.map((item) => `${indent}- ${inLine(item)}`)];
    if (isObject(value)) return [`${indent}${name}:`, ...linesOf(value, `${indent}  `)];
    const text = inLine(value);
    // Queries and documents keep their lines.
    return text.includes('\n') ? [`${indent}${name}:`, text] : [`${indent}${name}: ${text}`];
  });
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return value.map(inLine).join(', ');
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .filter(([, each]) => !isEmpty(each))
    .map(([name, each]) => `${name}: ${isObject(each) ? `(${inLine(each)})` : inLine(each)}`)
    .join('; ');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
