import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Plate } from '../../../components/plate.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { plural } from '../../../lib/words.ts'
import { searchQuery } from '../api/get-search.ts'
import { type SearchOption, toGroups } from '../search-options.ts'
import classes from './search.module.css'

interface SearchPanelProps {
  isLearner: boolean
  /** The one that is looked at: units and criteria are found in it. */
  enrolmentId: string | undefined
  onClose: () => void
}

const REST_MS = 150

/** A field and what it finds, walked by the arrows: a combobox whose list is always open. */
export function SearchPanel({ isLearner, enrolmentId, onClose }: SearchPanelProps) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), REST_MS)
  const [active, setActive] = useState(0)
  /** Enter was pressed before what was typed had been looked for. */
  const [isAwaited, setAwaited] = useState(false)
  const navigate = useNavigate()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { data, error, isFetching, isPlaceholderData } = useQuery(searchQuery({ q, enrolmentId }))
  const groups = data === undefined || q === '' ? [] : toGroups(data, isLearner)
  const options = groups.flatMap(group => group.options)
  const at = Math.min(active, options.length - 1)
  // What is shown may still be of other words.
  const isOfTyped = q === typed.trim() && data !== undefined && !isPlaceholderData
  const toId = (option: SearchOption) => `${listId}-${options.indexOf(option)}`

  useEffect(() => {
    // For a dialog that opens after this: it gives focus to what asks for it, and else to its first button.
    field.current?.setAttribute('autofocus', '')
    field.current?.focus()
  }, [])
  useEffect(() => setActive(0), [q])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, q])

  const open = (option: SearchOption) => {
    onClose()
    void navigate(option.target)
  }
  useEffect(() => {
    if (!isAwaited || !isOfTyped) return
    setAwaited(false)
    const [first] = options
    if (first !== undefined) open(first)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined && options.length > 0) {
      event.preventDefault()
      setActive((at + move + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options[at]
      if (!isOfTyped) setAwaited(true)
      else if (option !== undefined) open(option)
    }
  }
  const said =
    q === ''
      ? ''
      : options.length === 0
        ? isFetching
          ? 'Searching'
          : 'Nothing is found by this'
        : `${plural(options.length, 'result', 'results')}`

  return (
    <div className={classes['panel']}>
      <input
        ref={field}
        type="search"
        className={classes['field']}
        role="combobox"
        aria-label="Find"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options[at] === undefined ? undefined : `${listId}-${at}`}
        placeholder={
          isLearner
            ? 'Evidence by reference, units and criteria'
            : 'A name, a ULN, an employer, WP3, 6/2.10, words of a criterion'
        }
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAwaited(false)
        }}
        onKeyDown={onKeyDown}
      />
      <p className={classes['said']} role="status">
        {error && q !== '' ? sentenceFor(error) : said}
      </p>
      <div ref={list} id={listId} role="listbox" aria-label="What is found" className={classes['list']}>
        {groups.map(group => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
          <div key={group.head} role="group" aria-label={group.head}>
            <p className={classes['head']} aria-hidden="true">
              {group.head}
            </p>
            {group.options.map(option => (
              <Link
                key={option.key}
                {...option.target}
                id={toId(option)}
                role="option"
                tabIndex={-1}
                aria-selected={options[at] === option}
                className={classes['option']}
                onClick={onClose}
                onMouseMove={() => setActive(options.indexOf(option))}
              >
                <span className={classes['label']}>
                  {option.plate !== null && <Plate>{option.plate}</Plate>} {option.label}
                </span>
                <span className={classes['detail']}>{option.detail}</span>
              </Link>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
