import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EffectSummary } from '../../../components/version-effect/effect-summary.tsx'
import { plural } from '../../../lib/words.ts'
import type { MappingDraft } from '../api/get-mapping-draft.ts'
import { mappingEffectQuery } from '../api/get-mapping-effect.ts'
import { usePublishMapping } from '../api/publish-mapping.ts'
import classes from './mapping.module.css'

interface PublishDialogProps {
  mappingId: string
  draft: MappingDraft
  isOpen: boolean
  onClose: () => void
  onPublished: (mappingId: string) => void
}

/** What the next version has otherwise, and what moving to it would change. Publishing itself moves nobody. */
export function PublishDialog({ mappingId, draft, isOpen, onClose, onPublished }: PublishDialogProps) {
  const title = `Publish version ${draft.mapping.version}`
  return (
    <Dialog isOpen={isOpen} title={title} onClose={onClose}>
      <Publishing mappingId={mappingId} draft={draft} onClose={onClose} onPublished={onPublished} />
    </Dialog>
  )
}

function Publishing({ mappingId, draft, onClose, onPublished }: Omit<PublishDialogProps, 'isOpen'>) {
  const publish = usePublishMapping(mappingId)
  const effect = useQuery(mappingEffectQuery(mappingId, {}))
  const { version } = draft.mapping
  const publishNow = async () => {
    // What went wrong is shown below.
    const published = await publish.mutateAsync(draft.basis).catch(() => null)
    if (published !== null) onPublished(published.id)
  }
  return (
    <Stack gap="md">
      <div>
        <h3 className={classes['dialogHead']}>What differs from version {draft.published.version}</h3>
        <ul className={classes['changes']}>
          {draft.changes.map(change => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className={classes['dialogHead']}>What moving would change</h3>
        <EffectSummary
          effect={effect.data}
          lead={({ enrolments, changes }) =>
            enrolments === 0
              ? 'No enrolment follows this mapping.'
              : `${changes.length} of ${plural(enrolments, 'enrolment', 'enrolments')} would change.`
          }
        />
      </div>
      <Notice tone="know">
        Version {draft.published.version} stays in use. No enrolment moves by this: moving is an act of its own, after
        you have seen its effect.
      </Notice>
      <ActFailed error={publish.error} />
      <Group gap="xs">
        <Button size="lg" loading={publish.isPending} onClick={() => void publishNow()}>
          Publish version {version}
        </Button>
        <Button variant="subtle" size="lg" onClick={onClose}>
          Leave it a draft
        </Button>
      </Group>
    </Stack>
  )
}
