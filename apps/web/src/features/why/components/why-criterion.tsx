import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Plate } from '../../../components/plate.tsx'
import type { ExplainedCriterion } from '../api/get-ksb-explanation.ts'
import { levelWord, missingWords, orderTags } from '../why-words.ts'
import classes from './why-criterion.module.css'
import { WhyTag } from './why-tag.tsx'

const ACHIEVEMENTS = { creditTransfer: 'Credit transfer', exemption: 'Exemption' } as const

/** One criterion: what is missing is open, what is there takes two lines. */
export function WhyCriterion({ criterion, reader }: { criterion: ExplainedCriterion; reader: 'learner' | 'staff' }) {
  const { level, missing, tags, achievement } = criterion
  const isOpen = missing !== null
  const live = orderTags(tags).filter(tag => tag.status !== 'removed')
  const shown = isOpen ? live : live.slice(0, 1)
  return (
    <li className={classes['criterion']} data-level={level} data-open={isOpen || undefined}>
      <Plate>{criterion.number}</Plate>
      <div className={classes['body']}>
        <p className={classes['text']} title={isOpen ? undefined : (criterion.text ?? undefined)}>
          {criterion.text ?? 'No document here gives the words of this criterion.'}
        </p>
        {achievement && (
          <p className={classes['line']}>
            <LevelStripes level={level} withWord /> {ACHIEVEMENTS[achievement]}
          </p>
        )}
        {shown.length === 0 && !achievement && (
          <p className={classes['line']}>
            <LevelStripes level={level} withWord /> {missing && missingWords(missing)}
          </p>
        )}
        {shown.map((tag, index) => (
          <WhyTag
            key={tag.tagId}
            tag={tag}
            reader={reader}
            isOpen={isOpen}
            {...(index === 0 ? { level, word: levelWord(criterion) } : {})}
          />
        ))}
        {live.length > shown.length && <p className={classes['more']}>and {live.length - shown.length} more</p>}
      </div>
    </li>
  )
}
