import type { SettlementRecord } from '@crosswalk/contracts'
import type { KsbKind } from '@crosswalk/progress'
import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { Plate } from '../../../components/plate.tsx'
import type { MappingReply } from '../../../lib/queries/get-mapping.ts'
import { criteriaCount, KIND_NAMES, plural, ruleWords } from '../../../lib/words.ts'
import { type MappingKsb, SEVERITY_NAMES, toMappingKsbs } from '../mapping-model.ts'
import { Discrepancies, type Settling } from './discrepancies.tsx'
import classes from './mapping.module.css'
import { RuleDialog } from './rule-dialog.tsx'

interface MappingViewProps {
  mapping: MappingReply
  /** The KSB that is read; the first where none is chosen. */
  ksbId: string | null
  onChoose: (ksbId: string) => void
  /** For staff: who settled what. */
  settlements: readonly SettlementRecord[]
  /** For managers: what can be settled and set. */
  settling: Settling | null
}

const KINDS: readonly KsbKind[] = ['knowledge', 'skill', 'behaviour']

/** A rail of KSBs, the document’s words by line and what they become, and what is odd in it. The words never change. */
export function MappingView({ mapping, ksbId, onChoose, settlements, settling }: MappingViewProps) {
  const ksbs = useMemo(() => toMappingKsbs(mapping), [mapping])
  const chosen = ksbs.find(({ ksb }) => ksb.id === ksbId) ?? ksbs[0]
  const codes = useMemo(() => new Map(ksbs.map(({ ksb }) => [ksb.id, ksb.code])), [ksbs])
  if (!chosen) return null
  return (
    <div className={classes['layout']}>
      <nav className={classes['rail']} aria-label="KSBs">
        {KINDS.map(kind => (
          <div key={kind}>
            <h2>{KIND_NAMES[kind]}</h2>
            <ul>
              {ksbs
                .filter(({ ksb }) => ksb.kind === kind)
                .map(entry => (
                  <RailItem
                    key={entry.ksb.id}
                    entry={entry}
                    mappingId={mapping.id}
                    isChosen={entry.ksb.id === chosen.ksb.id}
                  />
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <NativeSelect
        className={classes['select'] ?? ''}
        label="KSB"
        value={chosen.ksb.id}
        data={ksbs.map(({ ksb }) => ({ value: ksb.id, label: `${ksb.code} ${ksb.text}` }))}
        onChange={event => onChoose(event.currentTarget.value)}
      />
      <KsbSource key={chosen.ksb.id} entry={chosen} owner={mapping.owner} settling={settling} />
      <Discrepancies
        discrepancies={mapping.discrepancies}
        owner={mapping.owner}
        chosen={chosen.ksb}
        codes={codes}
        settlements={settlements}
        settling={settling}
      />
    </div>
  )
}

function RailItem({ entry, mappingId, isChosen }: { entry: MappingKsb; mappingId: string; isChosen: boolean }) {
  const { ksb, row, worst } = entry
  return (
    <li>
      <Link
        to="/mappings/$mappingId"
        params={{ mappingId }}
        search={{ ksb: ksb.id }}
        replace
        resetScroll={false}
        aria-current={isChosen ? 'true' : undefined}
        className={classes['railLink']}
      >
        <strong>{ksb.code}</strong>
        <span>
          {worst === 'conflict' || worst === 'error' ? <Beacon /> : worst === 'warning' ? '△' : ''}
          {worst !== null && worst !== 'information' && (
            <span className="visually-hidden">{SEVERITY_NAMES[worst]}</span>
          )}
        </span>
        <span className={classes['railCount']}>
          {row.status === 'mapped' ? row.criterionIds.length : row.status === 'unmapped' ? 'no mapping' : 'not listed'}
          {row.status === 'mapped' && <span className="visually-hidden"> criteria</span>}
        </span>
      </Link>
    </li>
  )
}

function KsbSource({ entry, owner, settling }: { entry: MappingKsb; owner: string; settling: Settling | null }) {
  const { ksb, row, units } = entry
  const [isRuling, setRuling] = useState(false)
  return (
    <section className={classes['source']} aria-label={`${ksb.code} in the document`}>
      <header className={classes['ksb']}>
        <Plate tone="solid">{ksb.code}</Plate>
        <div>
          <h2>{ksb.text}</h2>
          <p className={classes['quiet']}>
            {ksb.area}
            {row.status === 'mapped' &&
              ` · ${criteriaCount(row.criterionIds.length)} in ${plural(units.length, 'unit', 'units')} · rule: ${ruleWords(row.rule)}`}
          </p>
        </div>
        {settling !== null && row.status === 'mapped' && (
          <>
            <Button
              variant="default"
              className={classes['rule'] ?? ''}
              aria-label={`Rule of ${ksb.code}: ${ruleWords(row.rule)}. Change it`}
              onClick={() => setRuling(true)}
            >
              Rule: {shortRule(row)}
            </Button>
            <RuleDialog
              mappingId={settling.mappingId}
              entry={entry}
              isOpen={isRuling}
              onClose={() => setRuling(false)}
            />
          </>
        )}
      </header>
      {row.source && (
        <p className={classes['said']}>
          <span className={classes['line']}>line {row.source.line}</span> “{row.source.words}”
        </p>
      )}
      {row.status === 'unmapped' && (
        <p className={classes['said']}>
          {owner}: no mapping. The document says so
          {row.unmappedSource ? ` (line ${row.unmappedSource.line}, “${row.unmappedSource.words}”)` : ''}, so this KSB
          needs its own evidence.
        </p>
      )}
      {row.status === 'absent' && (
        <p className={classes['said']}>
          {owner}’s mapping does not list this. The document has no row for it, so this KSB needs its own evidence.
        </p>
      )}
      {units.map(unit => (
        <div key={unit.number}>
          <h3 className={classes['unit']}>
            Unit {unit.number} {unit.title}
          </h3>
          <table className={classes['lines']}>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">Line</th>
                <th scope="col">The document’s words</th>
                <th scope="col">Becomes</th>
              </tr>
            </thead>
            <tbody>
              {unit.lines.map(line => (
                <tr
                  key={`${line.criterionId} ${line.line}`}
                  data-marked={line.discrepancies.some(found => !found.settlement) || undefined}
                >
                  <td className={classes['line']}>{line.line}</td>
                  <td>
                    {line.words}
                    {line.discrepancies.map(found =>
                      found.settlement ? (
                        <p key={found.id} className={classes['settled']}>
                          <strong>Settled:</strong> {found.settlement.text}
                        </p>
                      ) : (
                        <p key={found.id} className={classes['odd']}>
                          <strong>{SEVERITY_NAMES[found.severity]}:</strong> {found.message}
                        </p>
                      ),
                    )}
                  </td>
                  <td className={classes['becomes']}>
                    <Plate>{line.ref}</Plate>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  )
}

/** "All 10", "Any", "At least 3 of 10" */
function shortRule({ rule, criterionIds }: MappingKsb['row']): string {
  if (rule.kind === 'all') return `All ${criterionIds.length}`
  return rule.kind === 'any' ? 'Any' : `At least ${rule.count} of ${criterionIds.length}`
}
