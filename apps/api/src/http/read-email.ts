/** What a limit counts under, of a body that the contract has checked. */
export function readEmail(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
  return typeof email === 'string' ? email : ''
}
