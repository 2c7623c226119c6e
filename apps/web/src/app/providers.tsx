import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AnnouncerProvider } from '../components/undo-bar.tsx'
import { colorSchemeManager } from '../theme/color-scheme.ts'
import { cssVariablesResolver } from '../theme/css-variables.ts'
import { getStyleNonce } from '../theme/style-nonce.ts'
import { theme } from '../theme/theme.ts'

export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={getStyleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <AnnouncerProvider>{children}</AnnouncerProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
