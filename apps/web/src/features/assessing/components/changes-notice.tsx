import { Button } from '@mantine/core'
import { Notice } from '../../../components/notice.tsx'
import { OUTCOME_NAMES } from '../../../lib/words.ts'
import type { Assessing } from '../use-assessing.ts'
import classes from './assessing.module.css'
import { DecisionLine } from './decision-line.tsx'

/** What others changed while this was read. What was chosen here is kept, and stands beside it. */
export function ChangesNotice({ assessing }: { assessing: Assessing }) {
  const { changes, overtaken, acceptChanges, dropOvertaken, evidence } = assessing
  return (
    <>
      {changes.length > 0 && (
        <Notice
          tone="act"
          announce
          title={`${evidence.reference} was changed while you read. Your words are kept.`}
          action={
            <Button variant="default" size="xs" onClick={acceptChanges}>
              I have looked
            </Button>
          }
        >
          <ul className={classes['changes']}>
            {changes.map(change => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
      {overtaken.length > 0 && (
        <Notice
          tone="act"
          announce
          title="Decided already."
          action={
            <Button variant="default" size="xs" onClick={dropOvertaken}>
              Take mine off
            </Button>
          }
        >
          Correct the decision where yours should stand.
          <ul className={classes['changes']}>
            {overtaken.map(({ row, verdict }) => {
              const stands = row.tag.decision ?? row.tag.waiting
              return (
                <li key={row.tag.id}>
                  <strong>{row.target}</strong>: {stands ? <DecisionLine decision={stands} /> : 'no longer waits.'} You
                  had: {OUTCOME_NAMES[verdict.outcome].toLowerCase()}
                  {verdict.feedback !== '' && <>, “{verdict.feedback}”</>}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
    </>
  )
}
