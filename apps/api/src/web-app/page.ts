import { randomBytes } from 'node:crypto'
import { toPolicyText } from '../plugins/security-headers.ts'

/** Where the built page leaves room for the nonce of each reply (apps/web/vite.config.ts). */
const PLACEHOLDER = '__CSP_NONCE__'

export interface Page {
  html: string
  policy: string
}

/** The page is made for each reply: Mantine writes `<style>` elements, which the policy lets in by this nonce alone. */
export function createPageTemplate(html: string): () => Page {
  const parts = html.split(PLACEHOLDER)
  return () => {
    const nonce = randomBytes(16).toString('base64')
    return { html: parts.join(nonce), policy: toPagePolicy(nonce) }
  }
}

function toPagePolicy(nonce: string): string {
  return toPolicyText({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    // pdf.js draws in a worker of its own.
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })
}
