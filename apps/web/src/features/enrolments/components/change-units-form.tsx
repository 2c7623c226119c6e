import type { Enrolment } from '@crosswalk/contracts'
import { Button, Group } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { UnitChoice } from '../../../components/unit-choice/unit-choice.tsx'
import { UnitsEffect } from '../../../components/unit-choice/units-effect.tsx'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import type { MappingReply } from '../../../lib/queries/get-mapping.ts'
import { unitsPreviewQuery, useChangeUnits } from '../api/change-units.ts'
import classes from './enrolment.module.css'

interface ChangeUnitsFormProps {
  enrolment: Enrolment
  mapping: MappingReply
  onDone: () => void
}

/** Units are ticked, their effect stands beside them, and only then they are saved [UNIT-1]. */
export function ChangeUnitsForm({ enrolment, mapping, onDone }: ChangeUnitsFormProps) {
  const [unitIds, setUnitIds] = useState<string[]>(enrolment.unitIds)
  const [reason, setReason] = useState('')
  const [settled] = useDebouncedValue(unitIds, 200)
  const { revision } = enrolment
  const preview = useQuery({
    ...unitsPreviewQuery(enrolment.id, { unitIds: settled, revision }),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
  })
  const save = useChangeUnits(enrolment.id)
  const effect = preview.data?.effect
  const isRefused = (effect?.signedOff.length ?? 0) > 0

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ unitIds, revision, ...(reason.trim() && { reason: reason.trim() }) }, { onSuccess: onDone })
  }

  return (
    <form className={classes['unitsForm']} onSubmit={submit}>
      <UnitChoice units={mapping.qualification.units} chosen={unitIds} onChange={setUnitIds} />
      <div className={classes['unitsSide']}>
        {unitIds.length === 0 && <Notice tone="act">Choose at least one unit.</Notice>}
        {preview.error && <Notice tone="wrong">{sentenceFor(preview.error)}</Notice>}
        {effect && <UnitsEffect effect={effect} units={mapping.qualification.units} />}
        {effect?.reasonNeeded && (
          <ReasonField
            label="A unit with accepted work goes. Why?"
            required
            value={reason}
            error={fieldSentence(save.error, 'reason')}
            onChange={setReason}
          />
        )}
        <ActFailed error={save.error} />
        <Group>
          <Button type="submit" disabled={unitIds.length === 0 || isRefused} loading={save.isPending}>
            Save these units
          </Button>
          <Button variant="default" onClick={onDone}>
            Keep them as they are
          </Button>
        </Group>
        <p className={classes['quiet']}>No work is lost: a unit that is taken again counts again.</p>
      </div>
    </form>
  )
}
