import type { SettlementRecord } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { listWords } from '../../../lib/words.ts'
import { type Discrepancy, SEVERITY_NAMES, sortDiscrepancies, touchesKsb } from '../mapping-model.ts'
import classes from './mapping.module.css'
import { ReopenSettlement } from './reopen-settlement.tsx'
import { SettleForm } from './settle-form.tsx'
import { SettlementWords } from './settlement-words.tsx'

/** What a manager can do with them. */
export interface Settling {
  mappingId: string
  choices: Readonly<Record<string, readonly { key: string; sentence: string }[]>>
}

interface DiscrepanciesProps {
  discrepancies: readonly Discrepancy[]
  owner: string
  /** The KSB that is read: what touches it comes first. */
  chosen: { id: string; code: string }
  codes: ReadonlyMap<string, string>
  /** For staff: who settled, why, and what the awarding body answered. */
  settlements: readonly SettlementRecord[]
  settling: Settling | null
}

type Shown = 'open' | 'settled' | 'information'

/** Worst first. Information asks nothing of anybody, and stands apart. */
export function Discrepancies(props: DiscrepanciesProps) {
  const { discrepancies, chosen, codes, settlements, settling } = props
  const [shown, setShown] = useState<Shown>('open')
  const [reopening, setReopening] = useState<SettlementRecord | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const sorted = sortDiscrepancies(discrepancies)
  const groups: Record<Shown, Discrepancy[]> = {
    open: sorted.filter(one => !one.settlement && one.severity !== 'information'),
    settled: sorted.filter(one => one.settlement),
    information: sorted.filter(one => !one.settlement && one.severity === 'information'),
  }
  const own = groups[shown].filter(one => touchesKsb(one, chosen.id))
  const others = groups[shown].filter(one => !touchesKsb(one, chosen.id))
  const records = new Map(settlements.map(one => [one.discrepancyId, one]))
  const item = (one: Discrepancy) => (
    <Item
      key={one.id}
      discrepancy={one}
      owner={props.owner}
      codes={codes}
      record={records.get(one.id) ?? null}
      settling={settling}
      isOpen={openId === one.id}
      onOpen={isOpen => setOpenId(isOpen ? one.id : null)}
      onReopen={setReopening}
    />
  )
  return (
    <aside className={classes['discrepancies']} aria-label="Discrepancies">
      <div className={classes['discrepanciesHead']}>
        <h2>Discrepancies</h2>
        <Tab shown={shown} of="open" label={`Open ${groups.open.length}`} onShow={setShown} />
        <Tab shown={shown} of="settled" label={`Settled ${groups.settled.length}`} onShow={setShown} />
        <Tab shown={shown} of="information" label={`To know ${groups.information.length}`} onShow={setShown} />
      </div>
      {groups[shown].length === 0 && (
        <p className={classes['none']}>{shown === 'open' ? 'Nothing is open.' : 'Nothing is here.'}</p>
      )}
      {own.length > 0 && (
        <>
          <h3>Of {chosen.code}</h3>
          <ul className={classes['list']}>{own.map(item)}</ul>
        </>
      )}
      {others.length > 0 && (
        <>
          {own.length > 0 && <h3>The others</h3>}
          <ul className={classes['list']}>{others.map(item)}</ul>
        </>
      )}
      <ReopenSettlement settlement={reopening} onClose={() => setReopening(null)} />
    </aside>
  )
}

function Tab({ shown, of, label, onShow }: { shown: Shown; of: Shown; label: string; onShow: (shown: Shown) => void }) {
  return (
    <button type="button" className={classes['tab']} aria-pressed={shown === of} onClick={() => onShow(of)}>
      {label}
    </button>
  )
}

interface ItemProps {
  discrepancy: Discrepancy
  owner: string
  codes: ReadonlyMap<string, string>
  record: SettlementRecord | null
  settling: Settling | null
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onReopen: (record: SettlementRecord) => void
}

function Item({ discrepancy, owner, codes, record, settling, isOpen, onOpen, onReopen }: ItemProps) {
  const { severity, settlement, message } = discrepancy
  const choices = settling?.choices[discrepancy.id] ?? []
  const isGrave = severity === 'conflict' || severity === 'error'
  return (
    <li data-severity={settlement ? undefined : severity} data-open={isOpen || undefined}>
      <p className={classes['severity']}>
        {!settlement && isGrave && <Beacon />}
        {!settlement && severity === 'warning' && <span aria-hidden="true">△</span>}
        <strong>{SEVERITY_NAMES[severity]}</strong>
        {toWhere(discrepancy, codes)}
      </p>
      <p>{message}</p>
      {settlement && (
        <p className={classes['settled']}>
          <strong>Settled</strong> {formatDay(settlement.at)}: {settlement.text}
        </p>
      )}
      {record && <Record record={record} owner={owner} />}
      {settling !== null && !isOpen && (
        <div className={classes['itemActions']}>
          {record === null && choices.length > 0 && (
            <Button
              variant={isGrave ? 'filled' : 'default'}
              size="xs"
              aria-label={`Settle: ${message}`}
              onClick={() => onOpen(true)}
            >
              Settle…
            </Button>
          )}
          {record !== null && (
            <>
              <Button
                variant="default"
                size="xs"
                aria-label={`Open again: ${message}`}
                onClick={() => onReopen(record)}
              >
                Open again…
              </Button>
              <Button
                variant="subtle"
                size="xs"
                aria-label={`Settle otherwise: ${message}`}
                onClick={() => onOpen(true)}
              >
                Settle otherwise…
              </Button>
            </>
          )}
        </div>
      )}
      {settling !== null && isOpen && (
        <SettleForm
          mappingId={settling.mappingId}
          owner={owner}
          discrepancy={discrepancy}
          choices={choices}
          onDone={() => onOpen(false)}
        />
      )}
    </li>
  )
}

function Record({ record, owner }: { record: SettlementRecord; owner: string }) {
  return (
    <p className={classes['quiet']}>
      <SettlementWords record={record} owner={owner} />
    </p>
  )
}

function toWhere({ lines, line, ksbIds, ksbId }: Discrepancy, codes: ReadonlyMap<string, string>): string {
  const touched = (ksbIds ?? (ksbId ? [ksbId] : [])).flatMap(id => codes.get(id) ?? [])
  const where = [
    ...(lines && lines.length > 1
      ? [`lines ${listWords(lines.slice(0, 4).map(String))}${lines.length > 4 ? ' and more' : ''}`]
      : line !== undefined
        ? [`line ${line}`]
        : []),
    ...(touched.length > 0 && touched.length <= 6 ? [listWords(touched)] : []),
  ]
  return where.length > 0 ? ` · ${where.join(', ')}` : ''
}
