/** A failure that whoever starts the server can mend: shown as a sentence, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
