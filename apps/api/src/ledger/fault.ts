/** Something that is not as it was written: where, and what is wrong there. */
export interface Fault {
  table: string
  /** The row's key; parts joined by a slash. */
  id: string
  field?: string
  /** The rest of the sentence: "is 'accepted', and by the ledger 'referred'". */
  says: string
}

export const toSentence = ({ table, id, field, says }: Fault): string =>
  `${table} ${id}${field === undefined ? '' : ` ${field}`}: ${says}`
