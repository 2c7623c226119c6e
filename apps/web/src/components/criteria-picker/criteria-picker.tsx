import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconKeyboard, IconListCheck, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { type ChangeChosen, type Chosen, fillLocators, isChosen, setLocator, toggle } from './chosen.ts'
import { ChosenPlates } from './chosen-plates.tsx'
import classes from './criteria-picker.module.css'
import { usePickerKeys } from './picker-keys.ts'
import {
  criteriaOf,
  filterUnits,
  type PickerCriterion,
  type PickerFilter,
  type PickerRow,
  toPickerUnits,
} from './picker-model.ts'
import { TypedCriteria } from './typed-criteria.tsx'
import { UnitGroup } from './unit-group.tsx'

interface CriteriaPickerProps {
  /** "Which criteria does it show?" */
  question: string
  mapping: MappingReply
  row: PickerRow
  chosen: Chosen
  onChange: ChangeChosen
  /** Criteria that this item is tagged to already: shown, and closed. */
  already?: ReadonlySet<string>
  /** Ask each ticked criterion for its page or time. */
  withLocators?: boolean
  /** Names of the item's files, for the page or time. */
  files?: readonly string[] | undefined
  /** Staff type criteria; learners choose from the list. */
  startsTyped?: boolean
  /** Typing is what comes next here. */
  takesFocus?: boolean
  /** Under a ticked criterion of the list: what else a screen asks of it. */
  extra?: (criterion: PickerCriterion) => ReactNode
}

const FILTERS: { value: PickerFilter; label: string }[] = [
  { value: 'notTagged', label: 'Not tagged yet' },
  { value: 'myUnits', label: 'My units' },
  { value: 'all', label: 'All' },
]
const NONE: ReadonlySet<string> = new Set()

/** Chooses criteria for an item of evidence: by list, by learning outcome, by words, or typed. */
export function CriteriaPicker(props: CriteriaPickerProps) {
  const { question, mapping, row, chosen, onChange, already = NONE, startsTyped = false } = props
  const [isTyped, setTyped] = useState(startsTyped)
  const headingId = useId()
  const units = useMemo(() => toPickerUnits(mapping, row), [mapping, row])
  const taken = useMemo(() => units.filter(unit => unit.isTaken), [units])
  const chosenCriteria = taken.flatMap(criteriaOf).filter(criterion => isChosen(chosen, criterion.id))
  const unfilled = chosenCriteria.filter(criterion => chosen[criterion.id] === '')

  return (
    <section className={classes['picker']} aria-labelledby={headingId}>
      <div className={classes['head']}>
        <div className={classes['titleLine']}>
          <h2 id={headingId} className={classes['question']}>
            {question}
          </h2>
          <Button
            variant="subtle"
            size="xs"
            leftSection={
              isTyped ? <IconListCheck size={16} aria-hidden="true" /> : <IconKeyboard size={16} aria-hidden="true" />
            }
            onClick={() => setTyped(!isTyped)}
          >
            {isTyped ? 'Choose from the list' : 'Type them'}
          </Button>
        </div>
        {!isTyped && (
          <ChosenPlates
            criteria={chosenCriteria}
            unfilled={unfilled.length}
            onRemove={id => onChange(now => toggle(now, [id], false))}
            onFill={
              props.withLocators
                ? locator =>
                    onChange(now =>
                      fillLocators(
                        now,
                        unfilled.map(criterion => criterion.id),
                        locator,
                      ),
                    )
                : undefined
            }
          />
        )}
      </div>
      {isTyped ? (
        <TypedCriteria
          units={taken}
          chosen={chosen}
          already={already}
          onChange={onChange}
          label="Criteria, typed"
          takesFocus={props.takesFocus}
        />
      ) : (
        <PickerList {...props} units={units} already={already} />
      )}
    </section>
  )
}

interface PickerListProps extends CriteriaPickerProps {
  units: ReturnType<typeof toPickerUnits>
  already: ReadonlySet<string>
}

function PickerList({ units, chosen, onChange, already, withLocators = false, files, extra }: PickerListProps) {
  const [filter, setFilter] = useState<PickerFilter>('notTagged')
  const [search, setSearch] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const keys = usePickerKeys(list, searchField)
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(
    () => new Map(units.filter(unit => criteriaOf(unit).some(({ id }) => isChosen(chosen, id))).map(u => [u.id, true])),
  )

  const shown = filterUnits(units, { filter, search, chosen, already })
  const isSearching = search.trim() !== ''
  const onOpen = useCallback((unitId: string, isOpen: boolean) => {
    setOpened(now => new Map(now).set(unitId, isOpen))
  }, [])
  const onToggle = useCallback(
    (ids: readonly string[], isOn: boolean) => onChange(now => toggle(now, ids, isOn)),
    [onChange],
  )
  const onLocator = useCallback(
    (id: string, locator: string) => onChange(now => setLocator(now, id, locator)),
    [onChange],
  )

  return (
    <>
      <div className={classes['find']}>
        <TextInput
          ref={searchField}
          aria-label="Search words or numbers"
          placeholder="Search words or numbers"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'ArrowDown') {
              event.preventDefault()
              keys.enterList()
            } else if (event.key === 'Escape' && search !== '') {
              event.preventDefault()
              setSearch('')
            }
          }}
        />
        <SegmentedControl
          aria-label="Which criteria"
          classNames={{ indicator: classes['chosenFilter'] ?? '', label: classes['filter'] ?? '' }}
          value={filter}
          data={FILTERS}
          onChange={value => setFilter(FILTERS.find(option => option.value === value)?.value ?? 'notTagged')}
        />
      </div>
      {shown.length === 0 && (
        <p className={classes['nothing']} role="status">
          {isSearching
            ? `Nothing here holds “${search.trim()}”.`
            : 'Every criterion of your units is tagged. Choose My units to see them all.'}
        </p>
      )}
      <ul ref={list} className={classes['units']} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
        {shown.map(unit => (
          <UnitGroup
            key={unit.id}
            unit={unit}
            chosen={chosen}
            already={already}
            isOpen={isSearching || (opened.get(unit.id) ?? shown.length === 1)}
            withLocators={withLocators}
            files={files}
            onOpen={onOpen}
            onToggle={onToggle}
            onLocator={onLocator}
            extra={extra}
          />
        ))}
      </ul>
    </>
  )
}
