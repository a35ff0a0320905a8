import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { darkTokens, lightTokens, type Tokens, tokenVariables } from '#ui/tokens.ts';

const brand: MantineColorsTuple = [
  '#E2F3F6',
  '#CBE8ED',
  '#A3D6DE',
  '#77C2CD',
  '#4DADBB',
  '#37A3B6',
  '#1A8598',
  '#0F6F80',
  '#0B5F6E',
  '#084A56',
];

const gray: MantineColorsTuple = [
  '#F6F7F9',
  '#F1F3F6',
  '#E6E9EE',
  '#CFD5DD',
  '#AAB2BD',
  '#76808D',
  '#5B6572',
  '#515B68',
  '#333B45',
  '#161B22',
];

const dark: MantineColorsTuple = [
  '#E8EBEF',
  '#C5CCD4',
  '#9AA5B1',
  '#75808D',
  '#3A434F',
  '#262D35',
  '#171C22',
  '#171C22',
  '#12171C',
  '#0F1317',
];

const font = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";

/** What floats stays where it belongs in the document, inside a landmark, and is not clipped. */
const floating = {
  shadow: 'md',
  transitionProps: { duration: 120 },
  withinPortal: false,
  floatingStrategy: 'fixed' as const,
};

/** Type scale, spacing, radii and component defaults of the app. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 7 },
  colors: { brand, gray, dark },
  fontFamily: `'Inter Variable', ${font}`,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '14px', xl: '20px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Menu: {
      defaultProps: {
        ...floating,
        // Its empty focusable child is not allowed in a menu; the first item takes the focus.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: floating },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
    Modal: { defaultProps: { transitionProps: { duration: 140 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
  },
});

function mantineVariables(tokens: Tokens): Record<string, string> {
  return {
    ...tokenVariables(tokens),
    '--mantine-color-body': tokens.surface,
    '--mantine-color-text': tokens.text,
    '--mantine-color-dimmed': tokens.muted,
    '--mantine-color-placeholder': tokens.muted,
    '--mantine-color-error': tokens.bad,
    '--mantine-color-anchor': tokens.selected,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.sunken,
    '--mantine-color-default-color': tokens.text,
    '--mantine-color-default-border': tokens['line-strong'],
    '--mantine-color-disabled': tokens['neutral-bg'],
    '--mantine-color-disabled-color': tokens.muted,
    '--mantine-color-disabled-border': tokens['line-strong'],
  };
}

/** Gives Mantine our tokens, so that its parts and ours read the same variables. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: mantineVariables(lightTokens),
  dark: mantineVariables(darkTokens),
});
