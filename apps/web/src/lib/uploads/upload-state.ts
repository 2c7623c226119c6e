/** An upload as screens show it, and its words. */
import { formatBytes } from '../bytes.ts'

export interface Upload {
  key: string
  evidenceId: string
  name: string
  size: number
  /** Bytes that have left this device. */
  sent: number
  /** Bytes that the server has answered for: what a lost connection keeps. */
  kept: number
  /** The file that it takes the place of. */
  supersedes: string | null
  status: 'sending' | 'lost' | 'arrived' | 'refused'
  startedAt: number
  /** What had been sent when this attempt started, for the time that is left. */
  sentAtStart: number
  /** While lost: when it is tried again. */
  nextTryAt: number | null
  /** Refused: the sentence that says why. */
  problem: string | null
}

/** Sending, or waiting to: what a submission waits for. */
export const isUnderWay = ({ status }: Upload): boolean => status === 'sending' || status === 'lost'

export const toPercent = (part: number, size: number): number => (size === 0 ? 0 : Math.floor((part / size) * 100))

/** "62 % of 18.4 MB, 20 s left" · "41 % is kept. Next try in 5 s" */
export function uploadWords(upload: Upload, now: number): string {
  switch (upload.status) {
    case 'sending': {
      const left = secondsLeft(upload, now)
      const share = `${toPercent(upload.sent, upload.size)} % of ${formatBytes(upload.size)}`
      return left === null ? share : `${share}, ${durationWords(left)} left`
    }
    case 'lost': {
      const seconds = upload.nextTryAt === null ? 0 : Math.max(0, Math.ceil((upload.nextTryAt - now) / 1000))
      const next = seconds > 0 ? `Next try in ${seconds} s` : 'Trying again'
      return `${toPercent(upload.kept, upload.size)} % is kept. ${next}`
    }
    case 'arrived':
      return `Uploaded, ${formatBytes(upload.size)}`
    case 'refused':
      return upload.problem ?? 'This file could not be taken.'
  }
}

/** Null until enough was sent to say. */
function secondsLeft({ sent, sentAtStart, size, startedAt }: Upload, now: number): number | null {
  const seconds = (now - startedAt) / 1000
  const sentNow = sent - sentAtStart
  if (seconds < 2 || sentNow <= 0) return null
  return Math.ceil((size - sent) / (sentNow / seconds))
}

function durationWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3600)} h`
}
