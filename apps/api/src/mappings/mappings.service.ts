/** Settling what is odd in a mapping, and publishing the centre's own version of it. Nothing of it moves an enrolment. */
import {
  type EffectPage,
  getMappingDraft,
  type KsbRuleRecord,
  type listSettlements,
  type MappingDraft,
  type ReplyOf,
  type SettlementRecord,
} from '@crosswalk/contracts'
import type { Discrepancy } from '@crosswalk/frameworks'
import { type Choice, type KsbRule, listChoices, type Settlement } from '@crosswalk/frameworks/versions'
import type { Rule } from '@crosswalk/progress'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { countEnrolments, onMappings, readEffectPage } from './effect-page.repository.ts'
import { computeEffectOnEnrolment } from './enrolment-effect.ts'
import { computeBasis, listChangedUnits, listChanges, makeDraft } from './mapping-draft.ts'
import { getMappingLine, type MappingLine } from './mapping-line.repository.ts'
import { requireManagedLine } from './mappings.policy.ts'
import {
  findSettlement,
  listRulesOfVersion,
  listSettlementsById,
  listStandingRules,
  listStandingSettlements,
  toRuleRecords,
  toSettlement,
  toSettlementRecords,
} from './mappings.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export interface NewSettlement {
  discrepancyId: string
  choice: string
  reason: string
  asked?: string | null | undefined
  answer?: string | null | undefined
  answeredOn?: string | null | undefined
}

/** What one choice or one rule alone would do; without either, what publishing would. */
export interface EffectAsked {
  discrepancyId?: string | undefined
  choice?: string | undefined
  ksbId?: string | undefined
  rule?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

export function createMappingsService({ store, clock, ids, mappings }: Dependencies) {
  async function getManagedLine(db: Db, actor: Actor, mappingId: string) {
    return requireManagedLine(actor, await getMappingLine(db, mappings, actor.centreId, mappingId))
  }

  async function readDecided(db: Db, centreId: string, rootId: string) {
    const settlements = await listStandingSettlements(db, centreId, rootId)
    const rules = await listStandingRules(db, centreId, rootId)
    return { settlements, rules, decided: { settlements: settlements.map(toSettlement), rules } }
  }

  return {
    getDraft: (actor: Actor, mappingId: string): Promise<MappingDraft> =>
      store.readTx(async db => {
        const line = await getManagedLine(db, actor, mappingId)
        const { settlements, rules, decided } = await readDecided(db, actor.centreId, line.root.id)
        const draft = makeDraft(line, decided)
        return {
          mapping: getMappingDraft.reply.shape.mapping.parse(draft.document),
          rootId: line.root.id,
          published: { id: line.newest.id, version: line.newest.version },
          changes: listChanges(line.newest, draft.document),
          basis: computeBasis(draft.mapping),
          choices: Object.fromEntries(
            line.root.discrepancies.map(one => [one.id, listChoices(line.root, one).map(toOffered)]),
          ),
          settlements: await toSettlementRecords(db, settlements),
          rules: await toRuleRecords(db, rules),
        }
      }),

    /** What a published version was made with. */
    listSettlements: (actor: Actor, mappingId: string): Promise<ReplyOf<typeof listSettlements>> =>
      store.readTx(async db => {
        const { centreId } = actor
        const mapping = await mappings.findVisibleMapping(db, centreId, mappingId)
        if (mapping === null) throw appError('record.notFound')
        const { own } = mapping
        const settled = (own?.settlements ?? []).flatMap(settlement => settlement.id ?? [])
        const rules = own && (await listRulesOfVersion(db, centreId, { id: mapping.id, rootId: own.rootId }))
        return {
          settlements: await toSettlementRecords(db, await listSettlementsById(db, centreId, settled)),
          rules: await toRuleRecords(db, rules ?? []),
          enrolments: await countEnrolments(db, onMappings(db, centreId, [mappingId])),
        }
      }),

    async settle(actor: Actor, mappingId: string, settlement: NewSettlement): Promise<SettlementRecord> {
      const settlementId = ids.create('stl')
      return store.tx('settleDiscrepancy', async db => {
        const line = await getManagedLine(db, actor, mappingId)
        const { discrepancyId, reason, asked = null, answer = null, answeredOn = null } = settlement
        const choice = requireChoice(line, settlement)
        if (answer !== null && asked === null) throw invalidField('asked', 'Say who answered.')
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          kind: 'discrepancy.settled',
          data: {
            settlementId,
            rootId: line.root.id,
            discrepancyId,
            choice: choice.key,
            text: choice.sentence,
            effect: {
              texts: choice.effect.texts.map(one => ({ ...one })),
              links: choice.effect.links.map(one => ({ ...one })),
            },
            reason,
            asked,
            answer,
            answeredOn,
          },
        })
        const row = await findSettlement(db, actor.centreId, settlementId)
        const [record] = await toSettlementRecords(db, row === null ? [] : [row])
        if (record === undefined) throw new Error(`Settlement ${settlementId} was not kept.`)
        return record
      })
    },

