// A reply that was checked against its contract when it was made, and is kept as the bytes that go out. Where the same thing
// is told a thousand times (the rows of a cohort), checking it, joining it as strings and encoding it a thousand times would
// take longer than everything else together.
import { z } from 'zod'

/** Goes out as it is: only this file makes one, so that none was made without a contract. */
export class JsonText {
  /** UTF-8. */
  readonly bytes: Buffer

  private constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  get text(): string {
    return this.bytes.toString()
  }

  /** Throws where the value breaks its contract. */
  static of<S extends z.ZodType>(schema: S, value: z.output<S>): JsonText {
    return new JsonText(Buffer.from(JSON.stringify(z.encode(schema, value))))
  }

  /** An object of which some members are text already. */
  static withMembers(object: JsonText, members: Readonly<Record<string, JsonText | readonly JsonText[]>>): JsonText {
    const own = object.bytes.subarray(0, -1)
    const pieces: Buffer[] = [own]
    for (const [name, member] of Object.entries(members)) {
      const isFirst = pieces.length === 1 && own.length === 1
      pieces.push(Buffer.from(`${isFirst ? '' : ','}${JSON.stringify(name)}:`))
      addMember(pieces, member)
    }
    return new JsonText(Buffer.concat([...pieces, CLOSE]))
  }
}

const COMMA = Buffer.from(',')
const OPEN_LIST = Buffer.from('[')
const CLOSE_LIST = Buffer.from(']')
const CLOSE = Buffer.from('}')

function addMember(pieces: Buffer[], member: JsonText | readonly JsonText[]): void {
  if (member instanceof JsonText) {
    pieces.push(member.bytes)
    return
  }
  pieces.push(OPEN_LIST)
  for (const [index, item] of member.entries()) {
    if (index > 0) pieces.push(COMMA)
    pieces.push(item.bytes)
  }
  pieces.push(CLOSE_LIST)
}
