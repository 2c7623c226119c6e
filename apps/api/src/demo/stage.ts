/** What the story has brought about so far, by the keys that its content uses, and what its acts need to go on. */
import type { Evidence } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { parseCriteriaExpression } from '@crosswalk/progress'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Store } from '../db/store.ts'
import type { ChosenEmployer } from '../employers/set-employer.ts'
import type { Actor } from '../http/actor.ts'
import type { Ids } from '../ids.ts'
import type { Services } from '../services.ts'
import type { CentreStory } from './content/story.ts'
import type { FileMaker } from './make-file.ts'
import type { StoryClock } from './seeded-sources.ts'
import type { StoryTime } from './story-time.ts'

export interface EnrolmentOnStage {
  id: string
  mapping: MappingDocument
  /** As they are at this point of the story. */
  unitIds: readonly string[]
}

export interface Stage {
  /** Where uploads arrive. */
  uploadsFolder: string
  makeFile: FileMaker
  services: Services
  store: Store
  ids: Ids
  clock: StoryClock
  time: StoryTime
  mappings: readonly MappingDocument[]
  /** Staff and learners by their keys. */
  actors: Map<string, Actor>
  learnerIds: Map<string, string>
  programmes: Map<string, { id: string; mapping: MappingDocument }>
  cohortIds: Map<string, string>
  /** By centre and workplace: "aldershaw/parcels". */
  employers: Map<string, ChosenEmployer>
  /** By learner and position: "chloe/0". */
  enrolments: Map<string, EnrolmentOnStage>
  /** By learner and position, "chloe/3": as whoever last did something with it was told. */
  evidence: Map<string, Evidence>
  /** By enrolment and unit number: "chloe/0/2". */
  signOffIds: Map<string, string>
}

/** One thing that somebody does. */
export interface Act {
  at: Date
  perform: (stage: Stage) => Promise<void>
}

export function getFrom<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`The demonstration’s story speaks of “${key}”, which is not there yet.`)
  return found
}

/** Whom the manager of a centre is known as, on the stage. */
export const getManager = (stage: Stage, centre: CentreStory): Actor => getFrom(stage.actors, centre.manager)

export const toToday = (stage: Stage): string => toCentreDay(stage.clock.now())

export function getUnitIds({ mapping }: { mapping: MappingDocument }, numbers: readonly number[]): string[] {
  return numbers.map(number => {
    const unit = mapping.qualification.units.find(candidate => candidate.number === number)
    if (unit === undefined) throw new Error(`${mapping.qualification.number} has no unit ${number}.`)
    return unit.id
  })
}

/** What was typed is read once for each mapping: many learners bring the same kind of evidence. */
const readBefore = new WeakMap<MappingDocument, Map<string, readonly string[]>>()

/** Of what was typed, the criteria in the units taken: a plan names all that its evidence could show. */
export function listCriterionIds({ mapping, unitIds }: EnrolmentOnStage, typed: string): string[] {
  const { units } = mapping.qualification
  const taken = new Set(
    units.filter(unit => unitIds.includes(unit.id)).flatMap(unit => unit.criteria.map(({ id }) => id)),
  )
  return readCriteria(mapping, typed).filter(criterionId => taken.has(criterionId))
}

function readCriteria(mapping: MappingDocument, typed: string): readonly string[] {
  const known = readBefore.get(mapping) ?? new Map<string, readonly string[]>()
  readBefore.set(mapping, known)
  const before = known.get(typed)
  if (before !== undefined) return before
  const { criterionIds, problems } = parseCriteriaExpression(typed, mapping.qualification.units)
  if (problems[0] !== undefined) throw new Error(`“${typed}”: ${problems[0].message}`)
  known.set(typed, criterionIds)
  return criterionIds
}

export function getKsbId({ mapping }: EnrolmentOnStage, code: string): string {
  const ksb = mapping.standard.ksbs.find(candidate => candidate.code === code)
  if (ksb === undefined) throw new Error(`${mapping.standard.reference} has no ${code}.`)
  return ksb.id
}
