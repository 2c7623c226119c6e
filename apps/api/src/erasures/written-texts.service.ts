import type { eraseTexts as eraseTextsEndpoint, ReplyOf, WrittenText } from '@crosswalk/contracts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { toErasedWords } from '../ledger/personal-text.ts'
import { listPersonNames } from '../people/person-names.repository.ts'
import { listErasableEntries } from './erasable-entries.ts'
import { hasErasurePower } from './erasure-power.repository.ts'
import { eraseTexts, type LedgerText } from './erasures.repository.ts'
import { requirePower, toAudience, toNarrowest } from './written-texts.policy.ts'
import {
  forgetWords,
  type HeldText,
  hasWaitingDecisions,
  type WrittenEntryRecord,
  type WrittenQuery,
} from './written-texts.repository.ts'

export interface TextsAsked {
  sequence?: number | undefined
  enrolmentId?: string | undefined
  about?: string | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  /** Takes what was freed from the disk. */
  removeBytes: () => Promise<void>
}

export function createWrittenTextsService({ store, clock, ids, removeBytes }: Dependencies) {
  async function load(db: Db, actor: Actor, query: WrittenQuery): Promise<WrittenEntryRecord[]> {
    const { today } = toMoment(clock)
    const entries = await listErasableEntries(db, actor, query, today)
    if (entries.length === 0) throw appError('record.notFound')
    requirePower(await hasErasurePower(db, actor.personId, today))
    return entries
  }

  return {
    async listTexts(
      actor: Actor,
      { sequence, enrolmentId = '', about = '' }: TextsAsked,
    ): Promise<{ texts: WrittenText[] }> {
      return store.readTx(async db => {
        const entries = await load(
          db,
          actor,
          sequence === undefined ? { enrolmentId, about } : { sequences: [sequence] },
        )
        const asked = entries.flatMap(({ texts }) =>
          texts.filter(({ ids: beside }) => sequence !== undefined || beside.includes(about)),
        )
        const of = entries[0]?.enrolmentId ?? null
        const words = [...new Set(asked.map(text => text.words))]
        const others =
          of === null || words.length === 0
            ? []
            : await listErasableEntries(db, actor, { enrolmentId: of, words }, toMoment(clock).today)
        const known = new Map([...entries, ...others].map(entry => [entry.sequence, entry]))
        const keys = new Set(asked.map(toKey))
        const same = others.flatMap(({ texts }) =>
          texts.filter(text => words.includes(text.words) && !keys.has(toKey(text))),
        )
        const names = await listPersonNames(
          db,
          [...known.values()].map(entry => entry.actorId),
        )
        const toWire = (text: HeldText, isAsked: boolean): WrittenText[] => {
          const entry = known.get(text.sequence)
          if (entry === undefined) return []
          const { sequence: at, hash, name } = text
          const { actorId } = entry
          const writer = names.get(actorId ?? '')
          return [
            {
              sequence: at,
              hash,
              name,
              words: text.words,
              writtenBy: actorId === null || writer === undefined ? null : { id: actorId, name: writer },
              writtenAt: entry.at.toISOString(),
              isAsked,
            },
          ]
        }
        return { texts: [...asked.flatMap(text => toWire(text, true)), ...same.flatMap(text => toWire(text, false))] }
      })
    },

    /** For good. One entry says who, why, and of which entries; what they were said of stands. */
    async erase(
      actor: Actor,
      { texts: chosen, reason }: { texts: readonly LedgerText[]; reason: string },
    ): Promise<ReplyOf<typeof eraseTextsEndpoint>> {
      const erasedAt = await store.tx('eraseTexts', async db => {
        const sequences = [...new Set(chosen.map(text => text.sequence))]
        const entries = await load(db, actor, { sequences })
        if (entries.length < sequences.length) throw appError('record.notFound')
        const [first] = entries
        if (first === undefined || entries.some(entry => entry.enrolmentId !== first.enrolmentId)) {
          throw invalidField('texts', 'Erase what was written in one enrolment at a time.')
        }
        const held = new Map(entries.flatMap(entry => entry.texts.map(text => [toKey(text), text] as const)))
        const gone = [...new Set(chosen.map(toKey))].flatMap(key => held.get(key) ?? [])
        if (gone.length < new Set(chosen.map(toKey)).size) throw appError('erasure.nothingLeft')

        const { learnerId, enrolmentId } = first
        const evidenceIds = new Set(entries.map(entry => entry.evidenceId))
        const audiences = entries.map(toAudience)
        if (enrolmentId !== null && (await hasWaitingDecisions(db, enrolmentId, sequences))) audiences.push('staffOnly')
        const { at } = await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId,
          enrolmentId,
          evidenceId: evidenceIds.size === 1 ? first.evidenceId : null,
          kind: 'texts.erased',
          data: {
            erasureId: ids.create('ers'),
            texts: gone.map(({ sequence, hash, name }) => ({ sequence, hash, name })),
            audience: toNarrowest(audiences),
            reason,
          },
        })
        await eraseTexts(db, actor.centreId, gone, at)
        await forgetWords(
          db,
          actor.centreId,
          gone.map(text => text.words),
          toErasedWords(at),
        )
        return at
      })
      await removeBytes()
      return { words: toErasedWords(erasedAt), erasedAt: erasedAt.toISOString() }
    },
  }
}

const toKey = ({ sequence, hash }: LedgerText): string => `${sequence}/${hash}`
