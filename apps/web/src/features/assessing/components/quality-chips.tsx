import { QUALITIES, type Quality } from '@crosswalk/progress'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { QUALITY_NAMES } from '../../../lib/words.ts'
import classes from './assessing.module.css'

interface QualityChipsProps {
  target: string
  chosen: readonly Quality[]
  onChange: (chosen: Quality[]) => void
}

/** Where a referral falls short. Saying so is worth it, and never demanded. */
export function QualityChips({ target, chosen, onChange }: QualityChipsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in the line
    <div role="group" aria-label={`${target} falls short on`} className={classes['qualities']}>
      <span className={classes['quiet']}>Falls short on</span>
      {QUALITIES.map(quality => (
        <FilterChip
          key={quality}
          label={QUALITY_NAMES[quality]}
          isOn={chosen.includes(quality)}
          onToggle={() =>
            onChange(QUALITIES.filter(each => (each === quality ? !chosen.includes(each) : chosen.includes(each))))
          }
        />
      ))}
    </div>
  )
}
