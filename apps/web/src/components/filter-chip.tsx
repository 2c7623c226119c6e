import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './filter-chip.module.css'

interface FilterChipProps {
  label: string
  count?: number | undefined
  icon?: ReactNode
  isOn: boolean
  onToggle: () => void
}

export function FilterChip({ label, count, icon, isOn, onToggle }: FilterChipProps) {
  return (
    <button type="button" className={classes['chip']} aria-pressed={isOn} onClick={onToggle}>
      {isOn ? <IconCheck size={14} aria-hidden="true" /> : icon}
      {label}
      {count !== undefined && <strong>{count}</strong>}
    </button>
  )
}
