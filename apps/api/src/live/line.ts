import type { ServerResponse } from 'node:http'

/** One stream's way out. */
export interface Line {
  write(text: string): void
  end(): void
}

/** What may wait for a slow reader. A whole replay fits. */
const MOST_BUFFERED = 1024 ** 2

/** `onClose` is told once, whoever closed it. */
export function openLine(raw: ServerResponse, onClose: () => void): Line {
  raw.once('close', onClose)
  return {
    write(text) {
      if (raw.destroyed || raw.writableEnded) return
      raw.write(text)
      // Nobody reads, or too slowly: memory is not theirs to fill. They come back with their cursor.
      if (raw.writableLength > MOST_BUFFERED) raw.destroy()
    },
    end() {
      if (!raw.writableEnded) raw.end()
    },
  }
}
