import type { KsbProgress } from '@crosswalk/progress'
import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { reachWords } from '../../lib/progress-words.ts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { Plate } from '../plate.tsx'
import { TickBox } from '../tick-box.tsx'
import { type ChangeChosen, type Chosen, isChosen, setLocator, toggle } from './chosen.ts'
import classes from './criteria-picker.module.css'
import { LocatorField } from './locator-field.tsx'

interface KsbPickerProps {
  mapping: MappingReply
  ksbs: readonly KsbProgress[]
  chosen: Chosen
  onChange: ChangeChosen
  /** KSBs that this item is tagged to already. */
  already?: ReadonlySet<string>
}

/** KSB evidence: for a KSB that no criterion reaches, one accepted item meets it; for another it supports a confirmation. */
export function KsbPicker({ mapping, ksbs, chosen, onChange, already }: KsbPickerProps) {
  const headingId = useId()
  const applying = ksbs.filter(ksb => ksb.applies)
  const shown = applying.filter(ksb => ksb.inScope === 0 || isChosen(chosen, ksb.ksbId) || already?.has(ksb.ksbId))
  const others = applying.filter(ksb => !shown.includes(ksb))
  return (
    <section className={classes['ksbs']} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes['question']}>
        Or a KSB as a whole
      </h2>
      <ul className={classes['criteria']}>
        {shown.map(ksb => (
          <KsbRow
            key={ksb.ksbId}
            ksb={ksb}
            mapping={mapping}
            locator={chosen[ksb.ksbId]}
            isClosed={already?.has(ksb.ksbId) ?? false}
            onChange={onChange}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <div className={classes['otherKsb']}>
          <NativeSelect
            size="xs"
            label="Another KSB"
            description="It supports what a person confirms. The mapping goes on asking for its criteria."
            value=""
            data={[
              { value: '', label: 'Choose one' },
              ...others.map(ksb => ({ value: ksb.ksbId, label: `${ksb.code} ${textOf(mapping, ksb.ksbId)}` })),
            ]}
            onChange={event => {
              const { value } = event.currentTarget
              if (value !== '') onChange(now => toggle(now, [value], true))
            }}
          />
        </div>
      )}
    </section>
  )
}

const textOf = (mapping: MappingReply, ksbId: string): string =>
  mapping.standard.ksbs.find(ksb => ksb.id === ksbId)?.text ?? ''

function reasonOf(ksb: KsbProgress, owner: string): string {
  if (ksb.inScope > 0) return 'Supports a confirmation.'
  if (ksb.computed === 'met') return 'Met by its own evidence already.'
  return `${reachWords(ksb, owner)}. One accepted item meets it.`
}

interface KsbRowProps {
  ksb: KsbProgress
  mapping: MappingReply
  /** Undefined while it is not chosen. */
  locator: string | undefined
  isClosed: boolean
  onChange: ChangeChosen
}

function KsbRow({ ksb, mapping, locator, isClosed, onChange }: KsbRowProps) {
  const tickId = useId()
  const isOn = locator !== undefined
  return (
    <li className={classes['criterion']} data-chosen={isOn || undefined}>
      <label htmlFor={tickId} className={classes['label']}>
        <TickBox
          id={tickId}
          checked={isOn}
          disabled={isClosed}
          onChange={event => {
            const { checked } = event.currentTarget
            onChange(now => toggle(now, [ksb.ksbId], checked))
          }}
        />
        <Plate tone={isOn ? 'chosen' : 'plain'}>{ksb.code}</Plate>
        <span className={classes['text']}>
          {textOf(mapping, ksb.ksbId)}
          <span className={classes['other']}>{isClosed ? 'Tagged already' : reasonOf(ksb, mapping.owner)}</span>
        </span>
      </label>
      {isOn && (
        <LocatorField
          label={`Page or time, ${ksb.code}`}
          value={locator}
          onChange={value => onChange(now => setLocator(now, ksb.ksbId, value))}
        />
      )}
    </li>
  )
}
