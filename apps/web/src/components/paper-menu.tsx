import {
  type EnrolmentPaper,
  getEnrolmentPaper,
  getUnitPaper,
  type PaperFormat,
  type UnitPaper,
} from '@crosswalk/contracts'
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { callForFile } from '../lib/api-client.ts'
import { keepFile } from '../lib/download-file.ts'
import { sentenceFor } from '../lib/error-messages.ts'
import type { FileSent } from '../lib/send.ts'
import { useAnnouncer } from './undo-bar.tsx'

interface Paper {
  name: string
  ask: (format: PaperFormat) => Promise<FileSent>
}

const FORMATS = [
  { format: 'pdf', name: 'PDF' },
  { format: 'xlsx', name: 'XLSX' },
  { format: 'csv', name: 'CSV' },
] as const

const UNIT_PAPER_NAMES: Record<UnitPaper, string> = { record: 'Unit record', matrix: 'Unit matrix' }
const ENROLMENT_PAPER_NAMES: Record<EnrolmentPaper, string> = {
  'evidence-index': 'Evidence index',
  feedback: 'Feedback',
  ksbs: 'KSBs',
  gateway: 'Gateway page',
}

export function UnitPaperMenu({ enrolmentId, unitId }: { enrolmentId: string; unitId: string }) {
  const papers = (['record', 'matrix'] as const).map(paper => ({
    name: UNIT_PAPER_NAMES[paper],
    ask: (format: PaperFormat) =>
      callForFile(getUnitPaper, { params: { id: enrolmentId, unitId, paper }, query: { format } }),
  }))
  return <PaperMenu papers={papers} />
}

interface EnrolmentPaperMenuProps {
  enrolmentId: string
  papers: readonly EnrolmentPaper[]
  /** Of this item alone. */
  evidenceId?: string
}

export function EnrolmentPaperMenu({ enrolmentId, papers, evidenceId }: EnrolmentPaperMenuProps) {
  const named = papers.map(paper => ({
    name: ENROLMENT_PAPER_NAMES[paper],
    ask: (format: PaperFormat) =>
      callForFile(getEnrolmentPaper, { params: { id: enrolmentId, paper }, query: { format, evidenceId } }),
  }))
  return <PaperMenu papers={named} />
}

/** Papers to print or to hand on, each as PDF and its tables for a spreadsheet. */
function PaperMenu({ papers }: { papers: readonly Paper[] }) {
  const { say } = useAnnouncer()
  const [isMaking, setMaking] = useState(false)

  async function keep({ name, ask }: Paper, format: PaperFormat) {
    setMaking(true)
    try {
      const file = await ask(format)
      keepFile(file)
      say(`${name} is saved as “${file.fileName}”.`)
    } catch (error) {
      say(`${name} was not made. ${sentenceFor(error)}`)
    } finally {
      setMaking(false)
    }
  }

  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" loading={isMaking} leftSection={<IconDownload size={16} aria-hidden="true" />}>
          Save as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {papers.map(paper => (
          <Fragment key={paper.name}>
            <Menu.Label>{paper.name}</Menu.Label>
            {FORMATS.map(({ format, name }) => (
              <Menu.Item key={format} onClick={() => keep(paper, format)} aria-label={`${paper.name}, ${name}`}>
                {name}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
