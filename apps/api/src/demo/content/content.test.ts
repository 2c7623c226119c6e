import { isUln } from '@crosswalk/contracts'
import type { QualificationVersion } from '@crosswalk/frameworks'
import { bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import { parseCriteriaExpression } from '@crosswalk/progress'
import { describe, expect, it } from 'vitest'
import { ALDERSHAW, CENTRES } from './centres.ts'
import { DIPLOMA_PLANS, EVIDENCE_PLANS } from './evidence-plans.ts'
import { PRACTITIONER_EVIDENCE } from './practitioner-evidence.ts'
import type { EvidencePlan } from './story.ts'
import { WORKPLACES } from './workplaces.ts'

const learners = CENTRES.flatMap(centre => centre.learners)
const everybody = CENTRES.flatMap(centre => [...centre.staff, ...centre.learners])

function getQualification(number: string): QualificationVersion {
  const found = bundledQualifications.find(qualification => qualification.number === number)
  if (found === undefined) throw new Error(`No qualification ${number}`)
  return found
}

const diploma = getQualification('601/3973/0')
const practitioners = getQualification('603/5681/9')
const toExpression = (tags: Readonly<Record<string, string>>) => Object.keys(tags).join('; ')

describe('the people of the demonstration', () => {
  it('are 24 learners in two cohorts at one centre, and a few at another', () => {
    expect(ALDERSHAW.learners).toHaveLength(24)
    expect(ALDERSHAW.cohorts).toHaveLength(2)
    expect(learners.length - 24).toBeGreaterThanOrEqual(2)
  })

  it('have valid ULNs, and only the temporary one is shared', () => {
    const ulns = learners.flatMap(learner => learner.uln ?? [])
    expect(ulns.filter(uln => !isUln(uln))).toEqual([])
    const own = ulns.filter(uln => uln !== '9999999999')
    expect(new Set(own).size).toBe(own.length)
    expect(ulns).toContain('9999999999')
  })

  it('have one e-mail each, but for one person of two centres', () => {
    const emails = everybody.flatMap(person => person.email ?? [])
    expect(emails.filter((email, index) => emails.indexOf(email) !== index)).toEqual(['joanna.whitlock@assess.example'])
  })

  it('have keys of their own', () => {
    const keys = everybody.map(person => person.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are related only to people and cohorts that are there', () => {
    for (const centre of CENTRES) {
      const staff = new Set(centre.staff.map(person => person.key))
      for (const learner of centre.learners) {
        for (const enrolment of learner.enrolments) {
          expect(enrolment.relationships.filter(({ person }) => !staff.has(person))).toEqual([])
          expect(centre.cohorts.map(cohort => cohort.key)).toContain(enrolment.cohort)
        }
      }
    }
  })
})

describe('the units that learners take', () => {
  const choices = learners.flatMap(learner =>
    learner.enrolments.flatMap(enrolment =>
      [enrolment.units, ...(enrolment.acts ?? []).flatMap(act => (act.act === 'units' ? [act.units] : []))].map(
        units => ({
          name: learner.familyName,
          programme: enrolment.programme,
          units,
        }),
      ),
    ),
  )

  it.each(choices.filter(choice => choice.programme === 'diploma'))(
    '$name’s units satisfy the rule of combination',
    ({ units }) => {
      const rule = diploma.combination
      if (rule === null) throw new Error('601/3973/0 has a rule of combination')
      const taken = diploma.units.filter(unit => units.includes(unit.number))
      const creditsOf = (group?: string) =>
        taken
          .filter(unit => group === undefined || unit.group === group)
          .reduce((sum, unit) => sum + (unit.credits ?? 0), 0)
      expect(taken).toHaveLength(units.length)
      expect(rule.mandatoryUnitNumbers.filter(number => !units.includes(number))).toEqual([])
      expect(creditsOf()).toBeGreaterThanOrEqual(rule.totalCredits)
      for (const { group, minCredits, maxCredits } of rule.groups) {
        expect(creditsOf(group)).toBeGreaterThanOrEqual(minCredits ?? 0)
        expect(creditsOf(group)).toBeLessThanOrEqual(maxCredits ?? Number.POSITIVE_INFINITY)
      }
    },
  )

  it('differ from learner to learner', () => {
    const diplomas = choices.filter(choice => choice.programme === 'diploma')
    expect(new Set(diplomas.map(choice => choice.units.join())).size).toBeGreaterThan(7)
  })
})

describe('the evidence of the demonstration', () => {
  const plans: [string, EvidencePlan, QualificationVersion][] = [
    ...Object.entries(DIPLOMA_PLANS).map(([name, plan]): [string, EvidencePlan, QualificationVersion] => [
      name,
      plan,
      diploma,
    ]),
    ...Object.entries(PRACTITIONER_EVIDENCE).map(([name, plan]): [string, EvidencePlan, QualificationVersion] => [
      name,
      plan,
      practitioners,
    ]),
  ]

  it.each(plans)('%s is tagged to criteria and KSBs that exist', (_, plan, qualification) => {
    expect(parseCriteriaExpression(toExpression(plan.tags), qualification.units).problems).toEqual([])
    const codes = bundledStandards.flatMap(standard => standard.ksbs.map(ksb => ksb.code))
    expect((plan.ksbs ?? []).filter(code => !codes.includes(code))).toEqual([])
    expect(Object.keys(plan.tags).length + (plan.ksbs ?? []).length).toBeGreaterThan(0)
  })

  it.each(plans)('%s holds something to look at for every workplace, and no gap in its words', (_, plan) => {
    const subject = { name: 'Nyima', they: 'she', them: 'her', their: 'her' } as const
    for (const work of Object.values(WORKPLACES)) {
      const words = [
        plan.title(work),
        plan.text?.(work, subject),
        plan.description?.(work, subject),
        plan.keptAt?.(work),
      ]
      const files = plan.files?.(work, subject) ?? []
      expect(files.length > 0 || plan.text !== undefined || plan.keptAt !== undefined).toBe(true)
      expect(JSON.stringify([words, files])).not.toMatch(/undefined|\[object|\$\{/)
    }
  })

  it.each([
    ['601/3973/0', DIPLOMA_PLANS, diploma],
    ['603/5681/9', PRACTITIONER_EVIDENCE, practitioners],
  ])(
    'covers every criterion that is held of %s, so that somebody can have done it all',
    (_, plansOf, qualification) => {
      const expression = Object.values<EvidencePlan>(plansOf)
        .map(plan => toExpression(plan.tags))
        .filter(text => text !== '')
        .join('; ')
      const covered = parseCriteriaExpression(expression, qualification.units).criterionIds
      expect(covered).toHaveLength(qualification.units.flatMap(unit => unit.criteria).length)
    },
  )

  it('is used: no plan is written for nobody', () => {
    const used = new Set(learners.flatMap(learner => learner.evidence.map(evidence => evidence.plan)))
    expect(Object.keys(EVIDENCE_PLANS).filter(name => !used.has(name as keyof typeof EVIDENCE_PLANS))).toEqual([])
  })
})
