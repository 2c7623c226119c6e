import { DIPLOMA_DEVELOPMENT } from './diploma-development.ts'
import { DIPLOMA_KNOWLEDGE } from './diploma-knowledge.ts'
import { DIPLOMA_PRACTICE } from './diploma-practice.ts'
import { PRACTITIONER_EVIDENCE } from './practitioner-evidence.ts'
import type { EvidencePlan } from './story.ts'

export const DIPLOMA_PLANS = { ...DIPLOMA_KNOWLEDGE, ...DIPLOMA_PRACTICE, ...DIPLOMA_DEVELOPMENT }
export const EVIDENCE_PLANS = { ...DIPLOMA_PLANS, ...PRACTITIONER_EVIDENCE } satisfies Record<string, EvidencePlan>

export type PlanName = keyof typeof EVIDENCE_PLANS
