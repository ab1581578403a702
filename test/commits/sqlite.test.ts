import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  LIBRARIES,
  SqliteDatabase,
  isSqliteError,
  type OpenOptions,
} from '../../src/commits/sqlite.js';
import { messageOf } from '../../src/errors.js';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import { TemporaryDirectories } from '../support/directories.js';

type Library = NonNullable<OpenOptions['library']>;

const directories = new TemporaryDirectories();
let file: string;

beforeEach(() => {
  file = join(directories.make(), 'test.sqlite');
});
afterAll(() => {
  directories.removeAll();
});

/** The library, or why this Node lacks it. */
function libraryOf(name: keyof typeof LIBRARIES): Library | string {
  // better-sqlite3 12 can abort the process there, and is not used.
  if (name === 'better-sqlite3' && Number(process.versions.node.split('.')[0]) >= 24)
    return 'not for this version';
  try {
    return LIBRARIES[name]() ?? 'not built in';
  } catch (error) {
    return messageOf(error).split('\n', 1)[0]!;
  }
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('expected a failure');
}

const NAMES = Object.keys(LIBRARIES) as (keyof typeof LIBRARIES)[];

describe.each(NAMES)('SQLite by %s', (name) => {
  const library = libraryOf(name);
  if (typeof library === 'string') {
    it.skip(`is not there in Node ${process.version}: ${library}`, () => undefined);
    return;
  }
  const open = (mode: OpenOptions['mode'] = 'create'): SqliteDatabase =>
    new SqliteDatabase(file, { mode, busyTimeoutMs: 50, library });
  const make = (): SqliteDatabase => {
    const database = open();
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB) STRICT; CREATE TABLE u ' +
        '(id INTEGER PRIMARY KEY) STRICT',
    );
    return database;
  };

  it('keeps values as they are, and gives rows as objects', () => {
    const database = make();
    const rows = [
      { id: 1, text: 'a\nb “c” 🜚', bytes: Uint8Array.of(0, 1, 255) },
      { id: -(2 ** 31) - 1, text: '', bytes: new Uint8Array() },
      { id: Number.MAX_SAFE_INTEGER, text: null, bytes: null },
    ];
    for (const { id, text, bytes } of rows)
      database.run('INSERT INTO t VALUES (?, ?, ?)', id, text, bytes && Buffer.from(bytes));
    const found = database.all('SELECT * FROM t ORDER BY abs(id)') as typeof rows;
    expect(
      found.map(({ bytes, ...row }) => ({ ...row, bytes: bytes && Uint8Array.from(bytes) })),
    ).toEqual([rows[0], rows[1], rows[2]]);
    expect(found[0]!.bytes).toBeInstanceOf(Uint8Array);
    expect(database.get('SELECT text FROM t WHERE id = ?', 7)).toBeUndefined();
    expect(database.all('SELECT text FROM t WHERE id > @a AND id <= @b', { a: 0, b: 1 })).toEqual([
      { text: rows[0]!.text },
    ]);
    // Numbers are integers in columns that hold integers.
    expect(database.get('SELECT typeof(id) AS type FROM t LIMIT ?', 1)).toEqual({
      type: 'integer',
    });
    database.close();
  });

  it('runs a transaction as a whole or not at all, also one inside another', () => {
    const database = make();
    const insert = (id: number): void => {
      database.run('INSERT INTO u VALUES (?)', id);
    };
    const ids = (): unknown =>
      database.all('SELECT id FROM u').map((row) => (row as { id: number }).id);
    expect(
      database.transaction(() => {
        insert(1);
        return database.transaction(() => {
          insert(2);
          return 'both';
        });
      }),
    ).toBe('both');
    expect(ids()).toEqual([1, 2]);
    for (const isInner of [false, true])
      expect(() => {
        database.transaction(() => {
          insert(3);
          const fail = (): void => {
            insert(4);
            insert(1);
          };
          if (isInner) database.transaction(fail);
          else fail();
        });
      }).toThrow('UNIQUE');
    expect(ids()).toEqual([1, 2]);
    database.transaction(() => {
      insert(3);
    });
    expect(ids()).toEqual([1, 2, 3]);
    database.close();
  });

  it('says that another connection has the lock', () => {
    const first = make();
    const second = open('write');
    first.exec('BEGIN IMMEDIATE');
    const error = thrownBy(() => {
      second.exec('INSERT INTO u VALUES (1)');
    });
    expect(isSqliteError(error, 'SQLITE_BUSY')).toBe(true);
    expect(isSqliteError(error, 'SQLITE_FULL')).toBe(false);
    first.exec('COMMIT');
    second.exec('INSERT INTO u VALUES (1)');
    first.close();
    second.close();
  });

  it('says that the disk is full, rolls back, and goes on afterwards', () => {
    const database = make();
    database.exec(`PRAGMA max_page_count = ${(database.pragma('page_count') as number) + 2}`);
    const error = thrownBy(() => {
      database.transaction(() => {
        database.run('INSERT INTO u VALUES (1)');
        database.run('INSERT INTO t VALUES (1, NULL, zeroblob(100000))');
      });
    });
    expect(isSqliteError(error, 'SQLITE_FULL')).toBe(true);
    expect(database.all('SELECT id FROM u')).toEqual([]);
    database.transaction(() => {
      database.run('INSERT INTO u VALUES (2)');
    });
    expect(database.all('SELECT id FROM u')).toEqual([{ id: 2 }]);
    database.close();
  });
});

