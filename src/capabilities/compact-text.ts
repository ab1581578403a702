/**
 * An answer as compact text, for models that do not read JSON. Members are on lines of their own;
 * lists and texts of several lines go below their name.
 */
export function compactText(answer: object): string {
  return linesOf(answer, '').join('\n');
}

function linesOf(members: object, indent: string): string[] {
  return Object.entries(members).flatMap(([name, value]: [string, unknown]) => {
    if (isEmpty(value)) return [];
    if (isShort(value)) return [`${indent}${name}: ${inLine(value)}`];
    const inner = `${indent}  `;
    if (Array.isArray(value))
      return [`${indent}${name}:`, ...value.flatMap((item) => itemLines(item, inner))];
    return isObject(value)
      ? [`${indent}${name}:`, ...linesOf(value, inner)]
      : [`${indent}${name}:`, String(value)];
  });
}

/** An item's short members in one line, and the others below it. */
function itemLines(item: unknown, indent: string): string[] {
  if (!isObject(item)) return [`${indent}- ${inLine(item)}`];
  const entries = Object.entries(item);
  const short = entries.filter(([, value]) => isShort(value));
  const long = entries.filter(([, value]) => !isShort(value));
  return [
    `${indent}- ${inLine(Object.fromEntries(short))}`,
    ...linesOf(Object.fromEntries(long), `${indent}  `),
  ];
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return value.map(inLine).join(', ');
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .filter(([, each]) => !isEmpty(each))
    .map(([name, each]) => `${name}: ${isObject(each) ? `(${inLine(each)})` : inLine(each)}`)
    .join('; ');
}

const MAX_ITEM_LENGTH = 80;

/** Whether a value fits into a line: no list of objects or sentences, and no line breaks. */
function isShort(value: unknown): boolean {
  if (Array.isArray(value))
    return value.every(
      (item) => !isObject(item) && isShort(item) && String(item).length <= MAX_ITEM_LENGTH,
    );
  return isObject(value)
    ? Object.values(value).every((each) => !isObject(each) && isShort(each))
    : !String(value).includes('\n');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