    async withdraw(actor: Actor, settlementId: string, { reason }: { reason: string }): Promise<void> {
      await store.tx('withdrawSettlement', async db => {
        const settlement = await findSettlement(db, actor.centreId, settlementId)
        if (settlement === null) throw appError('record.notFound')
        await getManagedLine(db, actor, settlement.rootId)
        if (settlement.ended !== null) throw appError('settlement.withdrawn')
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          kind: 'settlement.withdrawn',
          data: { settlementId, discrepancyId: settlement.discrepancyId, reason },
        })
      })
    },

    async setRule(
      actor: Actor,
      mappingId: string,
      ksbId: string,
      { rule, reason }: { rule: Rule; reason: string },
    ): Promise<KsbRuleRecord> {
      return store.tx('setKsbRule', async db => {
        const line = await getManagedLine(db, actor, mappingId)
        const { decided } = await readDecided(db, actor.centreId, line.root.id)
        requireRule(makeDraft(line, decided).document.rows, ksbId, rule)
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          kind: 'ksbRule.set',
          data: { rootId: line.root.id, ksbId, rule, reason },
        })
        const standing = await listStandingRules(db, actor.centreId, line.root.id)
        const [record] = await toRuleRecords(
          db,
          standing.filter(one => one.ksbId === ksbId),
        )
        if (record === undefined) throw new Error(`The rule of ${ksbId} was not kept.`)
        return record
      })
    },

    getEffect: (actor: Actor, mappingId: string, asked: EffectAsked): Promise<EffectPage> =>
      store.readTx(async db => {
        const line = await getManagedLine(db, actor, mappingId)
        const { decided } = await readDecided(db, actor.centreId, line.root.id)
        const candidate = toCandidate(line, decided, asked, clock.now())
        const after = makeDraft(line, candidate ?? decided).document
        const alone = candidate === null ? null : makeDraft(line, withoutAsked(decided, asked)).document
        const changed = new Map(
          (alone === null ? line.versions : [alone]).map(one => [one.id, listChangedUnits(one, after)]),
        )
        return readEffectPage(db, {
          which: onMappings(
            db,
            actor.centreId,
            line.versions.map(version => version.id),
          ),
          cursor: asked.cursor,
          limit: asked.limit,
          async compute(loaded) {
            const before = alone ?? (await mappings.getMapping(db, loaded.mappingId))
            const units = changed.get(before.id)
            if (alone !== null && !loaded.facts.unitIds.some(unitId => units?.has(unitId))) return null
            const { programmeVersion } = loaded.facts
            return computeEffectOnEnrolment(
              loaded,
              { mapping: before, programmeVersion },
              { mapping: after, programmeVersion: alone === null ? programmeVersion + 1 : programmeVersion },
            )
          },
        })
      }),

    /** A version of the centre's own, whole in the ledger. Enrolments stay where they are until they are moved. */
    async publish(actor: Actor, mappingId: string, basis: string): Promise<{ id: string; version: number }> {
      const id = ids.create('map')
      return store.tx('publishMapping', async db => {
        const line = await getManagedLine(db, actor, mappingId)
        const { settlements, decided } = await readDecided(db, actor.centreId, line.root.id)
        const { document } = makeDraft(line, decided)
        if (listChanges(line.newest, document).length === 0) throw appError('mapping.nothingToPublish')
        if (computeBasis(makeDraft(line, decided).mapping) !== basis) {
          throw appError('conflict.stale', { detail: 'Something was settled or loaded while you read. Look again.' })
        }
        const { mapping } = makeDraft(line, decided, id)
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          kind: 'mapping.published',
          data: {
            rootId: line.root.id,
            document: { ...mapping },
            version: mapping.version,
            name: toName(line),
            settlementIds: settlements.map(settlement => settlement.id),
          },
        })
        return { id, version: mapping.version }
      })
    },
  }
}

