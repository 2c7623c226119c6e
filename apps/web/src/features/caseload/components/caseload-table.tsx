import type { CaseloadRow } from '@crosswalk/contracts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { formatDay, today } from '../../../lib/dates.ts'
import { announcedWords } from '../../../lib/status-words.ts'
import { MARK_WORDS, plural, STATUS_NAMES } from '../../../lib/words.ts'
import type { Caseload } from '../api/get-caseload.ts'
import type { CaseloadGroup } from '../caseload-model.ts'
import type { CaseloadSearch, CaseloadSort } from '../caseload-search.ts'
import { oldestWords, timeWords, visitWords } from '../caseload-words.ts'
import classes from './caseload.module.css'

interface CaseloadTableProps {
  caseload: Caseload
  /** One without a head where the caseload is one person's own. */
  groups: readonly CaseloadGroup[]
  isGrouped: boolean
  search: CaseloadSearch
  sort: CaseloadSort
  isDown: boolean
  onSort: (sort: CaseloadSort) => void
}

interface Column {
  key: string
  head: string
  /** Null where it is not sorted by. */
  sort: CaseloadSort | null
  cell: (row: CaseloadRow, caseload: Caseload) => ReactNode
}

/** What waits for the assessor: in the own queue, or among the learner's evidence where it is somebody else's. */
function ToAssess({ row, caseload }: { row: CaseloadRow; caseload: Caseload }) {
  const { count, workingDays, mark } = row.toAssess
  if (count === 0) return <span className={classes['none']}>Nothing</span>
  const words = (
    <>
      <strong>{count}</strong>
      {mark !== 'none' && (
        <>
          , <strong>{MARK_WORDS[mark].toLowerCase()}</strong>
        </>
      )}
      , {oldestWords(workingDays)}
    </>
  )
  return (
    <span className={classes['age']} data-mark={mark}>
      {mark !== 'none' && <Beacon />}
      {caseload.of === 'own' ? (
        <Link to="/to-assess" search={{ enrolment: row.enrolmentId }}>
          {words}
        </Link>
      ) : (
        <Link
          to="/learners/$learnerId"
          params={{ learnerId: row.learner.id }}
          search={{ show: 'toAssess', enrolment: row.enrolmentId }}
        >
          {words}
        </Link>
      )}
    </span>
  )
}

function Waiting({ row }: { row: CaseloadRow }) {
  const { referred, drafts, planned, toAgree } = row.waiting
  const params = { learnerId: row.learner.id }
  const parts = [
    referred > 0 && (
      <Link to="/learners/$learnerId" params={params} search={{ show: 'referred', enrolment: row.enrolmentId }}>
        {referred} referred
      </Link>
    ),
    drafts > 0 && (
      <Link to="/learners/$learnerId" params={params} search={{ show: 'drafts', enrolment: row.enrolmentId }}>
        {plural(drafts, 'draft', 'drafts')}
      </Link>
    ),
    planned > 0 && (
      <Link to="/enrolments/$enrolmentId/plan" params={{ enrolmentId: row.enrolmentId }} search={{ show: 'open' }}>
        {planned} planned
      </Link>
    ),
    toAgree && (
      <Link to="/enrolments/$enrolmentId/plan" params={{ enrolmentId: row.enrolmentId }}>
        plan to agree
      </Link>
    ),
  ].filter(part => part !== false)
  if (parts.length === 0) return <span className={classes['none']}>Nothing</span>
  return parts.map((part, at) => (
    <Fragment key={at}>
      {at > 0 && ' · '}
      {part}
    </Fragment>
  ))
}

function Short({ children }: { children: string }) {
  return (
    <span className={classes['short']} title={children}>
      {children}
    </span>
  )
}

function Time({ row }: { row: CaseloadRow }) {
  const { time } = row
  return (
    <span className={classes['time']}>
      {time !== null && (
        <span className={classes['track']} aria-hidden="true">
          <span style={{ width: `${Math.min(100, Math.round((time.gone / time.of) * 100))}%` }} />
        </span>
      )}
      {timeWords(time)}
    </span>
  )
}

function Status({ row, people }: { row: CaseloadRow; people: Caseload['people'] }) {
  const covered = row.assessors.filter(({ coveringFor }) => coveringFor !== null)
  return (
    <>
      <Link to="/enrolments/$enrolmentId/status" params={{ enrolmentId: row.enrolmentId }}>
        {STATUS_NAMES[row.status]}
        {row.status !== 'onProgramme' && ` since ${formatDay(row.statusSince)}`}
      </Link>
      {row.isReturnOverdue && row.expectedReturnOn !== null ? (
        <span className={classes['age']} data-mark="late">
          <Beacon /> <strong>expected back {formatDay(row.expectedReturnOn)}</strong>
        </span>
      ) : (
        row.expectedReturnOn !== null && `, back ${formatDay(row.expectedReturnOn)}`
      )}
      {row.announced !== null && <span className={classes['cover']}>{announcedWords(row.announced, row.status)}</span>}
      {covered.map(({ id, to }) => (
        <span key={id} className={classes['cover']}>
          {people[id]} covers{to !== null && ` to ${formatDay(to)}`}
        </span>
      ))}
    </>
  )
}