describe('The libraries of SQLite', () => {
  const [one, other] = NAMES.map(libraryOf);
  const itWithBoth = typeof one === 'function' && typeof other === 'function' ? it : it.skip;

  itWithBoth('read what the other has written', () => {
    for (const [writing, reading] of [
      [one, other],
      [other, one],
    ] as [Library, Library][]) {
      const path = join(directories.make(), 'test.sqlite');
      const writer = new SqliteDatabase(path, { mode: 'create', library: writing });
      writer.exec('PRAGMA journal_mode = WAL');
      writer.exec('CREATE TABLE t (id INTEGER, bytes BLOB) STRICT');
      writer.run('INSERT INTO t VALUES (?, ?)', 5, Uint8Array.of(1, 2));
      // A file whose last connection was not closed, as after a crash.
      for (const ending of ['', '-wal']) copyFileSync(path + ending, `${path}2${ending}`);
      writer.close();
      for (const found of [path, `${path}2`]) {
        const reader = new SqliteDatabase(found, { library: reading });
        expect(reader.get('SELECT id, hex(bytes) AS hex FROM t')).toEqual({ id: 5, hex: '0102' });
        expect(reader.pragma('integrity_check(1)')).toBe('ok');
        reader.close();
      }
    }
  });

  /** Standard output and standard error of a program that may import from `src/commits/`. */
  const run = (program: string): { stdout: string; stderr: string } =>
    spawnSync(
      process.execPath,
      ['--import', './test/support/typescript.mjs', '--input-type=module', '-e', program],
      { cwd: PACKAGE_DIRECTORY, encoding: 'utf8' },
    );

  it('are loaded without a warning, and keep no other back', () => {
    const { stdout, stderr } = run(`
      import { SqliteDatabase } from './src/commits/sqlite.ts';
      console.log(new SqliteDatabase(':memory:', { mode: 'create' }).pragma('page_count'));
      process.emitWarning('of another', 'ExperimentalWarning');`);
    expect(stdout).toBe('0\n');
    expect(stderr.replace(/^\(Use `node.*\n/m, '')).toMatch(
      /^\(node:\d+\) ExperimentalWarning: of another\n$/,
    );
  });

  it('are asked for where there is none, by whatever opens a log first', () => {
    const { stdout, stderr } = run(`
      import Module from 'node:module';
      import { lockDirectory } from './src/commits/directory-lock.ts';
      import { LogDatabase } from './src/commits/log-database.ts';
      process.getBuiltinModule = () => undefined;
      Module._load = (name) => {
        throw new Error('Cannot find module ' + name + '\\nRequire stack:');
      };
      for (const open of [lockDirectory, (directory) => new LogDatabase(directory, 'read')])
        try {
          open(${JSON.stringify(directories.make())});
        } catch ({ name, code, message }) {
          console.log([name, code, message].join(' | '));
        }`);
    expect(stderr).toBe('');
    const line =
      'ServiceError | configuration | The commit log needs SQLite. Node has it built in from ' +
      `version 22.13 on; this is Node ${process.versions.node}, and the optional package ` +
      'better-sqlite3 cannot be loaded (Cannot find module better-sqlite3). Update Node, or ' +
      'run: npm install better-sqlite3@12\n';
    expect(stdout).toBe(line + line);
  });
});
