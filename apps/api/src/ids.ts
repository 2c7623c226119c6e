import { encodeTypeId } from '@crosswalk/frameworks'
import { v7 } from 'uuid'

/** Where new ids come from: `ids.create('evd')`. Tests count instead. */
export interface Ids {
  create(prefix: string): string
}

export const systemIds: Ids = { create: prefix => encodeTypeId(prefix, v7()) }
