import { Checkbox } from '@mantine/core'
import type { TagEffects } from '../../../components/effect-preview/compute-effect.ts'
import { EffectOfTags } from '../../../components/effect-preview/effect-of-tags.tsx'
import { formatTime } from '../../../lib/dates.ts'
import type { EvidenceEditor } from '../use-evidence-editor.ts'
import classes from './evidence-editor.module.css'

interface EffectSectionProps {
  editor: EvidenceEditor
  effects: TagEffects
  assessor: string | null
}

/** Third step: what it would do, and the statement that it is one's own work. */
export function EffectSection({ editor, effects, assessor }: EffectSectionProps) {
  const { draft, change } = editor
  return (
    <div className={classes['effect']}>
      <EffectOfTags effects={effects} chosen={Object.keys(draft.tags).length} assessor={assessor} />
      <Checkbox
        label="This is my own work"
        description="Where others helped, the description says so."
        checked={draft.ownWork}
        onChange={event => {
          const { checked } = event.currentTarget
          change(now => ({ ...now, ownWork: checked }))
        }}
      />
      <Checkbox
        label="Confidential"
        description="Your employer does not see that it is there."
        checked={draft.confidential ?? false}
        onChange={event => {
          const { checked } = event.currentTarget
          change(now => ({ ...now, confidential: checked }))
        }}
      />
    </div>
  )
}

/** "Draft saved 10:42. It stays here if you close the tab." */
export function DraftLine({ savedAt }: { savedAt: number | null }) {
  if (savedAt === null) return <>What you write stays here if you close the tab.</>
  return <>Draft saved {formatTime(savedAt)}. It stays here if you close the tab.</>
}
