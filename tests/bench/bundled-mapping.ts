import { assembleMapping } from '@crosswalk/frameworks'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'

/** 601/3973/0, as both ends of the wire have it. */
export const mapping = assembleDiploma()

function assembleDiploma() {
  const qualification = bundledQualifications.find(({ number }) => number === '601/3973/0')
  const bundled = bundledMappings.find(({ qualificationId }) => qualificationId === qualification?.id)
  const standard = bundledStandards.find(({ id }) => id === bundled?.standardId)
  if (!qualification || !bundled || !standard) throw new Error('601/3973/0 is not bundled.')
  return assembleMapping(bundled, qualification, standard)
}
