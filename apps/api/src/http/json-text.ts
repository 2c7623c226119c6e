// A reply that was checked against its contract when it was made, and is kept as text. Where the same thing is told a
// thousand times (the rows of a cohort), checking it a thousand times would take longer than everything else together, and
// so would joining and encoding a thousand texts: a list is put together from bytes that are kept.
import { z } from 'zod'

/** Goes out as it is: only this file makes one, so that none was made without a contract. */
export class JsonText {
  readonly text: string
  #bytes: Buffer | null = null

  private constructor(text: string) {
    this.text = text
  }

  /** UTF-8, made when first asked for. */
  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(this.text)
    return this.#bytes
  }

  /** Throws where the value breaks its contract. */
  static of<S extends z.ZodType>(schema: S, value: z.output<S>): JsonText {
    return new JsonText(JSON.stringify(z.encode(schema, value)))
  }

  /** An object of which some members are text already. */
  static withMembers(object: JsonText, members: Readonly<Record<string, JsonText>>): JsonText {
    const added = Object.entries(members).map(([name, { text }]) => `${JSON.stringify(name)}:${text}`)
    const own = object.text.slice(1, -1)
    return new JsonText(`{${[...(own === '' ? [] : [own]), ...added].join(',')}}`)
  }
}

/** An object with a list of many texts as its last member. */
export class JsonList {
  readonly bytes: Buffer

  constructor(object: JsonText, name: string, items: readonly JsonText[]) {
    const own = object.text.slice(0, -1)
    const pieces: Buffer[] = [Buffer.from(`${own}${own === '{' ? '' : ','}${JSON.stringify(name)}:[`)]
    for (const [index, item] of items.entries()) {
      if (index > 0) pieces.push(COMMA)
      pieces.push(item.bytes)
    }
    this.bytes = Buffer.concat([...pieces, CLOSE])
  }
}

const COMMA = Buffer.from(',')
const CLOSE = Buffer.from(']}')