const COLUMNS: readonly Column[] = [
  {
    key: 'employer',
    head: 'Employer',
    sort: 'employer',
    cell: row =>
      row.employer === null ? <span className={classes['none']}>None</span> : <Short>{row.employer}</Short>,
  },
  { key: 'programme', head: 'Programme', sort: null, cell: row => <Short>{row.programme.name}</Short> },
  {
    key: 'dates',
    head: 'From, to',
    sort: null,
    cell: row => `${formatDay(row.startsOn)} – ${row.plannedEndOn === null ? 'open' : formatDay(row.plannedEndOn)}`,
  },
  { key: 'time', head: 'Time gone', sort: 'time', cell: row => <Time row={row} /> },
  {
    key: 'criteria',
    head: 'Accepted',
    sort: 'criteria',
    cell: row => (
      <Link to="/enrolments/$enrolmentId" params={{ enrolmentId: row.enrolmentId }} hash="units">
        <strong>{row.criteria.accepted}</strong> of {row.criteria.inScope}
      </Link>
    ),
  },
  {
    key: 'toAssess',
    head: 'Waiting for me',
    sort: 'toAssess',
    cell: (row, caseload) => <ToAssess row={row} caseload={caseload} />,
  },
  { key: 'waiting', head: 'Waiting for them', sort: 'waiting', cell: row => <Waiting row={row} /> },
  {
    key: 'overdue',
    head: 'Overdue',
    sort: 'overdue',
    cell: row =>
      row.overdue === 0 ? (
        <span className={classes['none']}>None</span>
      ) : (
        <span className={classes['age']} data-mark="late">
          <Beacon />
          <Link
            to="/enrolments/$enrolmentId/plan"
            params={{ enrolmentId: row.enrolmentId }}
            search={{ show: 'overdue' }}
          >
            <strong>{plural(row.overdue, 'line', 'lines')}</strong>
          </Link>
        </span>
      ),
  },
  {
    key: 'activity',
    head: 'Last activity',
    sort: 'activity',
    cell: row =>
      row.lastActivityAt === null ? (
        <span className={classes['none']}>None yet</span>
      ) : (
        <Link to="/learners/$learnerId" params={{ learnerId: row.learner.id }}>
          {formatDay(row.lastActivityAt)}
        </Link>
      ),
  },
  {
    key: 'visit',
    head: 'Next visit',
    sort: 'visit',
    cell: row => (
      <Link to="/enrolments/$enrolmentId/plan" params={{ enrolmentId: row.enrolmentId }}>
        {row.nextVisit === null ? (
          'Plan one'
        ) : (
          <>
            {visitWords(row.nextVisit)}
            {row.nextVisit.on === today() && <strong> today</strong>}
          </>
        )}
      </Link>
    ),
  },
  { key: 'status', head: 'Status', sort: null, cell: (row, { people }) => <Status row={row} people={people} /> },
]

/** Sorted the other way by the same press. Counts begin with the most. */
function Head({
  column,
  sort,
  isDown,
  onSort,
}: { column: Column } & Pick<CaseloadTableProps, 'sort' | 'isDown' | 'onSort'>) {
  const by = column.sort
  if (by === null) return <th scope="col">{column.head}</th>
  const isSorted = sort === by
  return (
    <th scope="col" aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={classes['sort']} onClick={() => onSort(by)}>
        {column.head}
        {isSorted &&
          (isDown ? <IconArrowDown size={12} aria-hidden="true" /> : <IconArrowUp size={12} aria-hidden="true" />)}
      </button>
    </th>
  )
}

/** Dense at a desk; on a phone, a card for each learner. */
export function CaseloadTable({ caseload, groups, isGrouped, search, sort, isDown, onSort }: CaseloadTableProps) {
  const name: Column = { key: 'name', head: 'Learner', sort: 'name', cell: () => null }
  const columns =
    caseload.of === 'own'
      ? COLUMNS
      : COLUMNS.map(column => (column.key === 'toAssess' ? { ...column, head: 'To assess' } : column))
  return (
    <div className={classes['frame']}>
      <table className={classes['table']}>
        <caption>Caseload: who needs what</caption>
        <thead>
          <tr>
            {[name, ...columns].map(column => (
              <Head key={column.key} column={column} sort={sort} isDown={isDown} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {groups.map(group => (
          <tbody key={group.assessorId ?? 'nobody'}>
            {isGrouped && <GroupHead group={group} caseload={caseload} search={search} span={columns.length + 1} />}
            {group.rows.map(row => (
              <tr key={row.enrolmentId}>
                <th scope="row">
                  <Link to="/enrolments/$enrolmentId" params={{ enrolmentId: row.enrolmentId }}>
                    {row.learner.name}
                  </Link>
                </th>
                {columns.map(column => (
                  <td key={column.key} data-label={column.head} data-column={column.key}>
                    {column.cell(row, caseload)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface GroupHeadProps {
  group: CaseloadGroup
  caseload: Caseload
  search: CaseloadSearch
  span: number
}

function GroupHead({ group, caseload, search, span }: GroupHeadProps) {
  const { assessorId, totals } = group
  return (
    <tr className={classes['group']}>
      <th scope="rowgroup" colSpan={span}>
        {assessorId === null ? (
          <strong className={classes['age']} data-mark="late">
            <Beacon /> Nobody assesses these
          </strong>
        ) : (
          <Link to="/caseload" search={{ ...search, assessor: assessorId }}>
            {caseload.people[assessorId]}
          </Link>
        )}
        <span className={classes['totals']}>
          {plural(totals.learners, 'learner', 'learners')} · {totals.toAssess} to assess
          {totals.toAssess > 0 && `, ${oldestWords(totals.workingDays)}`}
          {totals.mark !== 'none' && <strong> ({MARK_WORDS[totals.mark].toLowerCase()})</strong>} · {totals.waiting}{' '}
          waiting for learners · {totals.overdue} overdue
        </span>
      </th>
    </tr>
  )
}
