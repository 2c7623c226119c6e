import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { FailedPanel } from '../../../components/panel-states.tsx'
import { Plate } from '../../../components/plate.tsx'
import { ksbExplanationQuery } from '../api/get-ksb-explanation.ts'
import { WhyBody } from './why-body.tsx'
import classes from './why-panel.module.css'

/** What is known of the cell before its details have come. */
export interface KnownCell {
  name: string
  code: string
  area: string
  text: string
  /** "in progress. 6 of 8 accepted, 1 referred." */
  sentence: string
}

interface WhyPanelProps {
  enrolmentId: string
  ksbId: string
  known: KnownCell | null
  /** Opened by keyboard: focus goes into the panel, to its heading or to what confirms the KSB. */
  takesFocus: boolean | 'confirm'
  /** Where a reference leads: to the learner's own page, or to that of staff. */
  reader: 'learner' | 'staff'
  onClose: () => void
  onStep?: ((by: 1 | -1) => void) | undefined
  /** What was said about this KSB. */
  below?: ReactNode
}

/** Why a KSB is or is not met: rule, criteria, tags, decisions, who and when, and which leaf is missing. */
export function WhyPanel({ enrolmentId, ksbId, known, takesFocus, reader, onClose, onStep, below }: WhyPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useQuery(ksbExplanationQuery(enrolmentId, ksbId))

  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus, enrolmentId, ksbId])
  return (
    <aside
      className={classes['panel']}
      aria-label="Why"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={classes['head']}>
        <Plate tone="solid">{data?.ksb.code ?? known?.code ?? '…'}</Plate>
        <div className={classes['who']}>
          <h2 ref={heading} tabIndex={-1}>
            {data?.name ?? known?.name ?? 'Why'}
          </h2>
          <p>{data?.ksb.area ?? known?.area}</p>
        </div>
        {onStep && (
          <>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label="The KSB before" onClick={() => onStep(-1)}>
              <IconChevronLeft size={18} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label="The next KSB" onClick={() => onStep(1)}>
              <IconChevronRight size={18} aria-hidden="true" />
            </ActionIcon>
          </>
        )}
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </header>
      {data ? (
        <>
          <WhyBody explanation={data} reader={reader} startsAtConfirm={takesFocus === 'confirm'} />
          {below}
        </>
      ) : error ? (
        <FailedPanel
          what="The details did not load. The state shown is right."
          error={error}
          onRetry={() => {
            void refetch()
          }}
        />
      ) : (
        <WhyLoading known={known} />
      )}
    </aside>
  )
}

/** The counts at once, evidence grey. */
function WhyLoading({ known }: { known: KnownCell | null }) {
  return (
    <div className={classes['loading']} role="status">
      {known && (
        <>
          <p className={classes['text']}>{known.text}</p>
          <p className={classes['sentence']}>{known.sentence}</p>
        </>
      )}
      <span className="visually-hidden">Loading the details</span>
      <div className={classes['grey']} aria-hidden="true" />
      <div className={classes['grey']} aria-hidden="true" />
      <div className={classes['grey']} aria-hidden="true" />
    </div>
  )
}
