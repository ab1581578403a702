/** Hash functions of the UTF-8 bytes of a plain string, in lower-case hex (SPARQL 1.1 §17.4.6). */
import { createHash } from 'node:crypto';
import { type Value, stringValue } from '../values/index.js';
import { type Builtin, builtin } from './expression.js';
import { simpleText } from './texts.js';

function hash(algorithm: string): Builtin<Value> {
  return builtin(1, 1, (value) => {
    const text = simpleText(value);
    return text === undefined
      ? undefined
      : stringValue(createHash(algorithm).update(text, 'utf8').digest('hex'));
  });
}

export const HASH_FUNCTIONS: Readonly<Record<string, Builtin<Value>>> = {
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha384: hash('sha384'),
  sha512: hash('sha512'),
};
