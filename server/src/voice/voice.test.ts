import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hammingDistance, simhash } from './simhash.ts';
import { ClientEnvelope, contentHash, saidAt, scoreGroup, scoresOf, voiceId } from './voice.ts';
import { joinParts, partTexts, placeParts } from './voice-parts.ts';
import { prepareVoice } from './voice-prepare.ts';

const told = (content: object, more: object = {}) =>
  ClientEnvelope.parse({ source: { externalId: 'x1' }, content, ...more });

describe('the envelope', () => {
  test('the least that a client sends is an external id and a text', () => {
    expect(told({ text: 'ok' })).toMatchObject({ kind: 'message', channel: 'api' });
    expect(() => ClientEnvelope.parse({ source: { externalId: 'x' }, content: {} })).toThrow();
    expect(() => told({ ratings: [{ metric: 'nps', value: 11, min: 0, max: 10 }] })).toThrow();
  });

  test('one voice has one id, and another connector or organisation another', () => {
    const [org, connector] = [randomUUID(), randomUUID()];
    const id = voiceId(org, connector, '42');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(voiceId(org, connector, '42')).toBe(id);
    expect(voiceId(randomUUID(), connector, '42')).not.toBe(id);
    expect(voiceId(org, randomUUID(), '42')).not.toBe(id);
  });

  test('the same thing told twice has one hash, whatever the order of its keys', () => {
    const one = told({ text: 'late', ratings: [{ metric: 'stars', value: 1, min: 1, max: 5 }] });
    const turned = told({ ratings: [{ max: 5, min: 1, value: 1, metric: 'stars' }], text: 'late' });
    const sentLater = { ...one, sentAt: '2026-11-20T10:00:00Z' };
    expect(contentHash(turned).equals(contentHash(one))).toBe(true);
    expect(contentHash(sentLater).equals(contentHash(one))).toBe(true);
    expect(contentHash(told({ text: 'later' })).equals(contentHash(one))).toBe(false);
  });

  test('I5: a device clock is corrected by its skew, and a time in the future is clamped', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const at = (more: object) => saidAt(told({ text: 'x' }, more), now);
    const skewed = {
      clock: 'device',
      occurredAt: '2026-11-20T10:00:00Z',
      sentAt: '2026-11-20T11:00:00Z',
    };
    // The device was an hour behind, so what it calls ten o'clock was eleven.
    expect(at(skewed).at.toISOString()).toBe('2026-11-20T11:00:00.000Z');
    expect(at({ occurredAt: '2099-01-01T00:00:00Z' })).toEqual({
      at: now,
      clock: 'received',
      warning: 'time_in_future',
    });
    expect(at({ occurredAt: '1970-01-01T00:00:00Z' }).at.getTime()).toBe(0);
    expect(at({})).toEqual({ at: now, clock: 'received', warning: null });
  });

  test('scores come from ratings and from answers with a scale', () => {
    expect(scoresOf(told({ ratings: [{ metric: 'nps', value: 9, min: 0, max: 10 }] }))).toEqual({
      nps: 9,
      csat: null,
      score: 0.9,
    });
    // Four of five stars lies at (4 − 1) / (5 − 1) of the scale.
    expect(scoresOf(told({ ratings: [{ metric: 'stars', value: 4, min: 1, max: 5 }] }))).toEqual({
      nps: null,
      csat: 0.75,
      score: 0.75,
    });
    const answer = { questionId: 'q', type: 'nps', value: 3, scale: { min: 0, max: 10 } };
    expect(scoresOf(told({ answers: [answer] })).nps).toBe(3);
    expect([0, 6, 7, 8, 9, 10, null].map(scoreGroup)).toEqual([
      'detractor',
      'detractor',
      'passive',
      'passive',
      'promoter',
      'promoter',
      '',
    ]);
  });
});

describe('the text of record', () => {
  test('parts stand one a line, and their places lie inside it', () => {
    const voice = told({
      title: 'Late',
      turns: [
        { speaker: 'customer', text: 'hello' },
        { speaker: 'agent', text: 'hi' },
      ],
    });
    const parts = placeParts(voice, partTexts(voice));
    expect(joinParts(parts)).toBe('Late\nhello\nhi');
    for (const part of parts)
      expect(joinParts(parts).slice(part.start, part.start + part.text.length)).toBe(part.text);
    expect(parts.map((part) => part.speaker)).toEqual(['customer', 'customer', 'agent']);
  });

  test('H1: personal data leaves the text, the attributes and the envelope', () => {
    const voice = told(
      { title: 'call me', text: 'I am ana@example.com, 13800138000' },
      {
        attributes: { note: 'ask ana@example.com' },
        subject: { identities: [{ type: 'email', value: 'ana@example.com' }] },
      },
    );
    const context = {
      orgId: randomUUID(),
      connectorId: randomUUID(),
      timeZone: 'UTC',
      now: new Date(),
    };
    const prepared = prepareVoice(voice, context);
    expect(JSON.stringify([prepared.text, prepared.searchText, prepared.envelope])).not.toMatch(
      /ana@|13800138000/,
    );
    expect(prepared.original).toContain('ana@example.com');
    expect(prepared.redaction).toMatchObject({ EMAIL: 1 });
  });

  test('preparing never loses text: without personal data it is what was said', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{1,60}$/), (text) => {
        fc.pre(text.trim() !== '');
        const context = {
          orgId: randomUUID(),
          connectorId: randomUUID(),
          timeZone: 'UTC',
          now: new Date(),
        };
        expect(prepareVoice(told({ text }), context).text).toBe(text.trim());
      }),
      { numRuns: 50 },
    );
  });
});

describe('near texts', () => {
  test('differ in few bits, others in many, and short ones have no hash', () => {
    const near = [
      simhash('The delivery was an hour late and the soup was cold.'),
      simhash('The delivery was an hour late and the soup was cold!!'),
    ];
    const far = simhash('Lovely staff, wonderful dessert, we will come back soon');
    expect(hammingDistance(near[0] ?? '', near[1] ?? '')).toBeLessThanOrEqual(3);
    expect(hammingDistance(near[0] ?? '', far ?? '')).toBeGreaterThan(12);
    expect(simhash('too short')).toBeNull();
  });
});
