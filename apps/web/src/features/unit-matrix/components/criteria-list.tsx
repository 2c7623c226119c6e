import type { UnitRecord } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { Beacon } from '../../../components/beacon.tsx'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Mark } from '../../../components/mark.tsx'
import { Plate } from '../../../components/plate.tsx'
import { listWords } from '../../../lib/words.ts'
import { cellStatusWords, levelWord } from '../cell-words.ts'
import { type CriterionRow, toMark, type UnitMatrix } from '../matrix-model.ts'
import classes from './criteria-list.module.css'

interface CriteriaListProps {
  record: UnitRecord
  matrix: UnitMatrix
  onlyEmpty: boolean
  waitingKsbs: (criterionId: string) => readonly string[]
}

/** The matrix on a phone: a list of criteria, each with its evidence under it. */
export function CriteriaList({ record, matrix, onlyEmpty, waitingKsbs }: CriteriaListProps) {
  return matrix.groups.map(group => {
    const rows = onlyEmpty ? group.rows.filter(row => row.kind === 'criterion' && row.isEmpty) : group.rows
    if (rows.length === 0) return null
    return (
      <section key={group.learningOutcome} aria-label={`Learning outcome ${group.learningOutcome}`}>
        <h2 className={classes['outcome']}>
          Learning outcome {group.learningOutcome}
          <span>
            {group.accepted} of {group.held} accepted
          </span>
        </h2>
        <ul className={classes['list']}>
          {rows.map(row =>
            row.kind === 'notHeld' ? (
              <li key={row.number} className={classes['notHeld']}>
                {row.number} is not held here
              </li>
            ) : (
              <Criterion
                key={row.criterion.criterionId}
                row={row}
                record={record}
                ksbs={row.isEmpty ? waitingKsbs(row.criterion.criterionId) : []}
              />
            ),
          )}
        </ul>
      </section>
    )
  })
}

function Criterion({ row, record, ksbs }: { row: CriterionRow; record: UnitRecord; ksbs: readonly string[] }) {
  const { criterion } = row
  return (
    <li className={classes['criterion']} data-empty={row.isEmpty || undefined}>
      <Plate>{criterion.number}</Plate>
      <div>
        <p className={classes['text']}>{criterion.text ?? 'The document gives no words'}</p>
        <p className={classes['level']}>
          <LevelStripes level={criterion.level} withWord word={levelWord(criterion)} />
        </p>
        {row.isEmpty && (
          <p className={classes['none']}>
            <Beacon /> <strong>No evidence yet.</strong>
            {ksbs.length > 0 && ` ${listWords(ksbs)} ${ksbs.length === 1 ? 'waits' : 'wait'} for it.`}
          </p>
        )}
        <ul className={classes['evidence']}>
          {record.evidence.map((item, position) => {
            const cell = row.cells[position] ?? null
            if (cell === null) return null
            const mark = toMark(cell.status)
            return (
              <li key={item.id}>
                <Link to="/evidence/$evidenceId" params={{ evidenceId: item.id }}>
                  {mark && <Mark kind={mark} />}
                  <span>
                    <strong>{item.reference}</strong> {item.title}
                    {cell.locator && `, ${cell.locator}`}
                    <span className={classes['status']}>{cellStatusWords(cell)}</span>
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
    </li>
  )
}
