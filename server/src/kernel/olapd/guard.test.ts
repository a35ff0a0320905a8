import { describe, expect, test } from 'vitest';
import { inspect } from './guard.ts';
import { tokens } from './lexer.ts';

const tableFunctions = new Set([
  'file',
  'url',
  's3',
  'remote',
  'numbers',
  'mysql',
  'merge',
  'view',
]);
const kindOf = (sql: string): string => inspect(tokens(sql), tableFunctions);

describe('statements that olapd carries out', () => {
  test.each([
    ['read', "SELECT count() FROM voice_fact WHERE org_id = 'x' SETTINGS readonly = 1"],
    ['read', 'WITH 1 AS one SELECT one, "settings" FROM numbers(3)'],
    ['read', "SELECT 'INTO OUTFILE; SETTINGS file(' AS text"],
    ['read', '(SELECT 1) UNION ALL (SELECT 2)'],
    ['read', 'DESCRIBE TABLE voice_fact'],
    ['write', 'INSERT INTO voice_fact (a, b) FORMAT JSONEachRow'],
    ['write', 'INSERT INTO d SELECT a FROM e'],
    ['write', 'CREATE TABLE IF NOT EXISTS a (n Int32) ENGINE = ReplacingMergeTree(n) ORDER BY n'],
    ['write', 'ALTER TABLE a UPDATE b = 1, c = 2 WHERE d IN (1, 2)'],
    ['write', 'ALTER TABLE db.a ADD COLUMN IF NOT EXISTS b String, DROP COLUMN c'],
    ['write', "ALTER TABLE a DROP PARTITION '202401'"],
    ['write', 'DELETE FROM a WHERE n = 1'],
    ['write', 'DROP TABLE IF EXISTS a'],
  ])('%s: %s', (kind, sql) => {
    expect(kindOf(sql)).toBe(kind);
  });
});

describe('statements that olapd refuses', () => {
  test.each([
    "SELECT * FROM file('/etc/passwd')",
    "SELECT * FROM FILE ( '/etc/passwd' )",
    "SELECT * FROM `file`('/etc/passwd')",
    "SELECT * FROM (SELECT * FROM url('http://x') SETTINGS readonly = 0) SETTINGS readonly = 1",
    'SELECT * FROM (SELECT 1 SETTINGS readonly = 0)',
    'SELECT 1 SETTINGS readonly = 1 SETTINGS readonly = 0',
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    "SELECT 1 into\noutfile '/tmp/x'",
    'SELECT 1; SELECT 2',
    'SELECT * FROM "/etc/passwd"',
    'SELECT * FROM `../secrets.json`',
    "SELECT * FROM '/etc/passwd'",
    'SELECT * FROM default.x',
    'SELECT * FROM "default".x',
    "SELECT * FROM remote('h', db.t)",
    "INSERT INTO FUNCTION file('x') SELECT 1",
    "INSERT INTO TABLE FUNCTION file('x') SELECT 1",
    "INSERT INTO a FROM INFILE 'x' FORMAT CSV",
    "CREATE TABLE a (n Int32) ENGINE = File(CSV, '/etc/passwd')",
    "CREATE TABLE a (n Int32) ENGINE URL('http://x', CSV)",
    'CREATE TABLE a (n Int32) ENGINE = `File`(CSV)',
    "CREATE TABLE a ENGINE = MergeTree ORDER BY 1 AS SELECT * FROM s3('x')",
    "CREATE TABLE a (n Int32) ENGINE = MergeTree ORDER BY n SETTINGS disk = disk(type = local, path = '/')",
    'CREATE DATABASE a',
    'CREATE FUNCTION f AS x -> x',
    "CREATE DICTIONARY d (a Int32) PRIMARY KEY a SOURCE(FILE(path 'x'))",
    'CREATE USER u',
    'DROP DATABASE voxloop',
    'ALTER TABLE a FREEZE',
    'ALTER TABLE a ADD COLUMN b Int32, FREEZE PARTITION 1',
    'ALTER TABLE a ATTACH PARTITION ALL FROM b',
    'ALTER TABLE a MOVE PARTITION 1 TO TABLE b',
    'ALTER USER u',
    'SET readonly = 0',
    'USE default',
    'SYSTEM SHUTDOWN',
    'BACKUP TABLE a TO Disk()',
    'ATTACH TABLE a',
    'SELECT 1 -- comment',
    'SELECT /* comment */ 1',
    'SELECT 1 # comment',
    'SELECT $tag$text$tag$',
    'SELECT ‘text’',
    "SELECT 'open",
    'SELECT (1',
    'SELECT 1)',
    '',
  ])('%s', (sql) => {
    expect(() => kindOf(sql)).toThrow(expect.objectContaining({ name: 'Refusal' }));
  });
});
