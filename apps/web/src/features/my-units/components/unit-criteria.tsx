import { ACHIEVEMENT_NAMES, type UnitRecord } from '@crosswalk/contracts'
import { compareCriterionNumbers, toLearningOutcome } from '@crosswalk/progress'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AgreedSeal } from '../../../components/agreed-seal.tsx'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { unitRecordQuery } from '../../../lib/queries/get-unit-record.ts'
import { LEVEL_NAMES, TAG_STATUS_NAMES } from '../../../lib/words.ts'
import classes from './my-units.module.css'

type Criterion = UnitRecord['criteria'][number]

interface UnitCriteriaProps {
  enrolmentId: string
  unitId: string
  enrolment: string | undefined
}

/** A unit's criteria under their learning outcomes, each with its level and the evidence that is tagged to it. */
export function UnitCriteria({ enrolmentId, unitId, enrolment }: UnitCriteriaProps) {
  const { data: record } = useSuspenseQuery(unitRecordQuery(enrolmentId, unitId))
  const outcomes = toOutcomes(record.criteria)
  if (record.criteria.length === 0) {
    return (
      <p className={classes['none']}>No criterion of this unit is held here, so nothing can be tagged to it yet.</p>
    )
  }
  return (
    <div>
      {record.achievement && <Elsewhere achievement={record.achievement} />}
      {outcomes.map(([number, criteria]) => (
        <section key={number} aria-label={`Learning outcome ${number}`}>
          <h3 className={classes['outcome']}>Learning outcome {number}</h3>
          <ul className={classes['criteria']}>
            {criteria.map(criterion => (
              <CriterionItem key={criterion.criterionId} criterion={criterion} record={record} enrolment={enrolment} />
            ))}
          </ul>
        </section>
      ))}
      <Signatures record={record} />
    </div>
  )
}

/** [LEVEL-3] Why these criteria count without evidence. */
function Elsewhere({ achievement }: { achievement: NonNullable<UnitRecord['achievement']> }) {
  const { kind, awardingBody, certificate, achievedOn } = achievement
  const facts = [
    awardingBody,
    certificate !== null && `certificate ${certificate}`,
    achievedOn !== null && `achieved on ${formatDay(achievedOn)}`,
  ].filter(fact => typeof fact === 'string')
  return (
    <div className={classes['elsewhere']}>
      <Notice tone="know" title={`${ACHIEVEMENT_NAMES[kind]}.`}>
        Its criteria count as accepted for that reason, not by evidence assessed here.
        {facts.length > 0 && ` ${facts.join(', ')}.`}
      </Notice>
    </div>
  )
}

function toOutcomes(criteria: readonly Criterion[]): [string, Criterion[]][] {
  const outcomes = new Map<string, Criterion[]>()
  for (const criterion of [...criteria].sort((a, b) => compareCriterionNumbers(a.number, b.number))) {
    const number = toLearningOutcome(criterion.number)
    outcomes.set(number, [...(outcomes.get(number) ?? []), criterion])
  }
  return [...outcomes]
}

interface CriterionItemProps {
  criterion: Criterion
  record: UnitRecord
  enrolment: string | undefined
}

function CriterionItem({ criterion, record, enrolment }: CriterionItemProps) {
  const { criterionId, number, text, level, acceptedTags, acceptedTagsNeeded } = criterion
  const cells = record.cells.filter(cell => cell.criterionId === criterionId)
  const isPartly = acceptedTagsNeeded > 1 && acceptedTags > 0 && acceptedTags < acceptedTagsNeeded
  return (
    <li className={classes['criterion']}>
      <Plate>{number}</Plate>
      <div className={classes['criterionWords']}>
        <span>{text ?? 'The document gives no words for this criterion'}</span>
        {cells.length > 0 && (
          <ul className={classes['evidence']} aria-label={`Evidence for ${number}`}>
            {cells.map(cell => (
              <li key={cell.tagId}>
                <Link
                  to="/my/evidence/$evidenceId"
                  params={{ evidenceId: cell.evidenceId }}
                  search={enrolment ? { enrolment } : {}}
                >
                  {record.evidence.find(({ id }) => id === cell.evidenceId)?.reference ?? 'Evidence'}
                </Link>{' '}
                {cell.referralClosed ? 'Referred, closed' : TAG_STATUS_NAMES[cell.status]}
                {cell.decision?.elsewhere &&
                  `, decided elsewhere by ${cell.decision.elsewhere.by} on ${formatDay(cell.decision.elsewhere.on)}`}
                {cell.waitsForCountersignature && ', waiting for countersignature'}
                {cell.locator && ` · ${cell.locator}`} {cell.agreed && <AgreedSeal />}
              </li>
            ))}
          </ul>
        )}
        {level === 'none' && (
          <Link
            to="/my/evidence/new"
            search={{ ...(enrolment ? { enrolment } : {}), criterion: criterionId }}
            className={classes['add']}
            aria-label={`Add evidence for ${number}`}
          >
            <IconPlus size={16} aria-hidden="true" /> Add evidence
          </Link>
        )}
      </div>
      <LevelStripes
        level={level}
        withWord
        word={isPartly ? `${acceptedTags} of ${acceptedTagsNeeded}` : LEVEL_NAMES[level]}
      />
    </li>
  )
}

function Signatures({ record }: { record: UnitRecord }) {
  if (record.signOffs.length === 0) return null
  return (
    <ul className={classes['signatures']} aria-label="Signatures">
      {record.signOffs.map(({ id, declaredBy, declaredAt, notHeld, partOfUnit, reopenedAt, reopenedBy }) => (
        <li key={id}>
          {partOfUnit ? 'The criteria listed here were signed off' : 'Signed off'} by {declaredBy.name},{' '}
          {formatInstant(declaredAt)}
          {notHeld > 0 && `, with ${notHeld} not held here`}
          {reopenedAt && `. Reopened by ${reopenedBy?.name ?? 'somebody'}, ${formatInstant(reopenedAt)}`}
        </li>
      ))}
    </ul>
  )
}
