/** What has to be so before an apprentice passes the gateway, for each standard version: data, never code. */
import type { StandardVersion } from './model.ts'

export interface GatewayLine {
  /** Stable: ticks and signatures name it. */
  key: string
  text: string
  /** Crosswalk itself says whether it is so; else a person ticks it. */
  computed?: 'unitsSignedOff' | 'ksbsHeld' | 'behavioursVerified'
  /** What whoever ticks it is asked to write down; absent where a tick is enough. */
  note?: string
}

export interface GatewayChecklist {
  /** As this version of the standard calls them. */
  gateway: string
  assessment: string
  lines: readonly GatewayLine[]
  declarations: Readonly<Record<'learner' | 'centre' | 'employer', string>>
}

const LINES: readonly GatewayLine[] = [
  { key: 'unitsSignedOff', text: 'Every unit of the qualification is signed off', computed: 'unitsSignedOff' },
  { key: 'ksbsHeld', text: 'Every KSB that applies is met or confirmed', computed: 'ksbsHeld' },
  {
    key: 'behavioursVerified',
    text: 'The employer has confirmed the behaviours',
    computed: 'behavioursVerified',
  },
  {
    key: 'englishAndMaths',
    text: 'English and maths are held at the level that the standard asks for',
    note: 'Which certificates, of what level and when',
  },
  { key: 'timeOnProgramme', text: 'The time on programme and the training hours are enough' },
  { key: 'portfolioAgreed', text: 'The portfolio of evidence is complete and agreed' },
]

/** By the standard’s reference and version. */
const BY_STANDARD: Readonly<Record<string, readonly GatewayLine[]>> = {
  'ST0072 1.1': LINES,
}

/** A standard without lines of its own has those that any has. */
export function getGatewayChecklist(
  standard: Pick<StandardVersion, 'reference' | 'version' | 'title' | 'words'>,
): GatewayChecklist {
  const {
    gateway = 'gateway',
    endPointAssessment,
    assessment = endPointAssessment ?? 'apprenticeship assessment',
  } = standard.words
  return {
    gateway,
    assessment,
    lines: BY_STANDARD[`${standard.reference} ${standard.version}`] ?? LINES,
    declarations: {
      learner: `This is my own work, and I am ready for the ${assessment}.`,
      centre: `The learner meets what this page lists, and is ready for the ${assessment}.`,
      employer: `I agree that the apprentice works at the level of ${standard.title}, and is ready for the ${assessment}.`,
    },
  }
}
