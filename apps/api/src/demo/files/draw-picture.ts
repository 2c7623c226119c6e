/** Draws a small PNG in a few flat colours, as a phone's photograph would be if nobody's face were in it. */
import { crc32, deflateSync } from 'node:zlib'

export const SCENES = ['serviceDesk', 'noticeBoard', 'whiteboardChart', 'parcelShelf', 'deskScreen'] as const
export type Scene = (typeof SCENES)[number]

const WIDTH = 480
const HEIGHT = 320
const PALETTE = [
  [0xf2, 0xf5, 0xf4],
  [0x15, 0x20, 0x1e],
  [0xb9, 0xc6, 0xc3],
  [0x74, 0x83, 0x7f],
  [0xd8, 0xb4, 0x84],
  [0x8a, 0x5a, 0x33],
  [0x1b, 0x76, 0x57],
  [0x1f, 0x4e, 0x9c],
  [0xf2, 0xa8, 0x1d],
  [0xff, 0xff, 0xff],
] as const
const [PAPER, INK, STEEL, GREY, WOOD, DARK_WOOD, GREEN, BLUE, AMBER, WHITE] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

class Canvas {
  /** One palette index a pixel. */
  readonly pixels = new Uint8Array(WIDTH * HEIGHT)

  fill(left: number, top: number, width: number, height: number, colour: number): void {
    for (let y = Math.max(0, top); y < Math.min(HEIGHT, top + height); y++) {
      this.pixels.fill(colour, y * WIDTH + Math.max(0, left), y * WIDTH + Math.min(WIDTH, left + width))
    }
  }

  disc(x: number, y: number, radius: number, colour: number): void {
    for (let dy = -radius; dy <= radius; dy++) {
      const half = Math.floor(Math.sqrt(radius * radius - dy * dy))
      this.fill(x - half, y + dy, half * 2 + 1, 1, colour)
    }
  }

  /** A stand-in for a line of writing. */
  writing(left: number, top: number, words: readonly number[], colour: number): void {
    let x = left
    for (const width of words) {
      this.fill(x, top, width, 4, colour)
      x += width + 6
    }
  }
}

/** `variant` moves things a little, so that two people's pictures are two pictures. */
export function drawPicture(scene: Scene, variant = 0): Buffer {
  const canvas = new Canvas()
  DRAW[scene](canvas, variant)
  return toPng(canvas.pixels)
}

const DRAW: Record<Scene, (canvas: Canvas, variant: number) => void> = {
  serviceDesk(canvas, variant) {
    canvas.fill(0, 0, WIDTH, HEIGHT, PAPER)
    canvas.fill(0, 240, WIDTH, 80, STEEL)
    canvas.fill(60, 150, 360, 110, WOOD)
    canvas.fill(50, 140, 380, 14, DARK_WOOD)
    canvas.fill(250 + (variant % 5) * 12, 84, 76, 52, INK)
    canvas.fill(256 + (variant % 5) * 12, 90, 64, 40, BLUE)
    canvas.fill(140, 40, 200, 34, GREEN)
    canvas.writing(160, 54, [40, 30, 70], WHITE)
    canvas.disc(110, 122, 16, AMBER)
    canvas.fill(84, 180, 90, 50, WHITE)
    canvas.writing(94, 194, [30, 34], INK)
    canvas.writing(94, 208, [20, 40], GREY)
  },
  noticeBoard(canvas, variant) {
    canvas.fill(0, 0, WIDTH, HEIGHT, STEEL)
    canvas.fill(40, 30, 400, 260, DARK_WOOD)
    canvas.fill(52, 42, 376, 236, WOOD)
    for (let sheet = 0; sheet < 6; sheet++) {
      const left = 72 + (sheet % 3) * 118 + ((sheet * 7 + variant * 5) % 11)
      const top = 58 + Math.floor(sheet / 3) * 112
      canvas.fill(left, top, 92, 92, sheet === variant % 6 ? AMBER : WHITE)
      canvas.disc(left + 46, top + 6, 4, BLUE)
      for (let line = 0; line < 5; line++)
        canvas.writing(left + 10, top + 22 + line * 13, [18 + ((sheet + line) % 4) * 6, 26], INK)
    }
  },
  whiteboardChart(canvas, variant) {
    canvas.fill(0, 0, WIDTH, HEIGHT, GREY)
    canvas.fill(36, 26, 408, 268, WHITE)
    canvas.writing(60, 46, [60, 40, 90], INK)
    canvas.fill(70, 80, 3, 180, INK)
    canvas.fill(70, 258, 340, 3, INK)
    for (let bar = 0; bar < 8; bar++) {
      const height = 50 + ((bar * 37 + variant * 23) % 110)
      canvas.fill(90 + bar * 40, 258 - height, 26, height, bar === 7 ? GREEN : BLUE)
    }
    canvas.fill(70, 150, 340, 2, AMBER)
  },
  parcelShelf(canvas, variant) {
    canvas.fill(0, 0, WIDTH, HEIGHT, PAPER)
    for (let shelf = 0; shelf < 3; shelf++) {
      const top = 96 + shelf * 92
      canvas.fill(30, top, 420, 8, GREY)
      for (let parcel = 0; parcel < 5; parcel++) {
        const size = 40 + ((parcel * 13 + shelf * 17 + variant * 11) % 28)
        const left = 44 + parcel * 82
        canvas.fill(left, top - size, size + 10, size, WOOD)
        canvas.fill(left + size / 2 - 2, top - size, 8, size, DARK_WOOD)
        canvas.fill(left + 6, top - size + 8, 20, 12, WHITE)
      }
    }
  },
  deskScreen(canvas, variant) {
    canvas.fill(0, 0, WIDTH, HEIGHT, WOOD)
    canvas.fill(70, 24, 340, 220, INK)
    canvas.fill(82, 36, 316, 196, WHITE)
    canvas.fill(82, 36, 316, 26, GREEN)
    for (let line = 0; line < 9; line++) {
      const colour = line === (variant * 3) % 9 ? AMBER : line % 2 === 0 ? PAPER : WHITE
      canvas.fill(82, 66 + line * 18, 316, 18, colour)
      canvas.writing(94, 73 + line * 18, [44, 80 + ((line * 29 + variant * 7) % 60), 30], INK)
    }
    canvas.fill(210, 244, 60, 30, INK)
    canvas.fill(150, 274, 180, 10, INK)
  },
}

function toPng(pixels: Uint8Array): Buffer {
  // Each line starts with its filter type, 0: none. Two pixels to a byte would save little after compression.
  const lines = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) lines.set(pixels.subarray(y * WIDTH, (y + 1) * WIDTH), y * (WIDTH + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    toChunk('IHDR', header),
    toChunk('PLTE', Buffer.from(PALETTE.flat())),
    toChunk('IDAT', deflateSync(lines, { level: 9 })),
    toChunk('IEND', Buffer.alloc(0)),
  ])
}

function toChunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(content.length, 0)
  chunk.set(body, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}
