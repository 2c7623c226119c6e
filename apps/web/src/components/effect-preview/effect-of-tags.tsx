import { Badge } from '@mantine/core'
import { useId } from 'react'
import { fewPlacesWords } from '../../lib/progress-words.ts'
import { criteriaCount, listWords } from '../../lib/words.ts'
import { Crossing } from '../crossing.tsx'
import { Plate } from '../plate.tsx'
import { countStripes } from '../stripes.ts'
import type { TagEffect, TagEffects } from './compute-effect.ts'
import classes from './effect-preview.module.css'

/** So many stand with their words; the rest in a line each. */
const CARDS = 3

interface EffectOfTagsProps {
  effects: TagEffects
  /** How many criteria and KSBs are chosen. */
  chosen: number
  /** Who assesses it, where somebody does. */
  assessor: string | null
}

/** "What these tags would do": only the KSBs that move, and that submitted is not met. */
export function EffectOfTags({ effects, chosen, assessor }: EffectOfTagsProps) {
  const headingId = useId()
  const cards = effects.ksbs.slice(0, CARDS)
  const rest = effects.ksbs.slice(CARDS)
  return (
    <section className={classes['effect']} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes['title']}>
        What these tags would do
      </h2>
      {effects.ksbs.length === 0 && <p className={classes['quiet']}>{nothingMoves(effects, chosen)}</p>}
      {cards.map(effect => (
        <EffectCard key={effect.ksbId} effect={effect} />
      ))}
      {rest.length > 0 && (
        <ul className={classes['rows']}>
          {rest.map(effect => (
            <li key={effect.ksbId}>
              <Plate size="sm">{effect.code}</Plate>
              <span className={classes['rowCrossing']}>
                <EffectCrossing effect={effect} isSmall />
              </span>
              <span className={classes['rowCount']}>{countLine(effect)}</span>
            </li>
          ))}
        </ul>
      )}
      {effects.ksbs.some(effect => effect.submitted.inScope > 0) && <Legend />}
      {chosen > 0 && <p className={classes['quiet']}>{whatThen(effects, assessor)}</p>}
    </section>
  )
}

/** One line of it, for a phone: "4 KSBs move. S4 is met when all are accepted." */
export function effectLine(effects: TagEffects, chosen: number): string {
  if (effects.ksbs.length === 0) return nothingMoves(effects, chosen)
  const met = effects.ksbs.filter(effect => effect.wouldBeMet).map(effect => effect.code)
  const moves = effects.ksbs.length === 1 ? `${effects.ksbs[0]?.code} moves.` : `${effects.ksbs.length} KSBs move.`
  if (met.length === 0) return moves
  return `${moves} If all is accepted, ${listWords(met)} ${met.length === 1 ? 'is' : 'are'} met.`
}

function nothingMoves({ acceptedAlready }: TagEffects, chosen: number): string {
  if (chosen === 0) return 'Choose criteria, and the KSBs that they move show here.'
  if (acceptedAlready === chosen) {
    return chosen === 1
      ? 'This criterion is accepted already, so nothing moves.'
      : 'These criteria are accepted already, so nothing moves.'
  }
  return 'No KSB moves: what you chose is submitted already, or counts towards none.'
}

function whatThen({ ksbs, acceptedAlready, asksForSeveral }: TagEffects, assessor: string | null): string {
  const met = ksbs.filter(effect => effect.wouldBeMet).map(effect => effect.code)
  return [
    'Submitted is not met.',
    ...(met.length > 0
      ? [`${listWords(met)} ${met.length === 1 ? 'is' : 'are'} met when all of these are accepted.`]
      : []),
    ...(acceptedAlready > 0 && ksbs.length > 0 ? [`${criteriaCount(acceptedAlready)} accepted already.`] : []),
    ...(asksForSeveral ? ['Your programme asks for more than one accepted item for each criterion.'] : []),
    ...(assessor === null ? [] : [`${assessor} decides.`]),
  ].join(' ')
}

function EffectCard({ effect }: { effect: TagEffect }) {
  const { code, text, submitted, left } = effect
  const isOwn = submitted.inScope === 0
  return (
    <div className={classes['card']}>
      <div className={classes['cardHead']}>
        <Plate tone="solid">{code}</Plate>
        <span className={classes['cardText']}>{text}</span>
      </div>
      <EffectCrossing effect={effect} />
      <div className={classes['cardCount']}>
        <strong>{countLine(effect)}</strong>
        {!isOwn && left.length === 0 && <Badge variant="light">all submitted</Badge>}
        {effect.wouldBeMet && (
          <Badge variant="light" color="pine">
            met if accepted
          </Badge>
        )}
      </div>
      {left.length > 0 && <p className={classes['quiet']}>Left: {fewPlacesWords(left)}.</p>}
    </div>
  )
}

/** "12 → 14 of 16 submitted" */
function countLine({ now, submitted }: TagEffect): string {
  if (submitted.inScope === 0) return 'Its own evidence, submitted'
  const [from, to] = [now.counts.submitted, submitted.counts.submitted]
  if (from === to) return `${to} of ${submitted.inScope} submitted`
  return `${from} → ${to} of ${submitted.inScope} submitted`
}

function EffectCrossing({ effect, isSmall = false }: { effect: TagEffect; isSmall?: boolean }) {
  const { now, submitted } = effect
  if (submitted.inScope === 0) return null
  const stripes = countStripes({
    signedOff: now.counts.signedOff,
    accepted: now.counts.accepted,
    submitted: now.counts.submitted,
    added: submitted.counts.submitted - now.counts.submitted,
    total: submitted.inScope,
  })
  return <Crossing stripes={stripes} size={isSmall ? 'sm' : 'md'} maxWidth={isSmall ? 120 : 250} />
}

function Legend() {
  return (
    <p className={classes['legend']} aria-hidden="true">
      <span>
        <Crossing stripes={['accepted']} size="sm" /> accepted
      </span>
      <span>
        <Crossing stripes={['submitted']} size="sm" /> submitted
      </span>
      <span>
        <Crossing stripes={['added']} size="sm" /> these tags
      </span>
    </p>
  )
}
