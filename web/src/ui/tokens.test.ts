import { describe, expect, test } from 'vitest';
import { darkTokens, lightTokens, type Tokens } from '#ui/tokens.ts';

type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2 relative luminance. */
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(linear(one)), luminance(linear(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Full deuteranopia and protanopia after Machado, Oliveira and Fernandes (2009), linear RGB. */
const blindness = {
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
} as const;

function seen(hex: string, by: keyof typeof blindness): Rgb {
  const rgb = linear(hex);
  const row = (at: number): number => {
    const sum = rgb.reduce((total, part, i) => total + part * (blindness[by][at * 3 + i] ?? 0), 0);
    return Math.min(Math.max(sum, 0), 1);
  };
  return [row(0), row(1), row(2)];
}

/** CIE 1976 L*a*b* under D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: string, other: string, by: keyof typeof blindness): number {
  const [a, b] = [lab(seen(one, by)), lab(seen(other, by))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const textPairs: readonly (readonly [keyof Tokens, keyof Tokens])[] = [
  ['text', 'bg'],
  ['text', 'surface'],
  ['text', 'sunken'],
  ['muted', 'bg'],
  ['muted', 'surface'],
  ['muted', 'sunken'],
  ['good', 'good-bg'],
  ['good', 'surface'],
  ['bad', 'bad-bg'],
  ['bad', 'surface'],
  ['warn', 'warn-bg'],
  ['warn', 'surface'],
  ['neutral', 'neutral-bg'],
  ['event', 'surface'],
  ['selected', 'selected-bg'],
  ['selected', 'surface'],
  ['on-brand', 'brand'],
  ['on-brand', 'danger'],
];

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
] as const)('the %s theme', (_name, tokens) => {
  test.each(textPairs)('R8: %s on %s is readable, 4.5:1', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['bg', 'surface', 'sunken'] as const)(
    'R13: controls stand out on %s, 3:1',
    (ground) => {
      expect(contrast(tokens.control, tokens[ground])).toBeGreaterThanOrEqual(3);
      expect(contrast(tokens.focus, tokens[ground])).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(['deuteranopia', 'protanopia'] as const)('R9: meanings stay apart under %s', (by) => {
    expect(distance(tokens['good-fill'], tokens['bad-fill'], by)).toBeGreaterThan(20);
    expect(distance(tokens['bad-fill'], tokens['warn-fill'], by)).toBeGreaterThan(20);
    expect(distance(tokens['good-fill'], tokens['warn-fill'], by)).toBeGreaterThan(20);
  });
});
