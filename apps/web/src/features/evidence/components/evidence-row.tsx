import { METHOD_NAMES } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { RECORD_WORDS } from '../../../lib/record-words.ts'
import { plural } from '../../../lib/words.ts'
import type { EvidenceItem } from '../api/list-evidence.ts'
import { itemWords, levelOfItem } from '../tag-words.ts'
import classes from './evidence-list.module.css'

export function EvidenceRow({ item }: { item: EvidenceItem }) {
  const { id, reference, title, method, occurredOn, addedAt, author, files } = item
  return (
    <li>
      <Link to="/my/evidence/$evidenceId" params={{ evidenceId: id }} className={classes['item']}>
        <Plate>{reference}</Plate>
        <span className={classes['words']}>
          <strong className={classes['title']}>{title}</strong>
          <span className={classes['about']}>
            {METHOD_NAMES[method]}, {formatDay(occurredOn ?? addedAt)}
            {files > 0 && ` · ${plural(files, 'file', 'files')}`}
            {author.kind !== 'learner' && ` · by ${author.name}`}
            {item.record && ` · ${RECORD_WORDS[item.record]}`}
            {item.confidential && ' · confidential'}
          </span>
        </span>
        <span className={classes['state']}>
          <LevelStripes level={levelOfItem(item)} />
          {itemWords(item)}
        </span>
      </Link>
    </li>
  )
}
