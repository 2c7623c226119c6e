/**
 * Stands in for zod in the built application (without-schemas.ts). Contracts build their schemas from it as ever, and
 * get nothing; whoever would check or read something with one is told so at once.
 */
const ANSWERS = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options'])

export const z: unknown = new Proxy(() => undefined, {
  apply: () => z,
  get: (_, name) => {
    if (ANSWERS.has(name)) throw new Error(`The built application carries no schemas, so nothing has ${String(name)}.`)
    return z
  },
})
