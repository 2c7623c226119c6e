/**
 * A record that a policy has looked at. Services take `Authorized<T>`, so that one with an unchecked record does not
 * compile; only policies call `authorize`.
 */
declare const checked: unique symbol
export type Authorized<T> = T & { readonly [checked]: true }

export function authorize<T>(record: T): Authorized<T> {
  return record as Authorized<T>
}
