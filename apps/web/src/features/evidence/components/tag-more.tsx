import type { Enrolment, Evidence } from '@crosswalk/contracts'
import { computeKsbProgress } from '@crosswalk/progress'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import type { Chosen } from '../../../components/criteria-picker/chosen.ts'
import { CriteriaPicker } from '../../../components/criteria-picker/criteria-picker.tsx'
import { KsbPicker } from '../../../components/criteria-picker/ksb-picker.tsx'
import { computeTagEffects, type EffectOn } from '../../../components/effect-preview/compute-effect.ts'
import { EffectOfTags } from '../../../components/effect-preview/effect-of-tags.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { assessorOf } from '../../../lib/assessor-of.ts'
import { compiledOf, isReadBy } from '../../../lib/compiled-mapping.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { plural } from '../../../lib/words.ts'
import { useAddTags } from '../api/change-tags.ts'
import { currentFiles } from '../current-files.ts'
import { liveTags, targetOf, toNewTags } from '../evidence-draft.ts'
import classes from './evidence-record.module.css'

interface TagMoreProps {
  evidence: Evidence
  enrolment: Enrolment
  onClose: () => void
}

/** Chooses more tags, shows what they would do, and adds them in one act. */
export function TagMore({ evidence, enrolment, onClose }: TagMoreProps) {
  const [chosen, setChosen] = useState<Chosen>({})
  const { say } = useAnnouncer()
  const { data: mapping } = useQuery(mappingQuery(enrolment.programme.mappingId))
  const { data: progress } = useQuery(enrolmentProgressQuery(enrolment.id))
  const { mutateAsync: addTags, isPending, error } = useAddTags(evidence.id)
  const on: EffectOn | null = useMemo(
    () =>
      mapping && progress && isReadBy(mapping, progress.row)
        ? { mapping, programme: enrolment.programme, row: progress.row }
        : null,
    [mapping, progress, enrolment.programme],
  )
  const ksbs = useMemo(() => (on ? computeKsbProgress(compiledOf(on.mapping), on.programme, on.row) : []), [on])
  if (!on) return null
  const count = Object.keys(chosen).length
  const already = new Set(liveTags(evidence.tags, enrolment.id).map(targetOf))
  return (
    <section className={classes['tagMore']} aria-label="Add a tag">
      <CriteriaPicker
        question={`What else does ${evidence.reference} show?`}
        mapping={on.mapping}
        row={on.row}
        chosen={chosen}
        onChange={setChosen}
        already={already}
        withLocators
        files={currentFiles(evidence.files).map(file => file.name)}
      />
      <KsbPicker mapping={on.mapping} ksbs={ksbs} chosen={chosen} onChange={setChosen} already={already} />
      <div className={classes['tagMoreFoot']}>
        <EffectOfTags
          effects={computeTagEffects(on, Object.keys(chosen))}
          chosen={count}
          assessor={assessorOf(enrolment)}
        />
        <ActFailed error={error} />
        <div className={classes['buttons']}>
          <Button
            disabled={count === 0}
            loading={isPending}
            onClick={() => {
              void addTags({ enrolmentId: enrolment.id, tags: toNewTags(chosen) }).then(
                () => {
                  say(`${plural(count, 'tag is', 'tags are')} submitted.`)
                  onClose()
                },
                () => null,
              )
            }}
          >
            {count === 0 ? 'Add tags' : `Add ${plural(count, 'tag', 'tags')}`}
          </Button>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </section>
  )
}
