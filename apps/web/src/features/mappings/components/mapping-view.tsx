import type { KsbKind } from '@crosswalk/progress'
import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { Plate } from '../../../components/plate.tsx'
import type { MappingReply } from '../../../lib/queries/get-mapping.ts'
import { criteriaCount, KIND_NAMES, listWords, plural, ruleWords } from '../../../lib/words.ts'
import {
  type Discrepancy,
  type MappingKsb,
  SEVERITY_NAMES,
  sortDiscrepancies,
  toMappingKsbs,
  touchesKsb,
} from '../mapping-model.ts'
import classes from './mapping.module.css'

interface MappingViewProps {
  mapping: MappingReply
  /** The KSB that is read; the first where none is chosen. */
  ksbId: string | null
  onChoose: (ksbId: string) => void
}

const KINDS: readonly KsbKind[] = ['knowledge', 'skill', 'behaviour']

/** A rail of KSBs, the document’s words by line and what they become, and what is odd in it. The words never change. */
export function MappingView({ mapping, ksbId, onChoose }: MappingViewProps) {
  const ksbs = useMemo(() => toMappingKsbs(mapping), [mapping])
  const chosen = ksbs.find(({ ksb }) => ksb.id === ksbId) ?? ksbs[0]
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
      <KsbSource entry={chosen} owner={mapping.owner} />
      <Discrepancies mapping={mapping} ksbs={ksbs} chosen={chosen} />
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
        <span className={classes['railMark']}>
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

function KsbSource({ entry, owner }: { entry: MappingKsb; owner: string }) {
  const { ksb, row, units } = entry
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
                <tr key={`${line.criterionId} ${line.line}`} data-marked={line.discrepancies.length > 0 || undefined}>
                  <td className={classes['line']}>{line.line}</td>
                  <td>
                    {line.words}
                    {line.discrepancies.map(found => (
                      <p key={found.id} className={classes['odd']}>
                        <strong>{SEVERITY_NAMES[found.severity]}:</strong> {found.message}
                      </p>
                    ))}
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

function Discrepancies({
  mapping,
  ksbs,
  chosen,
}: {
  mapping: MappingReply
  ksbs: readonly MappingKsb[]
  chosen: MappingKsb
}) {
  const codes = new Map(ksbs.map(({ ksb }) => [ksb.id, ksb.code]))
  const sorted = sortDiscrepancies(mapping.discrepancies)
  const ofChosen = sorted.filter(found => touchesKsb(found, chosen.ksb.id))
  const others = sorted.filter(found => !touchesKsb(found, chosen.ksb.id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and holds nothing else that takes focus
    <aside className={classes['discrepancies']} aria-label="Discrepancies" tabIndex={0}>
      <h2>Discrepancies</h2>
      {ofChosen.length > 0 && (
        <>
          <h3>Of {chosen.ksb.code}</h3>
          <List discrepancies={ofChosen} codes={codes} />
        </>
      )}
      <h3>{ofChosen.length > 0 ? 'The others' : 'Of the document'}</h3>
      <List discrepancies={others} codes={codes} />
    </aside>
  )
}

function List({ discrepancies, codes }: { discrepancies: readonly Discrepancy[]; codes: ReadonlyMap<string, string> }) {
  return (
    <ul className={classes['list']}>
      {discrepancies.map(found => {
        const touched = (found.ksbIds ?? (found.ksbId ? [found.ksbId] : [])).flatMap(id => codes.get(id) ?? [])
        const where = [
          ...(found.lines && found.lines.length > 1
            ? [`lines ${listWords(found.lines.slice(0, 4).map(String))}${found.lines.length > 4 ? ' and more' : ''}`]
            : found.line !== undefined
              ? [`line ${found.line}`]
              : []),
          ...(touched.length > 0 && touched.length <= 6 ? [listWords(touched)] : []),
        ]
        return (
          <li key={found.id} data-severity={found.severity}>
            <p>{found.message}</p>
            <p className={classes['quiet']}>
              <strong>{SEVERITY_NAMES[found.severity]}</strong>
              {where.length > 0 && ` · ${where.join(', ')}`}
              {found.settlement ? ` · settled: ${found.settlement.text}` : ' · open'}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
