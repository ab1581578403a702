/** Reads forms: in linear time, with a limit of fields, and with pauses for other requests. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { badRequest } from '../../errors.js';
import { textOf } from '../../tasks/index.js';

/** More than any form here has. */
const MAX_FIELDS = 1_000;
/** Bytes that are read without a pause. */
const SLICE = 2 ** 18;

/** The values of hexadecimal digits by their bytes; others are -1. */
const DIGITS = Int8Array.from({ length: 256 }, (_, byte) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase()),
);
const [AND = 0, EQUALS = 0, PERCENT = 0, PLUS = 0, SPACE = 0] = Buffer.from('&=%+ ');

/**
 * The fields of a form as browsers write it (URL Standard §5.1); its text must be UTF-8.
 * @throws ServiceError `bad-request`, `unsupported-media-type`
 */
export async function readForm(
  bytes: Buffer,
  contentType: string | undefined,
): Promise<[name: string, value: string][]> {
  const decoded = Buffer.allocUnsafe(bytes.length);
  const fields: [name: string, value: string][] = [];
  let name: string | undefined;
  let [start, length, pauseAt] = [0, 0, SLICE];
  /** The text since the last name or value. */
  const take = (): string => {
    const text = textOf(decoded.subarray(start, length), contentType);
    start = length;
    return text;
  };
  const endField = (): void => {
    const last = take();
    if (name !== undefined || last !== '')
      fields.push(name === undefined ? [last, ''] : [name, last]);
    name = undefined;
    if (fields.length > MAX_FIELDS)
      throw badRequest(`A form can have at most ${MAX_FIELDS} fields.`, {
        details: { limit: MAX_FIELDS },
      });
  };
  for (let offset = 0; offset < bytes.length; offset += 1) {
    if (offset >= pauseAt) {
      await nextTurn();
      pauseAt += SLICE;
    }
    const byte = bytes[offset] ?? 0;
    if (byte === AND) endField();
    else if (byte === EQUALS && name === undefined) name = take();
    else {
      const escaped = byte === PERCENT ? hexAt(bytes, offset + 1) : undefined;
      if (escaped !== undefined) offset += 2;
      decoded[length] = escaped ?? (byte === PLUS ? SPACE : byte);
      length += 1;
    }
  }
  endField();
  return fields;
}

/** The byte of two hexadecimal digits. */
function hexAt(bytes: Buffer, offset: number): number | undefined {
  const high = DIGITS[bytes[offset] ?? 0] ?? -1;
  const low = DIGITS[bytes[offset + 1] ?? 0] ?? -1;
  return high < 0 || low < 0 ? undefined : 16 * high + low;
}
