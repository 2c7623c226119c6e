import type { Person, Role } from '@crosswalk/contracts'

export interface DatedRole {
  id: string
  role: Role
  from: string
  to: string | null
}

export interface DatedMark {
  id: string
  from: string
  to: string | null
}

export interface PersonRecord {
  id: string
  centreId: string
  accountId: string | null
  givenName: string | null
  familyName: string
  name: string
  email: string | null
  revision: number
  isClosed: boolean
  /** Today’s. */
  roles: Role[]
  /** Those of today and of days to come. */
  datedRoles: DatedRole[]
  /** The one of today, else the next. */
  training: DatedMark | null
  isInTraining: boolean
  /** The power to erase, of today, else the next. */
  erasurePower: DatedMark | null
  account: Person['account']
  lastSignedInAt: Date | null
}

/** For managers. */
export function toPerson(person: PersonRecord): Person {
  const { id, name, givenName, familyName, email, roles, isInTraining, training, erasurePower, account, revision } =
    person
  return {
    id,
    name,
    givenName,
    familyName,
    email,
    roles,
    inTraining: isInTraining,
    inTrainingFrom: training?.from ?? null,
    inTrainingTo: training?.to ?? null,
    mayEraseFrom: erasurePower?.from ?? null,
    mayEraseTo: erasurePower?.to ?? null,
    account,
    lastSignedInAt: person.lastSignedInAt?.toISOString() ?? null,
    revision,
  }
}

/** For the rest of the staff, who only choose among colleagues. */
export function toColleague({ id, name, givenName, familyName, roles, revision }: PersonRecord): Person {
  return {
    id,
    name,
    givenName,
    familyName,
    roles: roles.filter(role => role !== 'learner'),
    email: null,
    inTraining: false,
    inTrainingFrom: null,
    inTrainingTo: null,
    mayEraseFrom: null,
    mayEraseTo: null,
    account: 'none',
    lastSignedInAt: null,
    revision,
  }
}
