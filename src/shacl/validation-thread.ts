/** What runs in the thread of `validateApart`. */
import { parentPort, workerData } from 'node:worker_threads';
import { ServiceError } from '../errors.js';
import { versionOf } from '../graph/index.js';
import { fromLines, toLines, type ThreadInput, type ThreadOutput } from './foreign-shapes.js';
import { Validator } from './validator.js';

function validate({ data, shapes }: ThreadInput): ThreadOutput {
  try {
    const report = new Validator(fromLines(shapes)).validateAll(versionOf(fromLines(data)));
    return { report: { ...report, quads: toLines(report.quads) } };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { refusal: { code: error.code, message: error.message, details: error.details } };
  }
}

parentPort?.postMessage(validate(workerData as ThreadInput));
