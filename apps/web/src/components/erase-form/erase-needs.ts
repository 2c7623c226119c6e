interface EraseWords {
  /** What is still to be chosen, in sentences. */
  choices: readonly string[]
  reason: string
  isUnderstood: boolean
}

/** What still has to be said before something is erased; empty once all is said. */
export function listEraseNeeds({ choices, reason, isUnderstood }: EraseWords): string[] {
  return [
    ...choices,
    ...(reason.trim() === '' ? ['Say why it is erased.'] : []),
    ...(isUnderstood ? [] : ['Tick that you know it can’t be undone.']),
  ]
}
