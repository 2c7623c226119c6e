import { computeKsbProgress, type KsbProgress } from '@crosswalk/progress'
import { useMemo } from 'react'
import { CriteriaPicker } from '../../../components/criteria-picker/criteria-picker.tsx'
import { KsbPicker } from '../../../components/criteria-picker/ksb-picker.tsx'
import type { EffectOn } from '../../../components/effect-preview/compute-effect.ts'
import { compiledOf } from '../../../lib/compiled-mapping.ts'
import type { EvidenceEditor } from '../use-evidence-editor.ts'
import classes from './evidence-editor.module.css'

interface TagsSectionProps {
  editor: EvidenceEditor
  on: EffectOn
}

/** Second step: which criteria it shows, each with its page or time; or a KSB as a whole. */
export function TagsSection({ editor, on }: TagsSectionProps) {
  const { draft, changeTags, files, held } = editor
  const ksbs: readonly KsbProgress[] = useMemo(
    () => computeKsbProgress(compiledOf(on.mapping), on.programme, on.row),
    [on],
  )
  const names = [...files.map(file => file.name), ...held.map(file => file.name)]
  return (
    <div className={classes['tags']}>
      <CriteriaPicker
        question="Which criteria does it show?"
        mapping={on.mapping}
        row={on.row}
        chosen={draft.tags}
        onChange={changeTags}
        withLocators
        files={names}
      />
      <KsbPicker mapping={on.mapping} ksbs={ksbs} chosen={draft.tags} onChange={changeTags} />
    </div>
  )
}
