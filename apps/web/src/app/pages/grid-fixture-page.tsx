import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { CohortGrid } from '../../features/ksb-grid/components/cohort-grid.tsx'
import { gridSearch } from '../../features/ksb-grid/grid-search.ts'
import { WhyPanel } from '../../features/why/components/why-panel.tsx'
import { makeCohort, mapping, moveOn, PROGRAMME_ID, programme } from '../../fixtures/make-cohort.ts'
import { makeExplanation } from '../../fixtures/make-explanation.ts'
import { keys } from '../../lib/query-keys.ts'
import { TopBar } from '../shell/top-bar.tsx'

const programmes = new Map([[`${PROGRAMME_ID} 3`, { ...programme, mapping }]])
const standards = [
  {
    id: mapping.standard.id,
    name: 'ST0072 v1.1',
    about: 'ST0072 v1.1, through NCFE’s mapping of 601/3973/0, version 3. Met means accepted.',
  },
]

/** For looking at, while developing: the grid over generated rows, one of which changes every few seconds. */
export function GridFixturePage() {
  const raw = new URLSearchParams(window.location.search)
  const size = Number(raw.get('rows') ?? 1000)
  const [progress, setProgress] = useState(() => makeCohort(size))
  const [search, setSearch] = useState(() => gridSearch(Object.fromEntries(raw)))
  const navigate = useNavigate()
  const queryClient = useQueryClient()

  useEffect(() => {
    if (raw.get('live') !== '1') return
    const timer = setInterval(() => {
      setProgress(now => {
        const index = Math.floor(Math.random() * Math.min(10, now.rows.length))
        const row = now.rows[index]
        return row ? { ...now, rows: now.rows.with(index, moveOn(row)) } : now
      })
    }, 2_000)
    return () => clearInterval(timer)
  }, [raw.get])

  const user = useMemo(
    () => ({ id: 'per_x', name: 'Morag Sinclair', centreId: 'ctr_x', roles: ['tutor' as const] }),
    [],
  )
  return (
    <>
      <TopBar user={user} />
      <CohortGrid
        progress={progress}
        programmes={programmes}
        standards={standards}
        live={{ status: 'live' }}
        search={search}
        onSearch={change => setSearch(now => gridSearch({ ...now, ...change }))}
        onOpenEnrolment={enrolmentId => {
          void navigate({ to: '/enrolments/$enrolmentId', params: { enrolmentId } })
        }}
        panel={(cell, { known, takesFocus, onClose, onStep }) => {
          const row = progress.rows.find(({ enrolmentId }) => enrolmentId === cell.enrolmentId)
          const explanation = row && makeExplanation(row, cell.ksbId)
          if (explanation) queryClient.setQueryData(keys.enrolmentKsb(cell.enrolmentId, cell.ksbId), explanation)
          return (
            <WhyPanel
              enrolmentId={cell.enrolmentId}
              ksbId={cell.ksbId}
              known={known}
              takesFocus={takesFocus}
              reader="staff"
              onClose={onClose}
              onStep={onStep}
            />
          )
        }}
      />
    </>
  )
}
