/** The colours of the visual language, once for each scheme. Components use them as `var(--cw-<token>)`. */

const light = {
  bg: '#F2F5F4',
  surface: '#FFFFFF',
  sunken: '#E9EEED',
  line: '#DAE2E0',
  'line-2': '#B9C6C3',
  edge: '#74837F',
  ink: '#15201E',
  'ink-2': '#3F4E4B',
  'ink-3': '#566562',
  bar: '#18231F',
  'bar-2': '#B3C2BC',
  'bar-ink': '#F3F7F5',
  tint: '#EDF3FC',
  sign: '#1F4E9C',
  'sign-soft': '#E7EEFA',
  'sign-line': '#9CB6E2',
  'on-sign': '#FFFFFF',
  pencil: '#506277',
  'pencil-soft': '#EAEEF3',
  pine: '#1B7657',
  'pine-soft': '#DDF0E7',
  'on-pine': '#FFFFFF',
  deep: '#0C4A37',
  'on-deep': '#FFFFFF',
  seal: '#5B2A66',
  'seal-soft': '#F2E8F5',
  'on-seal': '#FFFFFF',
  amber: '#F2A81D',
  'amber-soft': '#FFF4DC',
  'amber-line': '#DDA944',
  'amber-ink': '#704500',
  'on-amber': '#15201E',
  brick: '#A23120',
  'brick-soft': '#FBEAE6',
  'on-brick': '#FFFFFF',
}

export type Token = keyof typeof light

const dark: Record<Token, string> = {
  bg: '#0F1615',
  surface: '#17201E',
  sunken: '#0B1110',
  line: '#293532',
  'line-2': '#465652',
  edge: '#7B8C87',
  ink: '#E9F0EE',
  'ink-2': '#BAC8C4',
  'ink-3': '#97A8A3',
  bar: '#080D0C',
  'bar-2': '#A3B3AE',
  'bar-ink': '#F0F5F3',
  tint: '#1A2537',
  sign: '#8FB6F5',
  'sign-soft': '#1A2944',
  'sign-line': '#44659E',
  'on-sign': '#0B1B36',
  pencil: '#A9B9CA',
  'pencil-soft': '#222C36',
  pine: '#4DB98F',
  'pine-soft': '#15352A',
  'on-pine': '#04201A',
  deep: '#A2EACB',
  'on-deep': '#053024',
  seal: '#D9ACE6',
  'seal-soft': '#34203B',
  'on-seal': '#2B1032',
  amber: '#F5B63A',
  'amber-soft': '#33270F',
  'amber-line': '#80601F',
  'amber-ink': '#F8CB70',
  'on-amber': '#15201E',
  brick: '#F59A8A',
  'brick-soft': '#3A1D18',
  'on-brick': '#2A0E08',
}

export const TOKENS = { light, dark } as const

/** The hues that a Mantine `color` prop may name. Pencil and deep have no soft of their own on controls. */
export const HUES = ['sign', 'pencil', 'pine', 'deep', 'seal', 'amber', 'brick'] as const
export type Hue = (typeof HUES)[number]

export const SOFT_OF: Record<Hue, Token> = {
  sign: 'sign-soft',
  pencil: 'pencil-soft',
  pine: 'pine-soft',
  deep: 'pine-soft',
  seal: 'seal-soft',
  amber: 'amber-soft',
  brick: 'brick-soft',
}

/** What stands on a hue as text. Pencil is never a filled control, yet it needs an answer. */
export const ON_OF: Record<Hue, Token> = {
  sign: 'on-sign',
  pencil: 'surface',
  pine: 'on-pine',
  deep: 'on-deep',
  seal: 'on-seal',
  amber: 'on-amber',
  brick: 'on-brick',
}
