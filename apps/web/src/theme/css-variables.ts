import type { CSSVariablesResolver } from '@mantine/core'
import { HUES, SOFT_OF, TOKENS, type Token } from './tokens.ts'

type Variables = Record<string, string>

function toVariables(tokens: Readonly<Record<Token, string>>): Variables {
  const variables: Variables = {}
  for (const [token, hex] of Object.entries(tokens)) variables[`--cw-${token}`] = hex
  for (const hue of HUES) {
    const own = `var(--cw-${hue})`
    const soft = `var(--cw-${SOFT_OF[hue]})`
    // Amber is too light to be read as text: its ink says the same.
    const readable = hue === 'amber' ? 'var(--cw-amber-ink)' : own
    const name = `--mantine-color-${hue}`
    variables[`${name}-filled`] = own
    variables[`${name}-filled-hover`] = `color-mix(in srgb, ${own} 86%, var(--cw-ink))`
    variables[`${name}-light`] = soft
    variables[`${name}-light-hover`] = soft
    variables[`${name}-outline-hover`] = soft
    variables[`${name}-light-color`] = readable
    variables[`${name}-outline`] = readable
    variables[`${name}-text`] = readable
  }
  return {
    ...variables,
    '--mantine-color-body': 'var(--cw-surface)',
    '--mantine-color-text': 'var(--cw-ink)',
    '--mantine-color-bright': 'var(--cw-ink)',
    '--mantine-color-dimmed': 'var(--cw-ink-2)',
    '--mantine-color-placeholder': 'var(--cw-ink-3)',
    '--mantine-color-anchor': 'var(--cw-sign)',
    '--mantine-color-error': 'var(--cw-brick)',
    '--mantine-color-success': 'var(--cw-pine)',
    '--mantine-color-default': 'var(--cw-surface)',
    '--mantine-color-default-hover': 'var(--cw-sunken)',
    '--mantine-color-default-color': 'var(--cw-ink)',
    '--mantine-color-default-border': 'var(--cw-edge)',
    '--mantine-color-disabled': 'var(--cw-sunken)',
    '--mantine-color-disabled-color': 'var(--cw-ink-3)',
    '--mantine-color-disabled-border': 'var(--cw-line-2)',
    '--mantine-primary-color-contrast': 'var(--cw-on-sign)',
  }
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: toVariables(TOKENS.light),
  dark: toVariables(TOKENS.dark),
})
