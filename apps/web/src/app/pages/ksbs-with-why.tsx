import type { KsbProgress } from '@crosswalk/progress'
import { lazy, type ReactNode, useRef } from 'react'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { KsbList } from '../../features/ksb-list/components/ksb-list.tsx'
import { CommentsOn } from './comments-on.tsx'
import classes from './ksbs-with-why.module.css'

/** Loaded with the first KSB that is opened. */
const WhyPanel = lazy(async () => ({
  default: (await import('../../features/why/components/why-panel.tsx')).WhyPanel,
}))

interface KsbsWithWhyProps {
  enrolmentId: string
  openKsbId: string | null
  reader: 'learner' | 'staff'
  onOpen: (ksbId: string | null) => void
  ownEvidenceAction?: (progress: KsbProgress) => ReactNode
}

/** One enrolment's KSBs with why beside them; on a phone why lies over them. */
export function KsbsWithWhy({ enrolmentId, openKsbId, reader, onOpen, ownEvidenceAction }: KsbsWithWhyProps) {
  const opener = useRef<Element | null>(null)
  return (
    <div className={classes['both']}>
      <PanelBoundary failed="The KSBs did not load." resetKey={enrolmentId}>
        <KsbList
          enrolmentId={enrolmentId}
          openKsbId={openKsbId}
          ownEvidenceAction={ownEvidenceAction}
          onOpen={ksbId => {
            opener.current = document.activeElement
            onOpen(ksbId)
          }}
        />
      </PanelBoundary>
      {openKsbId && (
        <div className={classes['why']}>
          <PanelBoundary failed="The details did not load. The state shown is right." resetKey={openKsbId}>
            <WhyPanel
              enrolmentId={enrolmentId}
              ksbId={openKsbId}
              known={null}
              takesFocus
              reader={reader}
              below={<CommentsOn subject={{ kind: 'ksb', enrolmentId, ksbId: openKsbId }} />}
              onClose={() => {
                onOpen(null)
                if (opener.current instanceof HTMLElement) opener.current.focus()
              }}
            />
          </PanelBoundary>
        </div>
      )}
    </div>
  )
}
