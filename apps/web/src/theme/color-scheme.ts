import { localStorageColorSchemeManager } from '@mantine/core'

/** The same key as in public/color-scheme.js, which runs before the application does. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'crosswalk-color-scheme' })
