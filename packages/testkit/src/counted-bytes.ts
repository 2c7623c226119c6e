/** Only for tests. Stands in for random bytes: never the same twice, always the same in the next run. */
export function createCountedBytes(): (size: number) => Uint8Array {
  let count = 0
  return size => {
    count++
    const bytes = new Uint8Array(size)
    let rest = count
    for (let i = 0; i < size && rest > 0; i++) {
      bytes[i] = rest & 255
      rest = Math.floor(rest / 256)
    }
    return bytes
  }
}
