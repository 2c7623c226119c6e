import { NativeSelect, TextInput } from '@mantine/core'
import classes from './criteria-picker.module.css'

/** As the contract has it. */
export const LOCATOR_MAX = 200

interface LocatorFieldProps {
  /** Its name, which says of which criterion. */
  label: string
  value: string
  /** Names of the item's files: with several, one is chosen first. */
  files?: readonly string[] | undefined
  onChange: (value: string) => void
}

/** Where in the evidence: a page, a time, some words. With several files, in which of them. */
export function LocatorField({ label, value, files = [], onChange }: LocatorFieldProps) {
  const file = files.find(name => value === name || value.startsWith(`${name}, `)) ?? ''
  const place = file === '' ? value : value.slice(file.length + 2)
  const join = (name: string, rest: string) => (name === '' ? rest : rest === '' ? name : `${name}, ${rest}`)
  return (
    <div className={classes['locator']}>
      {files.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={`${label}: which file`}
          value={file}
          data={[{ value: '', label: 'Whole item' }, ...files]}
          onChange={event => onChange(join(event.currentTarget.value, place))}
        />
      )}
      <TextInput
        size="xs"
        aria-label={label}
        placeholder="Page or time"
        maxLength={LOCATOR_MAX - (file === '' ? 0 : file.length + 2)}
        value={place}
        onChange={event => onChange(join(file, event.currentTarget.value))}
      />
    </div>
  )
}
