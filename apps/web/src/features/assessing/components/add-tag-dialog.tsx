import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import type { Chosen } from '../../../components/criteria-picker/chosen.ts'
import { CriteriaPicker } from '../../../components/criteria-picker/criteria-picker.tsx'
import { KsbPicker } from '../../../components/criteria-picker/ksb-picker.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { plural } from '../../../lib/words.ts'
import { useAddMissedTags } from '../api/change-tags.ts'
import type { AssessedEnrolment } from '../tag-groups.ts'
import type { Assessing } from '../use-assessing.ts'

interface AddTagDialogProps {
  assessing: Assessing
  isOpen: boolean
  onClose: () => void
}

/** Tags that the learner missed. They wait for a decision with the others. */
export function AddTagDialog({ assessing, isOpen, onClose }: AddTagDialogProps) {
  return (
    <Dialog isOpen={isOpen} title={`Add a tag to ${assessing.evidence.reference}`} onClose={onClose}>
      <AddTagForm assessing={assessing} onClose={onClose} />
    </Dialog>
  )
}

function AddTagForm({ assessing, onClose }: Omit<AddTagDialogProps, 'isOpen'>) {
  const { evidence } = assessing
  const contexts = assessing.contexts ?? []
  const [enrolmentId, setEnrolmentId] = useState(contexts[0]?.enrolment.id ?? evidence.enrolmentId)
  const context = contexts.find(({ enrolment }) => enrolment.id === enrolmentId)
  const [chosen, setChosen] = useState<Chosen>({})
  const add = useAddMissedTags(evidence.id)
  const { say } = useAnnouncer()
  const count = Object.keys(chosen).length

  const submit = (of: AssessedEnrolment) => {
    const ksbIds = new Set(of.mapping.standard.ksbs.map(ksb => ksb.id))
    const tags = Object.entries(chosen).map(([id, locator]) => ({
      ...(ksbIds.has(id) ? { ksbId: id } : { criterionId: id }),
      ...(locator.trim() === '' ? {} : { locator: locator.trim() }),
    }))
    if (tags.length === 0) return
    add.mutate(
      { enrolmentId, tags },
      {
        onSuccess: () => {
          say(`${plural(count, 'tag', 'tags')} added to ${evidence.reference}. Decide below.`)
          onClose()
        },
      },
    )
  }
  if (!context) return null
  const already = new Set(
    evidence.tags.filter(tag => tag.enrolmentId === enrolmentId).map(tag => tag.criterionId ?? tag.ksbId ?? ''),
  )
  return (
    <Stack gap="md">
      {contexts.length > 1 && (
        <NativeSelect
          label="In which enrolment"
          value={enrolmentId}
          data={contexts.map(({ enrolment }) => ({ value: enrolment.id, label: enrolment.programme.name }))}
          onChange={event => {
            setEnrolmentId(event.currentTarget.value)
            setChosen({})
          }}
        />
      )}
      <CriteriaPicker
        key={enrolmentId}
        question="What else does it show?"
        mapping={context.mapping}
        row={context.progress.row}
        chosen={chosen}
        onChange={setChosen}
        already={already}
        withLocators
        startsTyped
        files={evidence.files.map(file => file.name)}
      />
      <KsbPicker
        mapping={context.mapping}
        ksbs={context.progress.ksbs}
        chosen={chosen}
        onChange={setChosen}
        already={already}
      />
      <ActFailed error={add.error} />
      <Group gap="xs">
        <Button size="lg" aria-disabled={count === 0} loading={add.isPending} onClick={() => submit(context)}>
          {count === 0 ? 'Add tags' : `Add ${plural(count, 'tag', 'tags')}`}
        </Button>
        <Button variant="subtle" size="lg" onClick={onClose}>
          Leave it
        </Button>
      </Group>
    </Stack>
  )
}
