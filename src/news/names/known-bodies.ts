/** Remembers the bodies of a text, for the short names that follow. */
import type { Mention } from './mention.js';

/** The bodies named so far, so that “the Centre” can be understood. */
export class KnownBodies {
  private readonly bodies: Mention[] = [];
  private readonly abbreviations = new Map<string, Mention>();

  add(body: Mention): void {
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
}
