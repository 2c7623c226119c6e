import { Crossing } from '../../../components/crossing.tsx'
import { Headline } from '../../../components/headline.tsx'
import { Notice } from '../../../components/notice.tsx'
import { toStripes } from '../../../components/stripes.ts'
import { formatDay } from '../../../lib/dates.ts'
import { stateTitle } from '../../../lib/ksb-words.ts'
import { JOB_ROLE_NAMES, listWords } from '../../../lib/words.ts'
import type { KsbExplanation } from '../api/get-ksb-explanation.ts'
import { notDemandedWords, orderCriteria, orderTags, stateDetail } from '../why-words.ts'
import classes from './why-body.module.css'
import { WhyConfirmations } from './why-confirmations.tsx'
import { WhyCriterion } from './why-criterion.tsx'
import { WhyTag } from './why-tag.tsx'

interface WhyBodyProps {
  explanation: KsbExplanation
  reader: 'learner' | 'staff'
  /** Focus goes to what confirms the KSB. */
  startsAtConfirm?: boolean
}

export function WhyBody({ explanation, reader, startsAtConfirm = false }: WhyBodyProps) {
  const { ksb, progress, totals, units, notDemanded, ksbEvidence, mapping } = explanation
  const open = explanation.discrepancies.filter(({ settlement, severity }) => !settlement && severity !== 'information')
  const levels = units.flatMap(unit => unit.criteria.map(criterion => criterion.level))
  return (
    <>
      <p className={classes['headline']}>
        <Headline totals={totals} />
      </p>
      <div className={classes['about']}>
        <p className={classes['text']}>{ksb.text}</p>
        <div className={classes['state']}>
          {levels.length > 0 && <Crossing stripes={toStripes(levels)} size="lg" maxWidth={128} />}
          <div>
            <strong>{stateTitle(progress)}</strong>
            <p>{stateDetail(explanation)}</p>
          </div>
        </div>
        <Alternative explanation={explanation} />
        {open.filter(isConflict).map(({ id, message }) => (
          <Notice key={id} tone="know" title={`${mapping.owner}’s document.`}>
            {message}
          </Notice>
        ))}
      </div>
      <WhyConfirmations explanation={explanation} takesFocus={startsAtConfirm} />
      {units.map(unit => (
        <section key={unit.unitId} aria-label={`Unit ${unit.number}`}>
          <h3 className={classes['unit']}>
            <span>
              <strong>Unit {unit.number}</strong> {unit.title}
            </span>
            <span className={classes['count']}>
              {unit.accepted} of {unit.inScope}
            </span>
          </h3>
          <ul className={classes['list']}>
            {orderCriteria(unit.criteria).map(criterion => (
              <WhyCriterion key={criterion.criterionId} criterion={criterion} reader={reader} />
            ))}
          </ul>
        </section>
      ))}
      {ksbEvidence.length > 0 && (
        <section aria-label="Evidence of its own">
          <h3 className={classes['unit']}>
            <strong>Evidence of its own</strong>
          </h3>
          <ul className={classes['list']}>
            {orderTags(ksbEvidence).map(tag => (
              <li key={tag.tagId} className={classes['own']}>
                <WhyTag tag={tag} reader={reader} isOpen />
              </li>
            ))}
          </ul>
        </section>
      )}
      {ksbEvidence.length === 0 && progress.computed === 'needsOwnEvidence' && (
        <p className={classes['none']}>No evidence of its own yet. One accepted item meets it.</p>
      )}
      {open.some(discrepancy => !isConflict(discrepancy)) && (
        <section className={classes['notDemanded']} aria-label={`${mapping.owner}’s document`}>
          <p>
            <strong>{mapping.owner}’s document:</strong>
          </p>
          {open
            .filter(discrepancy => !isConflict(discrepancy))
            .map(({ id, message }) => (
              <p key={id} className={classes['quiet']}>
                {message}
              </p>
            ))}
        </section>
      )}
      {notDemanded.length > 0 && (
        <section className={classes['notDemanded']} aria-label="Not demanded">
          <p>
            <strong>Not demanded:</strong> {notDemandedWords(explanation)}
          </p>
          <p>{notDemanded.map(unit => `Unit ${unit.number}: ${unit.criterionNumbers.join(', ')}`).join(' · ')}</p>
        </section>
      )}
    </>
  )
}

const isConflict = ({ severity }: KsbExplanation['discrepancies'][number]): boolean =>
  severity === 'conflict' || severity === 'error'

/** KSB-9: which of two alternatives applies, and who decided it. */
function Alternative({ explanation }: { explanation: KsbExplanation }) {
  const { alternative, progress, name } = explanation
  if (!alternative) return null
  if (alternative.jobRole === null) {
    return (
      <Notice tone="act" title="Job role undecided.">
        {listWords(alternative.codes)} are joined by and/or. The job role says which applies; until then both show.
      </Notice>
    )
  }
  return (
    <p className={classes['alternative']}>
      {progress.applies ? 'Applies' : 'Does not apply'}: {name}’s job is{' '}
      {JOB_ROLE_NAMES[alternative.jobRole].toLowerCase()}
      {alternative.decidedBy && `, says ${alternative.decidedBy.name}`}
      {alternative.decidedAt && `, ${formatDay(alternative.decidedAt)}`}.
    </p>
  )
}
