import { z } from 'zod'

export const METHODS = ['OB', 'PD', 'WT', 'EWT', 'WP', 'OQ', 'WQ', 'RA', 'AS', 'PR', 'SIM', 'RPL'] as const
/** How evidence came about; the letters start its reference (OB1, PD2). */
export type Method = (typeof METHODS)[number]
export const method = z.enum(METHODS)

export const METHOD_NAMES: Record<Method, string> = {
  OB: 'Observation',
  PD: 'Professional discussion',
  WT: 'Witness testimony',
  EWT: 'Expert witness testimony',
  WP: 'Work product',
  OQ: 'Oral questions',
  WQ: 'Written questions',
  RA: 'Reflective account',
  AS: 'Assignment',
  PR: 'Project',
  SIM: 'Simulation',
  RPL: 'Recognition of prior learning',
}
