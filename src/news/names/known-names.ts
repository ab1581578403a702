/** Remembers the names of a text, for the short names that follow. */
import type { Mention } from './mention.js';

/** The bodies and people named so far, so that “the Centre” and a surname can be understood. */
export class KnownNames {
  private readonly bodies: Mention[] = [];
  private readonly abbreviations = new Map<string, Mention>();
  private readonly bySurname = new Map<string, Mention>();

  addBody(body: Mention): void {
    this.bodies.push(body);
  }

  abbreviate(abbreviation: string, body: Mention): void {
    this.abbreviations.set(abbreviation, body);
  }

  abbreviated(abbreviation: string): Mention | undefined {
    return this.abbreviations.get(abbreviation);
  }

  /** The body last named whose name holds these words: `Centre`, `OSCE Presence`. */
  resolve(words: string): Mention | undefined {
    const parts = words.split(' ');
    return this.bodies.findLast((body) => body.name !== words && parts.every((part) => body.name.split(/[ ’']/).includes(part)));
  }

  /** Keeps a name that may be a person’s; the first with a surname keeps it. */
  addPerson(name: Mention): void {
    const words = name.name.split(' ');
    const surname = words.at(-1);
    if (words.length >= 2 && words.length <= 4 && surname !== undefined && !this.bySurname.has(surname)) this.bySurname.set(surname, name);
  }

  /** The full name of whom a surname names. */
  person(surname: string): Mention | undefined {
    return this.bySurname.get(surname);
  }
}
