/** Makes a few seconds of WAV that rise and fall like two people talking. Nobody's voice is in it. */

const RATE = 8_000
const SECONDS_MAX = 12

/** The same `variant` gives the same bytes. */
export function recordSound(seconds: number, variant = 0): Buffer {
  const length = Math.round(Math.min(seconds, SECONDS_MAX) * RATE)
  const samples = Buffer.alloc(length)
  for (let i = 0; i < length; i++) samples[i] = toSample(i / RATE, variant)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + length, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(length, 40)
  return Buffer.concat([header, samples])
}

/** Unsigned 8 bits: 128 is silence. */
function toSample(second: number, variant: number): number {
  // Turns of a second and a half: a lower voice, then a higher one.
  const turn = Math.floor(second / 1.5)
  const pitch = (turn % 2 === 0 ? 118 : 196) + (variant % 7) * 5 + 14 * Math.sin(second * 2.4 + variant)
  // About four syllables a second, with a breath between turns.
  const syllable = Math.max(0, Math.sin(second * Math.PI * (3.6 + (variant % 3) * 0.4))) ** 0.7
  const breath = second % 1.5 < 0.12 ? 0 : 1
  let wave = 0
  for (const [harmonic, strength] of HARMONICS) wave += strength * Math.sin(2 * Math.PI * pitch * harmonic * second)
  return 128 + Math.round(46 * wave * syllable * breath)
}

const HARMONICS = [
  [1, 0.55],
  [2, 0.3],
  [5, 0.18],
  [9, 0.07],
] as const
