/** Remembers the names of a text, for the short names that follow. */
import type { Mention } from './mention.js';

export class KnownNames {
  private readonly bodies: Mention[] = [];
  readonly abbreviated = new Map<string, Mention>();
  private readonly bySurname = new Map<string, Mention>();

  addBody(body: Mention): void {
    this.bodies.push(body);
  }

  /** The body last named with these words (`Centre`); field operations, which items mean, first. */
  resolve(words: string): Mention | undefined {
    const parts = words.split(' ');
    const fits = (body: Mention): boolean =>
      body.name !== words && parts.every((part) => body.name.split(/[ ’']/).includes(part));
    return (
      this.bodies.findLast((body) => body.bodyKind === 'field-operation' && fits(body)) ??
      this.bodies.findLast(fits)
    );
  }

  named(name: string): Mention | undefined {
    return this.bodies.find((body) => body.name === name);
  }

  /** The body last named with this beginning: `Working Group` of `Working Group on Belarus`. */
  complete(words: string): Mention | undefined {
    const goesOn = (name: string, start: string): boolean =>
      name.startsWith(`${start} `) &&
      /^ (?:of|in|to|for|on|at|under|against) /.test(name.slice(start.length));
    return this.bodies.findLast(({ name }) => goesOn(name, words) || goesOn(name, `OSCE ${words}`));
  }

  /** The ministry named in the text that has this portfolio: `Foreign Affairs`. */
  ministryOf(portfolio: string): Mention | undefined {
    const ministry = `Ministry (?:of|for|of the) ${portfolio.replaceAll(/\W/g, '.')}`;
    const name = new RegExp(`^${ministry}(?:$| of )| ${ministry}$`);
    return this.bodies.find((body) => name.test(body.name));
  }

  /** Keeps a name that may be a person’s; the first with a surname keeps it. */
  addPerson(name: Mention): void {
    const words = name.name.split(' ');
    const surname = words.at(-1) ?? '';
    if (words.length > 1 && words.length < 5 && !this.bySurname.has(surname))
      this.bySurname.set(surname, name);
  }

  person(surname: string): Mention | undefined {
    return this.bySurname.get(surname);
  }
}
