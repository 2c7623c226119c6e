import { type Gateway, type GatewayParty, STATE_NAMES } from '@crosswalk/contracts'
import type { GatewayMissing, GatewayRoute } from '@crosswalk/progress'
import { toCentreDay } from '../dates/centre-day.ts'
import type { CellOut } from '../tabular/tabular.model.ts'
import { formatDay, type Paper, type PaperBlock, type PaperSubject, toAbout, toFoot } from './papers.model.ts'

const ROUTES: Record<GatewayRoute, string> = {
  mapping: 'the mapping',
  ownEvidence: 'its own evidence',
  staff: 'confirmed',
  employer: 'confirmed by the employer',
}

const MISSING: Record<GatewayMissing, string> = {
  notConfirmed: 'Not confirmed',
  checkAgain: 'Check again',
  needsOwnEvidence: 'Needs its own evidence',
  notMet: 'Not met',
}

const PARTIES: Record<GatewayParty, string> = { learner: 'Learner', centre: 'Centre', employer: 'Employer' }

const KSB_COLUMNS = [
  { name: 'KSB', share: 7 },
  { name: 'What is asked', share: 53 },
  { name: 'State', share: 18 },
  { name: 'Through', share: 22 },
] as const

const LINE_COLUMNS = [
  { name: 'Line', share: 45 },
  { name: 'Done', share: 10 },
  { name: 'By', share: 20 },
  { name: 'Note', share: 25 },
] as const

const SIGNATURE_COLUMNS = [
  { name: 'Who', share: 12 },
  { name: 'Declaration', share: 46 },
  { name: 'Signed by', share: 20 },
  { name: 'Signed on', share: 12 },
  { name: 'Changed since', share: 20 },
] as const

/** Whether a learner is ready: each KSB with its route, the checklist, what is missing, the signatures. */
export function composeGateway(gateway: Gateway, subject: PaperSubject): Paper {
  const title = `${gateway.words.gateway.charAt(0).toUpperCase()}${gateway.words.gateway.slice(1)}`
  const ksbs = gateway.ksbs.map(toKsbRow)
  const lines = gateway.lines.map(toLineRow)
  const signatures = gateway.signatures.map(toSignatureRow)
  const { standard, employer } = gateway
  return {
    title,
    fileName: `${subject.learnerName} gateway`,
    orientation: 'portrait',
    about: toAbout(subject, [
      ['Standard', `${standard.reference} ${standard.title}, version ${standard.version}`],
      ...(employer === null ? [] : [['Employer', employer.name] as const]),
      [
        'From',
        gateway.plannedEndOn === null
          ? formatDay(gateway.startsOn)
          : `${formatDay(gateway.startsOn)} to ${formatDay(gateway.plannedEndOn)}`,
      ],
    ]),
    blocks: [
      { kind: 'heading', text: 'What is missing' },
      ...(gateway.missing.length === 0 ? ['Nothing.'] : gateway.missing).map(
        (text): PaperBlock => ({ kind: 'paragraph', text }),
      ),
      { kind: 'heading', text: 'KSBs' },
      { kind: 'table', columns: KSB_COLUMNS, rows: ksbs, empty: 'This standard holds no KSBs.' },
      { kind: 'heading', text: 'Checklist' },
      { kind: 'table', columns: LINE_COLUMNS, rows: lines, empty: 'This standard keeps no checklist.' },
      { kind: 'heading', text: 'Signatures' },
      { kind: 'table', columns: SIGNATURE_COLUMNS, rows: signatures, empty: 'Nobody signs here.' },
    ],
    sheets: [
      { name: 'KSBs', columns: toSheetColumns(KSB_COLUMNS), rows: ksbs },
      { name: 'Checklist', columns: toSheetColumns(LINE_COLUMNS), rows: lines },
      { name: 'Signatures', columns: toSheetColumns(SIGNATURE_COLUMNS), rows: signatures },
    ],
    foot: toFoot(subject, title),
  }
}

const toSheetColumns = (columns: readonly { name: string; share: number }[]) =>
  columns.map(({ name, share }) => ({ name, width: Math.max(12, share) }))

function toKsbRow({ code, text, applies, held, routes, missing, progress }: Gateway['ksbs'][number]): CellOut[] {
  if (!applies) return [code, text, STATE_NAMES.doesNotApply, '']
  const through = routes.map(route => ROUTES[route]).join(', ')
  return [code, text, held || missing === null ? STATE_NAMES[progress.state] : MISSING[missing], through]
}

function toLineRow({ text, done, computed, by, at, note, missing }: Gateway['lines'][number]): CellOut[] {
  const who = computed
    ? 'Worked out by Crosswalk'
    : by === null
      ? ''
      : `${by.name}${at === null ? '' : `, ${toDay(at)}`}`
  return [text, done ? 'Yes' : 'No', who, note ?? missing ?? '']
}

function toSignatureRow({ party, declaration, signed }: Gateway['signatures'][number]): CellOut[] {
  return [
    PARTIES[party],
    signed?.declaration ?? declaration,
    signed?.by ?? '',
    signed === null ? null : { day: toCentreDay(new Date(signed.at)) },
    signed?.changes.join(' ') ?? '',
  ]
}

const toDay = (at: string): string => formatDay(toCentreDay(new Date(at)))
