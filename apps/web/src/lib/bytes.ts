/** "820 bytes", "41 KB", "18.4 MB", "2 GB": as file managers count. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const rounded = unit < 2 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10
  return `${rounded} ${units[unit]}`
}

/** A limit as whoever set it meant it: 2 GiB is said as "2 GB". */
export function formatLimit(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'] as const
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${Math.floor((bytes / 1024 ** power) * 10) / 10} ${units[power]}`
}
