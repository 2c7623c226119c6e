import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { fileId, instant, nothing, reason } from './shapes.ts'

/** Where tus uploads go; metadata names `evidenceId` and `filename` (and `supersedes`, for a new version). */
export const UPLOADS_PATH = '/api/v1/uploads'

/** Types that may be shown inside the page. HTML, SVG and XML always download. */
export const INLINE_MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'text/plain',
] as const

export const FILE_PURPOSES = ['view', 'download'] as const

export const createFileLink = defineEndpoint({
  method: 'POST',
  path: '/files/:id/link',
  summary:
    'A signed address for a file’s bytes, for you and this purpose, for five minutes. It answers Range requests.',
  tag: 'Files',
  scope: 'person',
  params: z.object({ id: fileId }),
  body: z.object({ purpose: z.enum(FILE_PURPOSES).default('view') }),
  status: 201,
  reply: z.object({ url: z.string(), mediaType: z.string(), expiresAt: instant }),
  errors: ['record.notFound', 'file.missing', 'file.erased'],
})

export const removeFile = defineEndpoint({
  method: 'POST',
  path: '/files/:id/removal',
  summary: 'Remove a file from a draft. What was submitted stays on the record.',
  tag: 'Files',
  scope: 'person',
  params: z.object({ id: fileId }),
  body: z.object({ reason: reason.optional() }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'evidence.notDraft'],
})
