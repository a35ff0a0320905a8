import { describe, expect, test } from 'vitest';
import { configDocs, loadConfig } from './config.ts';

describe('configuration', () => {
  test('M6: without any variable it listens on loopback and trusts no proxy', () => {
    expect(loadConfig({})).toMatchObject({
      VOXLOOP_HOST: '127.0.0.1',
      VOXLOOP_PORT: 8080,
      VOXLOOP_TRUSTED_PROXY_HOPS: 0,
      VOXLOOP_ROLE: 'all',
    });
  });

  test('names every fault at once', () => {
    const faulty = { VOXLOOP_PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' };
    expect(() => loadConfig(faulty)).toThrow(/VOXLOOP_PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL/);
  });

  test.each([
    [{ DATABASE_OWNER_URL: 'postgres://o@h/d' }, 'DATABASE_URL'],
    [{ CLICKHOUSE_CLUSTER: 'main' }, 'CLICKHOUSE_URL'],
    [{ SMTP_URL: 'smtp://h' }, 'MAIL_FROM'],
  ])('says that %o needs %s', (env, other) => {
    expect(() => loadConfig(env)).toThrow(`needs ${other} beside it`);
  });

  test('takes an empty variable for an unset one', () => {
    expect(loadConfig({ VOXLOOP_PORT: ' ', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  test('explains every variable', () => {
    expect(configDocs().filter(({ docs }) => docs.length < 10)).toEqual([]);
  });
});
