import type { FilePlan } from './content/story.ts'
import { drawPicture } from './files/draw-picture.ts'
import { recordSound } from './files/record-sound.ts'
import { writeDocument } from './files/write-document.ts'

/** Learners share a few voices and pictures: what is kept is addressed by its bytes, so each is kept once. */
const VOICES = 2
const PICTURES = 7

export type FileMaker = (plan: FilePlan, variant: number) => Promise<Buffer>

/** Makes each file once, though colleagues bring the same procedure of the same workplace. */
export function createFileMaker(): FileMaker {
  const made = new Map<string, Promise<Buffer>>()
  return (plan, variant) => {
    const key = JSON.stringify([
      plan,
      'seconds' in plan ? variant % VOICES : 'picture' in plan ? variant % PICTURES : 0,
    ])
    const file = made.get(key) ?? makeFile(plan, variant)
    made.set(key, file)
    return file
  }
}

async function makeFile(plan: FilePlan, variant: number): Promise<Buffer> {
  if ('document' in plan) return writeDocument(plan.document)
  if ('picture' in plan) return drawPicture(plan.picture, variant % PICTURES)
  if ('seconds' in plan) return recordSound(plan.seconds, variant % VOICES)
  return Buffer.from(plan.words, 'utf8')
}
