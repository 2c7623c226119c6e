import {
  computeKsbProgress,
  computeTotals,
  computeTotalsBy,
  type GroupTotals,
  type KsbKind,
  type KsbProgress,
} from '@crosswalk/progress'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { Crossing } from '../../../components/crossing.tsx'
import { Headline } from '../../../components/headline.tsx'
import { Notice } from '../../../components/notice.tsx'
import { LoadingState } from '../../../components/panel-states.tsx'
import { countStripes } from '../../../components/stripes.ts'
import { compiledOf, isReadBy } from '../../../lib/compiled-mapping.ts'
import { enrolmentQuery } from '../../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { KIND_NAMES } from '../../../lib/words.ts'
import { KsbItem } from './ksb-item.tsx'
import classes from './ksb-list.module.css'

interface KsbListProps {
  enrolmentId: string
  openKsbId: string | null
  onOpen: (ksbId: string) => void
  /** Under a KSB that needs its own evidence: the way to give it some. */
  ownEvidenceAction?: ((progress: KsbProgress) => ReactNode) | undefined
}

interface Item {
  progress: KsbProgress
  text: string
}

interface Area {
  area: string
  kind: KsbKind
  items: Item[]
}

/** One enrolment's KSBs, by kind and area, each leading to why. Worked out here from the live row. */
export function KsbList(props: KsbListProps) {
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(props.enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const { data } = useSuspenseQuery(enrolmentProgressQuery(props.enrolmentId))
  return isReadBy(mapping, data.row) ? <ReadableKsbList {...props} /> : <LoadingState />
}

function ReadableKsbList({ enrolmentId, openKsbId, onOpen, ownEvidenceAction }: KsbListProps) {
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const { data } = useSuspenseQuery(enrolmentProgressQuery(enrolmentId))
  const { row } = data
  const { programme } = enrolment

  const compiled = compiledOf(mapping)
  const ksbs = useMemo(() => computeKsbProgress(compiled, programme, row), [compiled, programme, row])
  const totals = useMemo(() => computeTotals(compiled, programme, row), [compiled, programme, row])
  const byArea = useMemo(() => computeTotalsBy(compiled, programme, row, 'area'), [compiled, programme, row])
  const areas = useMemo(() => {
    const found: Area[] = []
    for (const [index, { kind, area, text }] of mapping.standard.ksbs.entries()) {
      const progress = ksbs[index]
      if (!progress) continue
      const last = found.at(-1)
      if (last?.area === area && last.kind === kind) last.items.push({ progress, text })
      else found.push({ area, kind, items: [{ progress, text }] })
    }
    return found
  }, [mapping, ksbs])

  return (
    <div className={classes['list']}>
      <p className={classes['headline']}>
        <Headline totals={totals} />
      </p>
      {row.flags.includes('jobRoleUndecided') && (
        <Notice tone="act" title="Job role undecided.">
          Where two KSBs are joined by and/or, both show until it is known whether the job is face to face.
        </Notice>
      )}
      {areas.map(({ area, kind, items }, index) => (
        <section key={`${kind} ${area}`}>
          {areas[index - 1]?.kind !== kind && <h2 className={classes['kind']}>{KIND_NAMES[kind]}</h2>}
          <AreaHead area={area} group={byArea.find(group => group.kind === kind && group.area === area)} />
          <ul className={classes['items']}>
            {items.map(({ progress, text }) => (
              <KsbItem
                key={progress.ksbId}
                progress={progress}
                text={text}
                owner={mapping.owner}
                isOpen={progress.ksbId === openKsbId}
                onOpen={() => onOpen(progress.ksbId)}
                action={progress.computed === 'needsOwnEvidence' && ownEvidenceAction?.(progress)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** An area with its share of the crossing: "2 of 3 met". */
function AreaHead({ area, group }: { area: string; group: GroupTotals | undefined }) {
  return (
    <h3 className={classes['area']}>
      {area}
      {group && group.crossing.of > 0 && (
        <span className={classes['areaCount']}>
          <Crossing stripes={countStripes({ ...group.crossing, total: group.crossing.of })} size="sm" maxWidth={80} />
          {group.states.met} of {group.crossing.of} met
        </span>
      )}
    </h3>
  )
}
