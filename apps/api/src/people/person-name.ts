/** As people are named on screens. Some have one name only: it is the family name. */
export function formatName(givenName: string | null, familyName: string): string {
  return givenName === null ? familyName : `${givenName} ${familyName}`
}
