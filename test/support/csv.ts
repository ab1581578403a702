/** A reader of CSV as spreadsheets read it (RFC 4180), written apart from the product's writer. */

/** The records of a document, as objects by the names in the first line. */
export function readCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = records(text);
  return rows.map((row) => {
    if (row.length !== names.length)
      throw new Error(`A row has ${row.length} fields, the head ${names.length}.`);
    return Object.fromEntries(names.map((name, index) => [name, row[index]!]));
  });
}

/** The records of a document, the one with the names first. */
export function records(text: string): string[][] {
  const all: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const [, quoted, plain = ''] = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))/y.exec(text.slice(at))!;
    const length = quoted === undefined ? plain.length : quoted.length + 2;
    all.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += length;
    if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) all.push([]);
    } else if (text[at] === ',') {
      at += 1;
      if (at === text.length) all.at(-1)!.push('');
    } else throw new Error(`Expected a comma or a line end at ${at}.`);
  }
  return all;
}
