/** A strict reader of XML, enough to read back what is written here. */

export class XmlElement {
  readonly children: XmlElement[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {}

  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The only child of this name. */
  child(name: string): XmlElement {
    const [child, ...others] = this.all(name);
    if (!child || others.length > 0)
      throw new Error(`expected one <${name}> in <${this.name}>, found ${this.all(name).length}`);
    return child;
  }
}

const TOKEN =
  /<\?xml[^>]*\?>\s*|<\/([\w:.-]+)>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The root element. Text keeps its line ends as XML 1.0 §2.11 says. @throws Error for what is not
 * well-formed.
 */
export function parseXml(text: string): XmlElement {
  const top = new XmlElement('', {});
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`not XML at offset ${start}: ${text.slice(start, start + 40)}`);
    const [, closing, opening, attributes = '', isEmpty, content] = token;
    const current = open.at(-1)!;
    if (closing !== undefined) {
      if (closing !== current.name) throw new Error(`</${closing}> closes <${current.name}>`);
      open.pop();
    } else if (opening !== undefined) {
      const element = new XmlElement(
        opening,
        Object.fromEntries(
          [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name, value]) => [
            name!,
            decode(value!.replace(/\s/g, ' ')),
          ]),
        ),
      );
      current.children.push(element);
      if (!isEmpty) open.push(element);
    } else if (content !== undefined) {
      current.text += decode(content.replace(/\r\n?/g, '\n'));
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  const [root, ...others] = top.children;
  if (!root || others.length > 0 || top.text.trim() !== '')
    throw new Error('expected one root element');
  return root;
}

function decode(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);|&/gi, (_, name?: string) => {
    const character = name?.startsWith('#')
      ? String.fromCodePoint(Number(name.slice(1).replace(/^x/i, '0x')))
      : ENTITIES[name ?? ''];
    if (character === undefined) throw new Error(`unknown entity in ${text}`);
    return character;
  });
}
