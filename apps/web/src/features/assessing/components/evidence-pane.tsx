import { type Evidence, METHOD_NAMES } from '@crosswalk/contracts'
import { type ReactNode, useState } from 'react'
import { FileViewer } from '../../../components/file-viewer/file-viewer.tsx'
import type { Ask, Place } from '../../../components/file-viewer/places.ts'
import { EmptyState } from '../../../components/panel-states.tsx'
import { Tombstones } from '../../../components/tombstones.tsx'
import { formatLongDay } from '../../../lib/dates.ts'
import classes from './assessing.module.css'

interface EvidencePaneProps {
  evidence: Evidence
  /** The file that a tag's page or time is in. */
  fileId: string | null
  onFile: (fileId: string) => void
  places: readonly Place[]
  ask: Ask | null
  onPlace: (tagId: string) => void
  above?: ReactNode
  below?: ReactNode
}

/** What is judged: its words, where it is, and its files in the page. */
export function EvidencePane({ evidence, fileId, onFile, places, ask, onPlace, above, below }: EvidencePaneProps) {
  const superseded = new Set(evidence.files.map(file => file.supersedes))
  const [showsOlder, setShowsOlder] = useState(false)
  const current = evidence.files.filter(file => !superseded.has(file.id))
  const files = showsOlder ? evidence.files : current
  const older = evidence.files.length - current.length
  const isEmpty = evidence.files.length === 0 && !evidence.text && !evidence.link && !evidence.keptAt
  return (
    <section className={classes['evidence']} aria-label="Evidence" data-part="evidence" tabIndex={-1}>
      {evidence.tombstones.length > 0 && (
        <div className={classes['words']}>
          <Tombstones tombstones={evidence.tombstones} />
        </div>
      )}
      {above && <div className={classes['above']}>{above}</div>}
      {evidence.text && (
        <div className={classes['words']}>
          <div className={classes['paper']}>{evidence.text}</div>
        </div>
      )}
      {files.length > 0 && (
        <div className={classes['files']}>
          <FileViewer
            files={files}
            fileId={fileId ?? undefined}
            onFile={onFile}
            places={places}
            ask={ask}
            onPlace={onPlace}
          />
        </div>
      )}
      {older > 0 && (
        <button type="button" className={classes['textButton']} onClick={() => setShowsOlder(!showsOlder)}>
          {showsOlder ? 'Show the newest versions only' : `Show earlier versions too (${older})`}
        </button>
      )}
      <div className={classes['words']}>
        {isEmpty && evidence.tombstones.length === 0 && <EmptyState title="Nothing was put in yet" />}
        <dl className={classes['facts']}>
          {evidence.description && <Fact name="Description">{evidence.description}</Fact>}
          {evidence.link && (
            <Fact name="Link">
              <a href={evidence.link} target="_blank" rel="noreferrer noopener">
                {evidence.link}
              </a>{' '}
              (opens outside Crosswalk)
            </Fact>
          )}
          {evidence.keptAt && <Fact name="Kept at">{evidence.keptAt}</Fact>}
          <Fact name="Method">{METHOD_NAMES[evidence.method]}</Fact>
          {evidence.occurredOn && <Fact name="Date">{formatLongDay(evidence.occurredOn)}</Fact>}
          <Fact name="Author">
            {evidence.author.name}
            {evidence.author.kind === 'learner' && evidence.ownWork && ', who states that it is their own work'}
          </Fact>
        </dl>
      </div>
      {below && <div className={classes['below']}>{below}</div>}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
