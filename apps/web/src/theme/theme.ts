import { colorsTuple, createTheme, defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core'
import { HUES, type Hue, ON_OF, TOKENS } from './tokens.ts'

const isHue = (color: unknown): color is Hue => HUES.some(hue => hue === color)

// `autoContrast` looks at the light shade only, and would put white on pale blue in the dark.
const variantColorResolver: VariantColorsResolver = input => {
  const colors = defaultVariantColorsResolver(input)
  const color = input.color ?? input.theme.primaryColor
  if (input.variant !== 'filled' || !isHue(color)) return colors
  return { ...colors, color: `var(--cw-${ON_OF[color]})` }
}

const onSign = { defaultProps: { iconColor: 'var(--cw-on-sign)' } }

export const theme = createTheme({
  primaryColor: 'sign',
  black: TOKENS.light.ink,
  white: '#FFFFFF',
  colors: {
    ...Object.fromEntries(HUES.map(hue => [hue, colorsTuple(TOKENS.light[hue])])),
    gray: [
      '#F2F5F4',
      '#E9EEED',
      '#DAE2E0',
      '#CBD5D2',
      '#B9C6C3',
      '#95A39F',
      '#74837F',
      '#566562',
      '#3F4E4B',
      '#15201E',
    ],
    dark: [
      '#E9F0EE',
      '#BAC8C4',
      '#97A8A3',
      '#7B8C87',
      '#465652',
      '#293532',
      '#17201E',
      '#0F1615',
      '#0B1110',
      '#080D0C',
    ],
  },
  variantColorResolver,
  fontFamily:
    '"Segoe UI", Inter, system-ui, -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", Menlo, monospace',
  // Pixels as rem, so that a reader's own text size is kept.
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '600', bold: '650' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.4286', lg: '1.45', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.625rem' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.25rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  // 768 and 1280 are the two breaks of the design; the rest is Mantine's own.
  breakpoints: { xs: '36em', sm: '48em', md: '62em', lg: '80em', xl: '90em' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Checkbox: onSign,
    CheckboxIndicator: onSign,
    Radio: onSign,
    RadioIndicator: onSign,
    // What need not be filled in says so in its label: nothing wears an asterisk.
    InputWrapper: { defaultProps: { withAsterisk: false } },
    Badge: { defaultProps: { tt: 'none' } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 120 } } },
  },
})
