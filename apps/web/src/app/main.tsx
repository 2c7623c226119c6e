import '../theme/layers.css'
import '@mantine/core/styles.layer.css'
import '../theme/global.css'
import '../theme/mantine.css'
import '../theme/print.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLive } from '../lib/live/live-client.ts'
import { createQueryClient } from '../lib/query-client.ts'
import { printInLight } from '../theme/print-in-light.ts'
import { giveNonceToScrollLock } from '../theme/style-nonce.ts'
import { Providers } from './providers.tsx'
import { createAppRouter } from './router.ts'
import { followSession } from './session-watch.ts'

giveNonceToScrollLock()
printInLight()
const queryClient = createQueryClient()
const router = createAppRouter(queryClient)
followSession(router, queryClient)
startLive(queryClient)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
