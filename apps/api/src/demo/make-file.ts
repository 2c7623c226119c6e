import type { FilePlan } from './content/story.ts'
import { drawPicture } from './files/draw-picture.ts'
import { recordSound } from './files/record-sound.ts'
import { writeDocument } from './files/write-document.ts'

/** Learners share a few voices and pictures: what is kept is addressed by its bytes, so each is kept once. */
const VOICES = 3
const PICTURES = 7

const sounds = new Map<string, Buffer>()

export async function makeFile(plan: FilePlan, variant: number): Promise<Buffer> {
  if ('document' in plan) return writeDocument(plan.document)
  if ('picture' in plan) return drawPicture(plan.picture, variant % PICTURES)
  if ('words' in plan) return Buffer.from(plan.words, 'utf8')
  const voice = variant % VOICES
  const key = `${plan.seconds} ${voice}`
  const sound = sounds.get(key) ?? recordSound(plan.seconds, voice)
  sounds.set(key, sound)
  return sound
}
