import {
  computeTotalsBy,
  type GroupTotals,
  type ProgrammeVersion,
  type ProgressRowFacts,
  type Totals,
} from '@crosswalk/progress'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Crossing } from '../../../components/crossing.tsx'
import { countStripes, type Stripe } from '../../../components/stripes.ts'
import { compiledOf } from '../../../lib/compiled-mapping.ts'
import { headlineParts } from '../../../lib/ksb-words.ts'
import type { MappingReply } from '../../../lib/queries/get-mapping.ts'
import { KIND_NAMES } from '../../../lib/words.ts'
import classes from './learner-home.module.css'

interface ProgressCardProps {
  mapping: MappingReply
  programme: ProgrammeVersion
  row: ProgressRowFacts
  totals: Totals
  enrolment: string | undefined
}

/** Criteria first, then KSBs; then the crossing's three numbers for each kind, one stripe a KSB. */
export function ProgressCard({ mapping, programme, row, totals, enrolment }: ProgressCardProps) {
  const kinds = useMemo(() => computeTotalsBy(compiledOf(mapping), programme, row, 'kind'), [mapping, programme, row])
  const [criteria, ...rest] = headlineParts(totals)
  return (
    <section className={`${classes['card']} ${classes['progress']}`} aria-labelledby="progress-heading">
      <div className={classes['cardHead']}>
        <h2 id="progress-heading">
          {criteria?.bold} {criteria?.rest}
        </h2>
        <Link to="/my/ksbs" search={enrolment ? { enrolment } : {}}>
          See all<span className="visually-hidden"> KSBs</span>
        </Link>
      </div>
      <p className={classes['headline']}>
        {rest.map(({ bold, rest: words }, index) => (
          <span key={words}>
            {index > 0 && ' · '}
            <strong>{bold}</strong> {words}
          </span>
        ))}
      </p>
      {kinds.map(kind => (
        <KindBars key={kind.kind} group={kind} />
      ))}
    </section>
  )
}

function KindBars({ group }: { group: GroupTotals }) {
  const { of, submitted, accepted, signedOff } = group.crossing
  const { met, inProgress } = group.states
  const only = (stripe: Stripe, count: number) =>
    countStripes({ submitted: 0, accepted: 0, signedOff: 0, total: of }).map((none, at) => (at < count ? stripe : none))
  return (
    <div className={classes['kind']}>
      <div className={classes['kindHead']}>
        <h3>{KIND_NAMES[group.kind]}</h3>
        <span>
          {met} of {of} met{inProgress > 0 && `, ${inProgress} in progress`}
        </span>
      </div>
      <dl className={classes['bars']}>
        <Bar word="Submitted" count={submitted} stripes={only('submitted', submitted)} />
        <Bar word="Accepted" count={accepted} stripes={only('accepted', accepted)} />
        <Bar word="Signed off" count={signedOff} stripes={only('signedOff', signedOff)} />
      </dl>
    </div>
  )
}

function Bar({ word, count, stripes }: { word: string; count: number; stripes: readonly Stripe[] }) {
  return (
    <div className={classes['bar']}>
      <dt>{word}</dt>
      <dd>
        <Crossing stripes={stripes} size="md" maxWidth={200} />
        <strong>{count}</strong>
      </dd>
    </div>
  )
}
