import type { UnitRecord } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { AgreedSeal } from '../../../components/agreed-seal.tsx'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { decidedWords } from '../../../lib/decided-words.ts'
import { OUTCOME_NAMES } from '../../../lib/words.ts'
import { type SupportingItem, toCriteriaRows } from '../criteria-rows.ts'
import classes from './sign-off.module.css'

/** Each criterion with its evidence, where in it, and who decided. Gaps in the numbers are said. */
export function CriteriaTable({ record }: { record: UnitRecord }) {
  const supplementary = new Set(record.needsSupplementary)
  return (
    <div className={classes['frame']}>
      <table className={classes['table']} aria-label={`Criteria of Unit ${record.unit.number}`}>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Criterion</th>
            <th scope="col">Level</th>
            <th scope="col">Evidence and decision</th>
          </tr>
        </thead>
        <tbody>
          {toCriteriaRows(record).map(row =>
            row.kind === 'notHeld' ? (
              <tr key={row.number} data-gap="">
                <td />
                <td colSpan={3}>{row.number} is not held here.</td>
              </tr>
            ) : (
              <tr key={row.number} data-level={row.criterion.level}>
                <th scope="row">
                  <Plate>{row.number}</Plate>
                </th>
                <td>{row.criterion.text ?? 'The document gives no words for this criterion'}</td>
                <td>
                  <LevelStripes level={row.criterion.level} withWord word={severalWords(row.criterion)} />
                </td>
                <td>
                  {row.criterion.achievement !== null && (
                    <p>{row.criterion.achievement === 'creditTransfer' ? 'Credit transfer' : 'Exemption'}</p>
                  )}
                  {row.items.map(item => (
                    <Item key={item.cell.tagId} item={item} />
                  ))}
                  {row.items.length === 0 && row.criterion.achievement === null && (
                    <p className={classes['quiet']}>No evidence yet</p>
                  )}
                  {supplementary.has(row.criterion.criterionId) && (
                    <p className={classes['act']}>Accepted again since the signature: needs a supplementary one.</p>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** LEVEL-2: "1 of 2" until there are enough. */
function severalWords(criterion: UnitRecord['criteria'][number]): string | undefined {
  const { acceptedTags, acceptedTagsNeeded, level } = criterion
  const isShort = acceptedTagsNeeded > 1 && acceptedTags > 0 && level !== 'accepted' && level !== 'signedOff'
  return isShort ? `${acceptedTags} of ${acceptedTagsNeeded} accepted` : undefined
}

function Item({ item: { cell, evidence } }: { item: SupportingItem }) {
  const { decision } = cell
  return (
    <p>
      <Link to="/evidence/$evidenceId" params={{ evidenceId: evidence.id }}>
        <strong>{evidence.reference}</strong>
      </Link>{' '}
      {evidence.title}
      {cell.locator && `, ${cell.locator}`}
      <span className={classes['decided']}>
        {decision === null
          ? cell.waitsForCountersignature
            ? 'Assessed, waiting for countersignature'
            : cell.status === 'draft'
              ? 'Draft, not submitted'
              : 'Waits for a decision'
          : `${OUTCOME_NAMES[decision.outcome]} ${decidedWords(decision, formatDay(decision.decidedAt))}`}
        {decision?.countersignedBy && decision.countersignedAt && (
          <>
            , countersigned by {decision.countersignedBy.name}, {formatDay(decision.countersignedAt)}
          </>
        )}
        {decision !== null && cell.waitsForCountersignature && ', waiting for countersignature'}
        {cell.referralClosed && ', closed by other evidence'} {cell.agreed && <AgreedSeal />}
      </span>
    </p>
  )
}
