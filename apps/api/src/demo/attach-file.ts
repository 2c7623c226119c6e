import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../http/actor.ts'
import type { FilePlan } from './content/story.ts'
import type { Stage } from './stage.ts'

/** As an upload whose bytes have arrived whole. */
export async function attachFile(
  { services, uploadsFolder, makeFile }: Stage,
  actor: Actor,
  evidenceId: string,
  plan: FilePlan,
  variant: number,
): Promise<void> {
  const bytes = await makeFile(plan, variant)
  const uploadId = await services.uploads.beginUpload(actor, { evidenceId, filename: plan.name, size: bytes.length })
  const path = join(uploadsFolder, uploadId)
  await writeFile(path, bytes)
  await services.uploads.completeUpload(actor, uploadId, path)
}
