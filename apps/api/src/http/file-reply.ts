import type { FastifyReply } from 'fastify'
import { toContentDisposition, toMadeName } from '../files/file-name.ts'

/** Answers with a file that was made for this request, for the browser to keep: never to be shown in our origin. */
export class FileReply {
  readonly #bytes: Uint8Array
  readonly #mediaType: string
  readonly #fileName: string

  constructor({ bytes, mediaType, fileName }: { bytes: Uint8Array; mediaType: string; fileName: string }) {
    this.#bytes = bytes
    this.#mediaType = mediaType
    this.#fileName = fileName
  }

  sendAs(reply: FastifyReply): FastifyReply {
    return reply
      .headers({
        'content-type': this.#mediaType.startsWith('text/') ? `${this.#mediaType}; charset=utf-8` : this.#mediaType,
        'content-disposition': toContentDisposition('attachment', toMadeName(this.#fileName)),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(Buffer.from(this.#bytes))
  }
}
