import { useSuspenseQueries } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { diffWords } from '../../../lib/diff-words.ts'
import { type MappingReply, mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { listWords, plural, ruleWords } from '../../../lib/words.ts'
import { settlementsQuery } from '../api/list-settlements.ts'
import {
  type Causes,
  type CriterionDifference,
  compareVersions,
  isEmpty,
  type KsbDifference,
  listCauses,
} from '../compare-versions.ts'
import { SettlementWords } from './settlement-words.tsx'
import classes from './version-comparison.module.css'

const STATUS_WORDS: Record<MappingReply['rows'][number]['status'], string> = {
  mapped: 'mapped',
  unmapped: 'no mapping',
  absent: 'not listed',
}

/** Two published versions of one mapping: who follows each, what was decided between them, and what differs. */
export function VersionComparison({ beforeId, afterId }: { beforeId: string; afterId: string }) {
  const [{ data: before }, { data: after }, { data: beforeMadeWith }, { data: afterMadeWith }] = useSuspenseQueries({
    queries: [mappingQuery(beforeId), mappingQuery(afterId), settlementsQuery(beforeId), settlementsQuery(afterId)],
  })
  const difference = compareVersions(before, after)
  const causes = listCauses(beforeMadeWith, afterMadeWith)
  const codes = new Map(after.standard.ksbs.map(ksb => [ksb.id, ksb.code]))
  const said = new Map([...after.discrepancies, ...before.discrepancies].map(({ id, message }) => [id, message]))
  return (
    <>
      <p>
        {plural(beforeMadeWith.enrolments, 'enrolment follows', 'enrolments follow')} version {before.version},{' '}
        {afterMadeWith.enrolments === 0 ? 'none' : plural(afterMadeWith.enrolments, 'enrolment', 'enrolments')} version{' '}
        {after.version}.
      </p>
      <CausesList causes={causes} codes={codes} owner={after.owner} said={said} />
      {isEmpty(difference) ? (
        <EmptyState title="Nothing counts otherwise">
          Criteria, their words and the rule of every KSB are the same in both versions.
        </EmptyState>
      ) : (
        <>
          {difference.ksbs.length > 0 && (
            <section className={classes['part']} aria-labelledby="ksbs-differ">
              <h2 id="ksbs-differ">{plural(difference.ksbs.length, 'KSB differs', 'KSBs differ')}</h2>
              <DataTable
                caption={`KSBs that differ between version ${before.version} and version ${after.version}`}
                columns={KSB_COLUMNS}
                rows={difference.ksbs}
                toKey={({ ksb }) => ksb.id}
              />
            </section>
          )}
          {(difference.criteria.length > 0 || difference.complete.length > 0) && (
            <section className={classes['part']} aria-labelledby="criteria-differ">
              <h2 id="criteria-differ">{plural(difference.criteria.length, 'criterion differs', 'criteria differ')}</h2>
              {difference.complete.length > 0 && (
                <p>
                  Held whole since version {after.version}: {difference.complete.length === 1 ? 'Unit' : 'Units'}{' '}
                  {listWords(difference.complete.map(String))}.
                </p>
              )}
              {difference.criteria.length > 0 && (
                <DataTable
                  caption={`Criteria that differ between version ${before.version} and version ${after.version}`}
                  columns={toCriterionColumns(before.version, after.version)}
                  rows={difference.criteria}
                  toKey={({ ref }) => ref}
                />
              )}
            </section>
          )}
        </>
      )}
    </>
  )
}

function CausesList({
  causes: { settled, opened, rules },
  codes,
  owner,
  said,
}: {
  causes: Causes
  codes: ReadonlyMap<string, string>
  owner: string
  /** What was odd, by discrepancy. */
  said: ReadonlyMap<string, string>
}) {
  if (settled.length + opened.length + rules.length === 0) return null
  return (
    <section className={classes['part']} aria-labelledby="causes">
      <h2 id="causes">What was decided between them</h2>
      <ul className={classes['causes']}>
        {settled.map(record => (
          <li key={record.id}>
            <p>{said.get(record.discrepancyId)}</p>
            <strong>Settled {formatDay(record.settledAt)}:</strong> {record.text}
            <p className={classes['quiet']}>
              <SettlementWords record={record} owner={owner} />
            </p>
          </li>
        ))}
        {opened.map(record => (
          <li key={record.id}>
            <p>{said.get(record.discrepancyId)}</p>
            <strong>Open again:</strong> {record.text}
          </li>
        ))}
        {rules.map(({ ksbId, rule, reason, setBy, setAt }) => (
          <li key={ksbId}>
            <strong>
              Rule of {codes.get(ksbId)}, {formatDay(setAt)}:
            </strong>{' '}
            {ruleWords(rule)}
            <p className={classes['quiet']}>
              {setBy.name}: {reason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const plates = (refs: readonly string[]) =>
  refs.length === 0 ? (
    'None'
  ) : (
    <span className={classes['plates']}>
      {refs.map(ref => (
        <Plate key={ref} size="sm">
          {ref}
        </Plate>
      ))}
    </span>
  )

const KSB_COLUMNS: readonly Column<KsbDifference>[] = [
  {
    key: 'ksb',
    head: 'KSB',
    isName: true,
    cell: ({ ksb }) => (
      <>
        <Plate size="sm">{ksb.code}</Plate> {ksb.area}
      </>
    ),
  },
  {
    key: 'rule',
    head: 'Rule',
    cell: ({ rule, status }) =>
      [
        ...(status === null ? [] : [`${STATUS_WORDS[status.before]} → ${STATUS_WORDS[status.after]}`]),
        ...(rule === null ? [] : [`${ruleWords(rule.before)} → ${ruleWords(rule.after)}`]),
      ].join('; ') || 'The same',
  },
  { key: 'came', head: 'Criteria that came', cell: ({ came }) => plates(came) },
  { key: 'went', head: 'Criteria that went', cell: ({ went }) => plates(went) },
]

function toCriterionColumns(before: number, after: number): readonly Column<CriterionDifference>[] {
  return [
    { key: 'ref', head: 'Criterion', isName: true, cell: ({ ref }) => <Plate size="sm">{ref}</Plate> },
    { key: 'before', head: `Version ${before}`, cell: difference => <Words of={difference} side="before" /> },
    { key: 'after', head: `Version ${after}`, cell: difference => <Words of={difference} side="after" /> },
  ]
}

function Words({ of: { before, after }, side }: { of: CriterionDifference; side: 'before' | 'after' }) {
  const text = side === 'before' ? before : after
  if (text === null) return <span className={classes['quiet']}>Not held</span>
  if (before === null || after === null) return text
  const Changed = side === 'before' ? 'del' : 'ins'
  const pieces = diffWords(before, after)[side === 'before' ? 'before' : 'now']
  return (
    <span className={classes['words']}>
      {pieces.map((piece, at) => {
        const key = `${at} ${piece.text}`
        return piece.isChanged ? <Changed key={key}>{piece.text}</Changed> : <span key={key}>{piece.text}</span>
      })}
    </span>
  )
}
