/** What was found, as one list to walk: each with where it leads. */
import { ENDED_STATUSES, METHOD_NAMES } from '@crosswalk/contracts'
import type { LinkProps } from '@tanstack/react-router'
import { STATUS_NAMES } from '../../lib/words.ts'
import type { Found } from './api/get-search.ts'

type Target = Pick<LinkProps, 'to' | 'params' | 'search'>

export interface SearchOption {
  key: string
  /** A reference or number, in a plate. */
  plate: string | null
  label: string
  detail: string
  target: Target
}

export interface SearchGroup {
  head: string
  options: readonly SearchOption[]
}

const joined = (parts: readonly (string | null)[]): string => parts.filter(part => part !== null).join(' · ')

function toLearner({ id, name, uln, ownReference, employer, enrolments }: Found['learners'][number]): SearchOption {
  const [only, another] = enrolments
  // Of several, one that goes on says what the learner is here for.
  const said = enrolments.find(({ status }) => !ENDED_STATUSES.some(ended => ended === status)) ?? only
  return {
    key: id,
    plate: null,
    label: name,
    detail: joined([
      said === undefined ? null : said.programmeName,
      said === undefined || said.status === 'onProgramme' ? null : STATUS_NAMES[said.status],
      employer,
      uln === null ? null : `ULN ${uln}`,
      ownReference,
    ]),
    target:
      only !== undefined && another === undefined
        ? { to: '/enrolments/$enrolmentId', params: { enrolmentId: only.id } }
        : { to: '/learners/$learnerId', params: { learnerId: id } },
  }
}

function toEvidence({ id, reference, title, method, learner, own }: Found['evidence'][number]): SearchOption {
  return {
    key: id,
    plate: reference,
    label: title,
    detail: own ? METHOD_NAMES[method] : joined([learner.name, METHOD_NAMES[method]]),
    target: own
      ? { to: '/my/evidence/$evidenceId', params: { evidenceId: id } }
      : { to: '/evidence/$evidenceId', params: { evidenceId: id } },
  }
}

interface Place {
  mappingId: string
  mapping: string
  enrolmentId: string | null
  unitId: string
}

/** In the enrolment that is looked at, else in the mapping; a learner's own among their units. */
function toPlace({ mappingId, enrolmentId, unitId }: Place, isLearner: boolean): Target {
  if (isLearner) return { to: '/my/units', search: { unit: unitId } }
  return enrolmentId === null
    ? { to: '/mappings/$mappingId', params: { mappingId } }
    : { to: '/enrolments/$enrolmentId/units/$unitId', params: { enrolmentId, unitId } }
}

export function toGroups(found: Found, isLearner: boolean): SearchGroup[] {
  const groups: SearchGroup[] = [
    { head: 'Learners', options: found.learners.map(toLearner) },
    { head: 'Evidence', options: found.evidence.map(toEvidence) },
    {
      head: 'Units',
      options: found.units.map(unit => ({
        key: `${unit.mappingId} ${unit.unitId}`,
        plate: `U${unit.number}`,
        label: unit.title ?? `Unit ${unit.number}`,
        detail: joined([unit.mapping, unit.uan]),
        target: toPlace(unit, isLearner),
      })),
    },
    {
      head: 'Criteria',
      options: found.criteria.map(criterion => ({
        key: `${criterion.mappingId} ${criterion.criterionId}`,
        plate: `U${criterion.unitNumber} ${criterion.number}`,
        label: criterion.text ?? 'The document gives no words',
        detail: criterion.mapping,
        target: isLearner
          ? { to: '/my/evidence/new', search: { criterion: criterion.criterionId } }
          : toPlace(criterion, false),
      })),
    },
  ]
  return groups.filter(({ options }) => options.length > 0)
}
