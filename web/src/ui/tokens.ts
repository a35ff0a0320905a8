/** The colour tokens of one theme, by name without the `--c-` prefix. */
export type Tokens = typeof lightTokens;

/** Colours of the light theme; `x` is text, `x-fill` a mark, `x-bg` a tint under that text. */
export const lightTokens = {
  good: '#0A6C7D',
  'good-fill': '#1A8598',
  'good-bg': '#E2F3F6',
  bad: '#B23C0A',
  'bad-fill': '#C2410C',
  'bad-bg': '#FDEEE5',
  warn: '#8A5A00',
  'warn-fill': '#F2B705',
  'warn-bg': '#FDF3DA',
  neutral: '#515B68',
  'neutral-fill': '#AAB2BD',
  'neutral-bg': '#EEF0F3',
  event: '#6A4FB3',
  'event-fill': '#6A4FB3',
  danger: '#C2410C',
  brand: '#0B5F6E',
  'on-brand': '#FFFFFF',
  selected: '#0B5F6E',
  'selected-bg': '#E2F3F6',
  bg: '#F6F7F9',
  surface: '#FFFFFF',
  sunken: '#F1F3F6',
  line: '#E6E9EE',
  'line-strong': '#CFD5DD',
  text: '#161B22',
  muted: '#5B6572',
  control: '#76808D',
  grid: '#ECEFF3',
  focus: '#0B5F6E',
};

/** Colours of the dark theme, with the same names. */
export const darkTokens: Tokens = {
  good: '#6FCBD9',
  'good-fill': '#37A3B6',
  'good-bg': '#0F2F36',
  bad: '#FF9C6B',
  'bad-fill': '#E8703D',
  'bad-bg': '#3A1C0E',
  warn: '#F0C04F',
  'warn-fill': '#F2B705',
  'warn-bg': '#33270B',
  neutral: '#A5AEB9',
  'neutral-fill': '#5D6874',
  'neutral-bg': '#222931',
  event: '#A58BE8',
  'event-fill': '#A58BE8',
  danger: '#C2410C',
  brand: '#0F6F80',
  'on-brand': '#FFFFFF',
  selected: '#6FCBD9',
  'selected-bg': '#0F2F36',
  bg: '#0F1317',
  surface: '#171C22',
  sunken: '#12171C',
  line: '#262D35',
  'line-strong': '#3A434F',
  text: '#E8EBEF',
  muted: '#9AA5B1',
  control: '#75808D',
  grid: '#222931',
  focus: '#6FCBD9',
};

/** The tokens as CSS custom properties, `--c-good` and so on. */
export function tokenVariables(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, hex]) => [`--c-${name}`, hex]));
}
