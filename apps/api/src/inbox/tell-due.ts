/**
 * Tells what is due: open screens at once, and by e-mail whoever has chosen so. What is marked as told and the e-mail
 * that tells it are written in one transaction, so that nobody is told twice or not at all.
 */
import { DIGEST_HOUR } from '@crosswalk/contracts'
import { toLondonTime } from '../dates/centre-day.ts'
import type { Store, WriteDb } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Outbox } from '../mail/outbox.service.ts'
import { type Addressee, listAddressees } from './email-choices.repository.ts'
import type { InboxRecord } from './inbox.model.ts'
import {
  findDigestDay,
  keepDigestDay,
  listDue,
  listForDigest,
  listPeopleForDigest,
  markForDigest,
  markTold,
} from './inbox.repository.ts'
import { keepReadable, loadFacts } from './inbox-facts.repository.ts'
import { MAIL_LABELS, sayItem, subject, toPath } from './inbox-words.ts'

export interface TellingDeps {
  store: Store
  mappings: MappingReader
  outbox: Pick<Outbox, 'add' | 'isSending'>
  publicUrl: () => string
}

/** Whose inboxes moved, by centre. */
export type Told = Map<string, Set<string>>

export async function tellDue(deps: TellingDeps, at: Date): Promise<Told> {
  const { store } = deps
  const today = toLondonTime(at).day
  const told: Told = new Map()
  for (;;) {
    const due = await listDue(store.read, at)
    if (due.length === 0) return told
    const addressees = await listAddressees(
      store.read,
      due.map(item => item.personId),
      today,
    )
    const mails: { addressee: Addressee; items: InboxRecord[] }[] = []
    const fresh = due.filter(item => item.readAt === null)
    for (const addressee of addressees) {
      if (addressee.choice !== 'atOnce') continue
      const items = fresh.filter(item => item.personId === addressee.personId)
      if (items.length > 0) mails.push({ addressee, items })
    }
    const daily = new Set(addressees.filter(one => one.choice === 'daily').map(one => one.personId))
    await store.tx('tellDue', async db => {
      const toIds = (items: readonly InboxRecord[]) => items.map(item => item.id)
      await markTold(db, toIds(due), at)
      if (deps.outbox.isSending) await markForDigest(db, toIds(fresh.filter(item => daily.has(item.personId))), true)
      for (const { addressee, items } of mails) await writeMail(deps, db, addressee, items, today)
    })
    for (const { centreId, personId } of fresh) told.set(centreId, (told.get(centreId) ?? new Set()).add(personId))
  }
}

/** Once a day, at the first look after the hour. Those who were told before the process ended are not told again. */
export async function sendDigests(deps: TellingDeps, at: Date): Promise<void> {
  const { store } = deps
  const { day: today, time } = toLondonTime(at)
  if (!deps.outbox.isSending || Number(time.slice(0, 2)) < DIGEST_HOUR) return
  const last = await findDigestDay(store.read)
  if (last === today) return
  // On the first day there is nothing to gather yet.
  const people = last === null ? [] : await listPeopleForDigest(store.read)
  const addressees = await listAddressees(store.read, people, today)
  for (const addressee of addressees) {
    await store.tx('sendDigest', async db => {
      const items = await listForDigest(db, addressee.personId)
      await markForDigest(
        db,
        items.map(item => item.id),
        false,
      )
      const unread = items.filter(item => item.readAt === null)
      if (addressee.choice !== 'never') await writeMail(deps, db, addressee, unread, today)
    })
  }
  await store.tx('digestsSent', db => keepDigestDay(db, today))
}

/** References and links alone: an e-mail may lie open anywhere. */
async function writeMail(
  { mappings, outbox, publicUrl }: TellingDeps,
  db: WriteDb,
  addressee: Addressee,
  items: readonly InboxRecord[],
  today: string,
): Promise<void> {
  if (!outbox.isSending || addressee.address === null) return
  const readable = await keepReadable(db, addressee, items, today)
  const facts = await loadFacts(db, mappings, addressee.centreId, readable.items, readable.accesses)
  const told = readable.items.filter(item => sayItem(item, facts) !== null)
  const [first] = told
  if (first === undefined) return
  const label = (item: InboxRecord) => {
    const name = subject(item, facts)
    return name === '' ? MAIL_LABELS[item.kind] : `${MAIL_LABELS[item.kind]}: ${name}`
  }
  const url = publicUrl()
  const choice = addressee.choice === 'atOnce' ? 'at once' : 'once a day'
  await outbox.add(db, {
    to: addressee.address,
    subject: told.length === 1 ? `Crosswalk: ${label(first)}` : `Crosswalk: ${told.length} new in your inbox`,
    text: [
      ...told.map(item => `${label(item)}\n${url}${toPath(item)}`),
      `Your inbox\n${url}/inbox`,
      `You are told ${choice}. To change that: ${url}/account`,
    ].join('\n\n'),
  })
}
