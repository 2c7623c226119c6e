/** What somebody has written of a settlement and not sent. */
export interface SettleDraft {
  choice: string
  reason: string
  asked: string
  answer: string
  answeredOn: string
}

export const NO_SETTLEMENT: SettleDraft = { choice: '', reason: '', asked: '', answer: '', answeredOn: '' }

export function isSettleDraft(value: unknown): value is SettleDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(NO_SETTLEMENT).every(key => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string')
  )
}

/** What a request carries: blank is nothing. */
export function toSettlement(discrepancyId: string, { choice, reason, ...told }: SettleDraft) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    discrepancyId,
    choice,
    reason: reason.trim(),
    asked: orNull(told.asked),
    answer: orNull(told.answer),
    answeredOn: orNull(told.answeredOn),
  }
}
