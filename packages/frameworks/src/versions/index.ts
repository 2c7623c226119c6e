export { deriveMapping, type OwnVersion } from './derive-mapping.ts'
export { listChoices } from './list-choices.ts'
export { type Choice, type KsbRule, NO_EFFECT, type Settlement, type SettlementEffect } from './settlement.ts'
