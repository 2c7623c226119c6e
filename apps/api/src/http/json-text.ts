// A reply that was checked against its contract when it was made, and is kept as text. Where the same thing is told a
// thousand times (the rows of a cohort), checking it a thousand times would take longer than everything else together.
import { z } from 'zod'

/** Goes out as it is: only this file makes one, so that none was made without a contract. */
export class JsonText {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** Throws where the value breaks its contract. */
  static of<S extends z.ZodType>(schema: S, value: z.output<S>): JsonText {
    return new JsonText(JSON.stringify(z.encode(schema, value)))
  }

  /** An object of which some members are text already. */
  static withMembers(object: JsonText, members: Readonly<Record<string, JsonText | readonly JsonText[]>>): JsonText {
    const added = Object.entries(members).map(([name, member]) => `${JSON.stringify(name)}:${toText(member)}`)
    const own = object.text.slice(1, -1)
    return new JsonText(`{${[...(own === '' ? [] : [own]), ...added].join(',')}}`)
  }
}

function toText(member: JsonText | readonly JsonText[]): string {
  return member instanceof JsonText ? member.text : `[${member.map(item => item.text).join(',')}]`
}