const toOffered = ({ key, sentence }: Choice) => ({ key, sentence })

/** "NCFE’s mapping of 601/3973/0 to ST0072 v1.1" */
function toName({ root }: MappingLine): string {
  const { owner, qualification, standard } = root
  return `${owner}’s mapping of ${qualification.number} to ${standard.reference} v${standard.version}`
}

function findDiscrepancy({ root }: MappingLine, discrepancyId: string | undefined): Discrepancy {
  const discrepancy = root.discrepancies.find(one => one.id === discrepancyId)
  if (discrepancy === undefined) throw invalidField('discrepancyId', 'This mapping has no such discrepancy.')
  return discrepancy
}

function requireChoice(
  line: MappingLine,
  { discrepancyId, choice }: { discrepancyId?: string | undefined; choice?: string | undefined },
): Choice {
  const found = listChoices(line.root, findDiscrepancy(line, discrepancyId)).find(one => one.key === choice)
  if (found === undefined) throw invalidField('choice', 'Choose one of the ways that are offered.')
  return found
}

function requireRule(
  rows: readonly { ksbId: string; status: string; criterionIds: readonly string[] }[],
  ksbId: string,
  rule: Rule,
): void {
  const row = rows.find(one => one.ksbId === ksbId)
  if (row === undefined) throw appError('record.notFound')
  if (row.status !== 'mapped')
    throw invalidField('rule', 'A KSB without criteria has no rule: it needs its own evidence.')
  if (rule.kind === 'atLeast' && rule.count > row.criterionIds.length) {
    throw invalidField(
      'rule',
      `The mapping names ${row.criterionIds.length} criteria for this KSB, so no more can be asked for.`,
    )
  }
}

/** What would be decided with the choice or the rule that is asked about; null where neither is. */
function toCandidate(
  line: MappingLine,
  decided: { settlements: readonly Settlement[]; rules: readonly KsbRule[] },
  asked: EffectAsked,
  now: Date,
): { settlements: Settlement[]; rules: KsbRule[] } | null {
  const { settlements, rules } = withoutAsked(decided, asked)
  if (asked.choice !== undefined) {
    const { sentence: text, effect } = requireChoice(line, asked)
    const discrepancyId = asked.discrepancyId ?? ''
    return { settlements: [...settlements, { id: '', discrepancyId, text, effect, at: now.toISOString() }], rules }
  }
  if (asked.rule !== undefined && asked.ksbId !== undefined) {
    const rule = toRule(asked.rule)
    requireRule(makeDraft(line, decided).document.rows, asked.ksbId, rule)
    return { settlements, rules: [...rules, { ksbId: asked.ksbId, rule }] }
  }
  return null
}

function withoutAsked(
  { settlements, rules }: { settlements: readonly Settlement[]; rules: readonly KsbRule[] },
  { discrepancyId, ksbId }: EffectAsked,
) {
  return {
    settlements: settlements.filter(one => one.discrepancyId !== discrepancyId),
    rules: rules.filter(one => one.ksbId !== ksbId),
  }
}

function toRule(text: string): Rule {
  return text === 'all' || text === 'any' ? { kind: text } : { kind: 'atLeast', count: Number(text) }
}
