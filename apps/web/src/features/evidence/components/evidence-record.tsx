import type { Enrolment, Evidence } from '@crosswalk/contracts'
import { METHOD_NAMES } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { FileViewer } from '../../../components/file-viewer/file-viewer.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Breadcrumbs, PageHeader } from '../../../components/page-header.tsx'
import { Plate } from '../../../components/plate.tsx'
import { Tombstones } from '../../../components/tombstones.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useRemoveEvidence } from '../api/remove-evidence.ts'
import { currentFiles } from '../current-files.ts'
import { listAsks } from '../list-asks.ts'
import { AddTags } from './add-tags.tsx'
import { AnswerForm } from './answer-form.tsx'
import classes from './evidence-record.module.css'
import { TagList } from './tag-list.tsx'

interface EvidenceRecordProps {
  evidence: Evidence
  enrolment: Enrolment
  onLeft: () => void
  /** What asks something of the reader besides. */
  above?: ReactNode
  /** What was said about it. */
  below?: ReactNode
}

/** An item that was submitted: what was said about it, what is asked for, and the item itself. */
export function EvidenceRecord({ evidence, enrolment, onLeft, above, below }: EvidenceRecordProps) {
  const asks = listAsks(evidence)
  const isAnswered = asks.length > 0 && evidence.can.submit
  const shown = new Set(isAnswered ? asks.flatMap(ask => ask.tags.map(tag => tag.id)) : [])
  const { reference, title, method, occurredOn, submittedAt, author, status } = evidence
  // What the learner is asked to confirm is read before the question.
  const isOfStaff = evidence.record !== null
  return (
    <>
      <PageHeader
        title={title}
        documentTitle={`${reference} ${title}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="list" to="/my/evidence">
                Evidence
              </Link>,
            ]}
          </Breadcrumbs>
        }
        beside={<Plate>{reference}</Plate>}
        below={[
          METHOD_NAMES[method],
          ...(occurredOn ? [formatDay(occurredOn)] : []),
          ...(submittedAt ? [`submitted ${formatInstant(submittedAt)}`] : []),
          ...(author.kind === 'learner' ? [] : [`written by ${author.name}`]),
        ].join(' · ')}
        actions={evidence.can.remove && <RemoveEvidence evidence={evidence} onRemoved={onLeft} />}
      />
      <div className={classes['record']}>
        {status === 'removed' && <Notice tone="know">{reference} was removed. It supports nothing any more.</Notice>}
        <div className={classes['columns']}>
          <div className={classes['said']}>
            {isOfStaff && <ItemWords evidence={evidence} />}
            {above}
            {isAnswered && <AnswerForm evidence={evidence} enrolment={enrolment} asks={asks} />}
            <TagList evidence={evidence} enrolment={enrolment} shown={shown} />
            {evidence.can.addTag && <AddTags evidence={evidence} enrolment={enrolment} />}
            {below && <div className={classes['below']}>{below}</div>}
          </div>
          <div className={classes['item']}>
            <Tombstones tombstones={evidence.tombstones} />
            <Files evidence={evidence} />
            {!isOfStaff && <ItemWords evidence={evidence} />}
          </div>
        </div>
      </div>
    </>
  )
}

function Files({ evidence }: { evidence: Evidence }) {
  const files = currentFiles(evidence.files)
  if (files.length === 0) return null
  return (
    <div className={classes['files']}>
      <FileViewer files={files} />
    </div>
  )
}

/** What was written: words, link, where it is kept. */
function ItemWords({ evidence }: { evidence: Evidence }) {
  const { description, text, link, keptAt } = evidence
  return (
    <>
      {description && (
        <section>
          <h2>Description</h2>
          <p className={classes['words']}>{description}</p>
        </section>
      )}
      {text && (
        <section>
          <h2>Words</h2>
          <p className={classes['words']}>{text}</p>
        </section>
      )}
      {link && (
        <section>
          <h2>Link</h2>
          <p className={classes['words']}>
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          </p>
        </section>
      )}
      {keptAt && (
        <section>
          <h2>Where it is kept</h2>
          <p className={classes['words']}>{keptAt}</p>
        </section>
      )}
    </>
  )
}

function RemoveEvidence({ evidence, onRemoved }: { evidence: Evidence; onRemoved: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const { say } = useAnnouncer()
  const { mutateAsync: remove, isPending } = useRemoveEvidence()
  return (
    <>
      <Button variant="outline" color="brick" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Dialog isOpen={isAsking} title={`Remove ${evidence.reference}?`} onClose={() => setAsking(false)}>
        <p>It stays on the record and supports nothing. This can’t be undone.</p>
        <div className={classes['buttons']}>
          <Button
            color="brick"
            variant="outline"
            loading={isPending}
            onClick={() => {
              remove(evidence).then(
                () => {
                  say(`${evidence.reference} is removed.`)
                  onRemoved()
                },
                (error: unknown) => {
                  setAsking(false)
                  say(sentenceFor(error))
                },
              )
            }}
          >
            Remove
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  )
}
