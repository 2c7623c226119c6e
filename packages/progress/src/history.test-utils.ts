/** An enrolment's facts as they come about, one ledger sequence an act. */
import type {
  AchievementFact,
  AchievementKind,
  ConfirmationBasis,
  ConfirmationFact,
  ConfirmationKind,
  ConfirmationOutcome,
  DecisionFact,
  EnrolmentFacts,
  JobRole,
  Outcome,
  SignOffFact,
  TagFact,
} from './types.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class History {
  /** The last act's. */
  sequence = 0
  readonly tags: Mutable<TagFact>[] = []
  readonly decisions: Mutable<DecisionFact>[] = []
  readonly signOffs: Mutable<SignOffFact>[] = []
  readonly achievements: Mutable<AchievementFact>[] = []
  readonly confirmations: Mutable<ConfirmationFact>[] = []
  readonly unitIds: string[]
  readonly jobRole: JobRole | null
  readonly programmeVersion: number

  constructor({
    units = [1],
    jobRole = null,
    programmeVersion = 1,
  }: { units?: readonly number[]; jobRole?: JobRole | null; programmeVersion?: number } = {}) {
    this.unitIds = units.map(number => `unit ${number}`)
    this.jobRole = jobRole
    this.programmeVersion = programmeVersion
  }

  /** A copy, so that what follows does not reach back into it. */
  facts(change: Partial<EnrolmentFacts> = {}): EnrolmentFacts {
    const { unitIds, jobRole, programmeVersion } = this
    return {
      unitIds: [...unitIds],
      jobRole,
      programmeVersion,
      tags: this.tags.map(tag => ({ ...tag })),
      decisions: this.decisions.map(decision => ({ ...decision })),
      signOffs: this.signOffs.map(signOff => ({ ...signOff })),
      achievements: this.achievements.map(achievement => ({ ...achievement })),
      confirmations: this.confirmations.map(confirmation => ({ ...confirmation })),
      ...change,
    }
  }

  /** "1/1.1" is a criterion, "K1" a KSB. */
  tag(evidenceId: string, target: string): TagFact {
    const tag: TagFact = {
      id: `tag ${this.tags.length + 1}`,
      evidenceId,
      target: target.includes('/') ? { criterionId: target } : { ksbId: target },
      submitted: null,
      ...this.#begin(),
    }
    this.tags.push(tag)
    return tag
  }

  submit(tag: TagFact): TagFact {
    const found = this.#tag(tag)
    this.sequence += 1
    if (found.submitted === null) found.submitted = this.sequence
    const standing = this.standingDecision(tag)
    if (standing !== null) this.#decision(standing).ended = this.sequence
    return found
  }

  submitted(evidenceId: string, target: string): TagFact {
    return this.submit(this.tag(evidenceId, target))
  }

  decide(tag: TagFact, outcome: Outcome, how: { waits?: boolean; scopeWasEmpty?: boolean } = {}): DecisionFact {
    const span = this.#begin()
    const decision: DecisionFact = {
      id: `decision ${this.decisions.length + 1}`,
      tagId: tag.id,
      outcome,
      effective: how.waits ? null : span.began,
      scopeWasEmpty: how.scopeWasEmpty ?? false,
      ...span,
    }
    const standing = this.standingDecision(tag)
    if (standing !== null && !how.waits) this.#decision(standing).ended = span.began
    this.decisions.push(decision)
    return decision
  }

  /** Tagged, submitted and accepted. */
  accepted(evidenceId: string, target: string, how: { scopeWasEmpty?: boolean } = {}): DecisionFact {
    return this.decide(this.submitted(evidenceId, target), 'accepted', how)
  }

  referred(evidenceId: string, target: string): DecisionFact {
    return this.decide(this.submitted(evidenceId, target), 'referred')
  }

  countersign(decision: DecisionFact): void {
    this.sequence += 1
    const standing = this.decisions.find(
      other => other.tagId === decision.tagId && other.ended === null && other.effective !== null,
    )
    if (standing !== undefined) standing.ended = this.sequence
    this.#decision(decision).effective = this.sequence
  }

  undo(decision: DecisionFact): void {
    this.sequence += 1
    this.#decision(decision).ended = this.sequence
  }

  remove(tag: TagFact): void {
    this.sequence += 1
    this.#tag(tag).ended = this.sequence
  }

  signOff(unit: number, supports: readonly { id: string }[]): SignOffFact {
    const signOff: SignOffFact = {
      id: `sign-off ${this.signOffs.length + 1}`,
      unitId: `unit ${unit}`,
      supportIds: supports.map(support => support.id),
      ...this.#begin(),
    }
    this.signOffs.push(signOff)
    return signOff
  }

  reopen(signOff: SignOffFact): void {
    this.sequence += 1
    const found = this.signOffs.find(other => other.id === signOff.id)
    if (found !== undefined) found.ended = this.sequence
  }

  achieve(unit: number, kind: AchievementKind = 'creditTransfer'): AchievementFact {
    const achievement: AchievementFact = {
      id: `achievement ${this.achievements.length + 1}`,
      unitId: `unit ${unit}`,
      kind,
      ...this.#begin(),
    }
    this.achievements.push(achievement)
    return achievement
  }

  endAchievement(achievement: AchievementFact): void {
    this.sequence += 1
    const found = this.achievements.find(other => other.id === achievement.id)
    if (found !== undefined) found.ended = this.sequence
  }

  confirm(
    ksbId: string,
    basis: ConfirmationBasis,
    { kind = 'staff', outcome = 'confirmed' }: { kind?: ConfirmationKind; outcome?: ConfirmationOutcome } = {},
  ): ConfirmationFact {
    const span = this.#begin()
    const earlier = this.confirmations.find(
      other => other.ksbId === ksbId && other.kind === kind && other.ended === null,
    )
    if (earlier !== undefined) earlier.ended = span.began
    const confirmation: ConfirmationFact = {
      id: `confirmation ${this.confirmations.length + 1}`,
      ksbId,
      kind,
      outcome,
      basis,
      ...span,
    }
    this.confirmations.push(confirmation)
    return confirmation
  }

  tagOf(decision: DecisionFact): TagFact {
    const found = this.tags.find(tag => tag.id === decision.tagId)
    if (found === undefined) throw new Error(`No tag of ${decision.id}`)
    return found
  }

  standingDecision(tag: TagFact): DecisionFact | null {
    return (
      this.decisions.find(other => other.tagId === tag.id && other.ended === null && other.effective !== null) ?? null
    )
  }

  #begin(): { began: number; ended: null } {
    this.sequence += 1
    return { began: this.sequence, ended: null }
  }

  #tag(tag: TagFact): Mutable<TagFact> {
    const found = this.tags.find(other => other.id === tag.id)
    if (found === undefined) throw new Error(`No ${tag.id}`)
    return found
  }

  #decision(decision: DecisionFact): Mutable<DecisionFact> {
    const found = this.decisions.find(other => other.id === decision.id)
    if (found === undefined) throw new Error(`No ${decision.id}`)
    return found
  }
}
