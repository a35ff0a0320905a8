import { describe, expect, test } from 'vitest';
import { createFormat, ownName } from '#ui/format.ts';

const es = createFormat('es', 'Europe/Madrid');
const en = createFormat('en', 'UTC');
const zh = createFormat('zh', 'Asia/Shanghai');

describe('numbers', () => {
  test('R3: Spanish figures have a comma', () => {
    expect(es.estimate(4.25, 'score')).toBe('4,3');
    expect(es.number(2710)).toBe('2710');
  });
  test('R11: every minus is U+2212', () => {
    for (const format of [en, es, zh]) {
      expect(format.signed(-12)).toBe('\u221212');
      expect(format.number(-1.5, 1)).not.toContain('-');
      expect(format.change(-0.031, 'share').startsWith('\u22123')).toBe(true);
    }
  });
  test('a file of a few bytes is not nought kilobytes', () => {
    expect([en.bytes(412), en.bytes(4120), en.bytes(4_120_000)]).toEqual([
      '412 bytes',
      '4.1 kB',
      '4.1 MB',
    ]);
  });
  test('zero has no sign', () => {
    expect(en.signed(-0)).toBe('0');
    expect(en.signed(0)).toBe('0');
  });
  test('an estimate is written by its unit', () => {
    expect(en.estimate(43.4, 'points')).toBe('+43');
    expect(en.estimate(0.824, 'share')).toBe('82%');
    expect(en.estimate(0.0432, 'share')).toBe('4.3%');
    expect(en.estimate(0.0997, 'share')).toBe('10%');
    expect(es.estimate(0, 'share')).toMatch(/^0\s?%$/);
    expect(en.estimate(1.234, 'ratio')).toBe('1.23');
  });
});

describe('times', () => {
  test('R5: durations are in the language of the reader', () => {
    expect(en.duration(5700)).toBe('1 hr 35 min');
    expect(zh.duration(5700)).toBe('1小时35分钟');
    expect(es.duration(5700)).toBe('1 h 35 min');
  });
  test('a calendar day has no zone', () => {
    expect(createFormat('en', 'America/Mexico_City').day('2026-03-01')).toBe('Mar 1');
  });
  test('an instant is written in the zone asked for', () => {
    expect(zh.dateTime('2026-03-01T20:00:00Z')).toContain('04:00');
  });
  test('a time alone has no day', () => {
    const at = '2026-03-01T20:05:00Z';
    expect(en.time(at)).toMatch(/^08:05\sPM$/);
    expect(es.time(at)).toBe('21:05');
    expect(zh.time(at)).toBe('04:05');
  });
  test('relative times take the largest unit that fits', () => {
    const now = '2026-03-02T12:00:00Z';
    expect(en.relative('2026-03-01T12:00:00Z', now)).toBe('yesterday');
    expect(es.relative('2026-03-02T15:00:00Z', now)).toBe('dentro de 3 horas');
  });
});

describe('names', () => {
  test('R4: language names come from Intl, and a tag that is none stays as written', () => {
    expect(es.language('zh')).toBe('chino');
    expect(en.language('not a tag')).toBe('not a tag');
  });
  test('a language names itself', () => {
    expect([ownName('en'), ownName('zh'), ownName('es')]).toEqual(['English', '中文', 'Español']);
  });
});
